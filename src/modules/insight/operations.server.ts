import * as z from 'zod'
import { findCommune, findProvince, listCommunes, TODAY } from '#modules/places/index.ts'
import { fields } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can } from './policy.ts'
import { gather, hrefOf, knowsPast, noCounts, sumOf, total, type CountRow, type Counts } from './rules.ts'
import { provinceSummary, statistics, statisticsInput, type Dimension, type OfficialFigure, type StatisticsInput } from './schema.ts'
import { countAtEndOf, countByYear, countCommunes, countToday, listOfficial, refreshedAt, type OfficialRow } from './store.server.ts'
import { wordsOf } from './words.ts'

/** So far back a curve goes: the Law of 2012 took effect in 2013. */
const FIRST_YEAR = 2013

async function rowsOf(ctx: Ctx, { by, year, province }: StatisticsInput): Promise<CountRow[]> {
  const inProvince = province ?? null
  if (by === 'year') return countByYear(ctx.db, FIRST_YEAR, Number(vietnamDay(ctx.now).slice(0, 4)), inProvince)
  if (by === 'commune') {
    if (inProvince === null) throw new AppError('invalid', 'insight.communeNeedsProvince', {}, { fields: [{ path: 'province', key: 'insight.communeNeedsProvince' }] })
    return countCommunes(ctx.db, inProvince)
  }
  if (year === undefined) return countToday(ctx.db, by, inProvince)
  return countAtEndOf(ctx.db, by as 'province' | 'sector' | 'field' | 'type', year, inProvince)
}

function nameOf(by: Dimension, key: string, t: ReturnType<typeof wordsOf>): string {
  if (by === 'province') return findProvince(key)?.name ?? t('insight.noPlace')
  if (by === 'commune') return findCommune(key)?.name ?? t('insight.noPlace')
  return by === 'year' ? key : t(`insight.${by}.${key}`)
}

/** Every unit of the list stands in the answer, also one with nothing in it. */
function withEmptyOnes(by: Dimension, province: string | undefined, found: Map<string, Counts>): Map<string, Counts> {
  if (by !== 'commune' || !province) return found
  return new Map([...listCommunes(province).map((c): [string, Counts] => [c.code, noCounts()]), ...found])
}

const official = (rows: readonly OfficialRow[], t: ReturnType<typeof wordsOf>): OfficialFigure[] => rows.map((row) => ({
  indicator: row.indicator, name: t(`insight.indicator.${row.indicator}`), value: row.value, unit: row.unit, approximate: row.approximate,
  source: row.source, asOf: row.as_of, method: row.method, unitScheme: t('insight.nationalOnly'),
}))

export const getStatistics = operation({
  id: 'insight.getStatistics',
  http: 'GET /statistics',
  summary: 'How many organisations by province, commune, sector, field, type, size, status or year; each figure with source, date, method and unit scheme, beside the published figures.',
  as: 'public',
  input: statisticsInput,
  output: statistics,
  allow: can.readFigures,
  run: async (ctx, input) => {
    const t = wordsOf(ctx.locale)
    const { by, year, province } = input
    if (year !== undefined && !knowsPast(by)) throw new AppError('invalid', 'insight.onlyToday', {}, { fields: [{ path: 'year', key: 'insight.onlyToday' }] })
    const counts = withEmptyOnes(by, province, gather(await rowsOf(ctx, input)))
    const refreshed = await refreshedAt(ctx.db, province ?? null)
    const origin = {
      source: t('insight.source'), method: t(year === undefined ? (by === 'status' ? 'insight.methodAll' : 'insight.methodToday') : 'insight.methodYear', { year: year ?? '' }),
      asOf: year === undefined ? vietnamDay(refreshed ?? ctx.now) : `${year}-12-31`, unitScheme: TODAY,
    }
    const figures = [...counts].map(([key, c]) => ({ key, name: nameOf(by, key, t), counts: c, total: sumOf(c), href: year === undefined ? hrefOf(by, key, province ?? null) : null, ...origin }))
    return {
      by, year: year ?? null, province: province ?? null, figures,
      total: by === 'year' ? (counts.get([...counts.keys()].at(-1) ?? '') ?? noCounts()) : total(counts.values()),
      official: province ? [] : official(await listOfficial(ctx.db, year ?? null), t),
      ...origin,
    }
  },
})

export const summariseProvince = operation({
  id: 'insight.summariseProvince',
  http: 'GET /statistics/provinces/{province}',
  summary: 'A province by commune and field: the table that it prints.',
  as: 'public',
  input: z.object({ province: z.string().regex(/^\d{2}$/) }),
  output: provinceSummary,
  allow: can.readFigures,
  run: async (ctx, { province }) => {
    const t = wordsOf(ctx.locale)
    const place = findProvince(province)
    if (!place) throw new AppError('not_found', 'insight.provinceNotFound', { province })
    const rows = await countCommunes(ctx.db, province)
    const columns = [...fields, ...(rows.some((r) => r.field === 'unknown' && r.type === 'HTX') ? ['unknown'] : [])]
    const lineOf = (name: string, code: string, own: typeof rows) => {
      const of = (type: keyof Counts, field?: string): number => own.reduce((sum, r) => sum + (r.type === type && (field === undefined || r.field === field) ? r.n : 0), 0)
      return { commune: { code, name }, htx: columns.map((field) => of('HTX', field)), htxTotal: of('HTX'), lhhtx: of('LHHTX'), tht: of('THT') }
    }
    const byCommune = Map.groupBy(rows, (r) => r.key)
    const known = listCommunes(province).map((c) => lineOf(c.name, c.code, byCommune.get(c.code) ?? []))
    const nowhere = byCommune.get('--')
    const { commune: _, ...sums } = lineOf('', '', rows)
    return {
      province: { code: province, name: place.name },
      fields: columns.map((key) => ({ key, name: t(`insight.field.${key}`) })),
      rows: nowhere ? [...known, lineOf(t('insight.noPlace'), '--', nowhere)] : known,
      total: sums,
      source: t('insight.source'), method: t('insight.methodToday'), asOf: vietnamDay((await refreshedAt(ctx.db, province)) ?? ctx.now), unitScheme: TODAY,
    }
  },
})
