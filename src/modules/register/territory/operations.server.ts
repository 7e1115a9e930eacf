import { operation, type Actor } from '#platform/operation.server.ts'
import * as z from 'zod'
import { vietnamDay } from '../clock.ts'
import { freshnessOf } from '../freshness.ts'
import { handleOf } from '../handle.ts'
import { can } from '../policy.ts'
import { cursorOf, readCursor } from '../search/cursor.ts'
import { askQuestion } from '../search/rules.ts'
import { territoryInput, territoryItem, type Attention, type TerritoryInput, type TerritoryItem } from './schema.ts'
import { listTerritoryRows, type TerritoryRow } from './store.server.ts'

/** The officer's own territory narrows the list before row-level security has to. */
function within(actor: Actor, input: TerritoryInput): TerritoryInput {
  const territory = actor.territory ?? actor.alliance
  if (territory === null || territory.level === 'nation') return input
  return territory.level === 'province'
    ? { ...input, province: territory.province }
    : { ...input, province: territory.province, commune: territory.commune }
}

function attentionOf(row: TerritoryRow, freshness: TerritoryItem['freshness']): Attention[] {
  const all: Record<Attention, boolean> = {
    stale: freshness === 'stale' || freshness === 'unconfirmed' || freshness === 'ageing',
    noCode: row.code === null, noCommune: row.commune_code === null, noRepresentative: row.representative === null,
    noProfile: !row.has_profile, openCorrection: row.open_corrections > 0, notAtAddress: row.status === 'not_at_address',
  }
  return (Object.keys(all) as Attention[]).filter((key) => all[key])
}

function itemOf(row: TerritoryRow, today: string): TerritoryItem {
  const freshness = freshnessOf(row.confirmed_on, today)
  return {
    id: handleOf(row), code: row.code, name: row.name, address: row.address, province: row.province_code, commune: row.commune_code,
    representative: row.representative, mainLine: row.main_line, foundedOn: row.founded_on, charterCapitalDong: row.charter_capital_dong, phone: row.phone,
    officialMembers: row.official_members, workers: row.workers, revenueDong: row.revenue_dong, lastConfirmedOn: row.confirmed_on,
    sourceSystem: row.source_system, demonstration: row.demonstration, freshness, attention: attentionOf(row, freshness),
    type: row.type as TerritoryItem['type'], status: row.status as TerritoryItem['status'],
    field: row.field as TerritoryItem['field'], sizeClass: row.size_class as TerritoryItem['sizeClass'],
  }
}

export const listTerritory = operation({
  id: 'register.listTerritory',
  http: 'GET /territory/organisations',
  summary: "The organisations of the officer's territory in the order of names, with freshness and what needs attention.",
  reads: true,
  input: territoryInput,
  output: z.object({ items: z.array(territoryItem), next: z.string().nullable() }),
  allow: can.readTerritory,
  run: async (ctx, input) => {
    const question = askQuestion(input.q)
    const terms = question.generic || question.core === '' ? [] : [...new Set(question.core.split(' '))]
    const rows = await listTerritoryRows(ctx.db, within(ctx.actor, input), terms, readCursor(input.cursor))
    const shown = rows.slice(0, input.limit)
    const last = shown.at(-1)
    return {
      items: shown.map((row) => itemOf(row, vietnamDay(ctx.now))),
      next: rows.length > shown.length && last ? cursorOf({ score: 0, folded: last.folded, id: last.id }) : null,
    }
  },
})
