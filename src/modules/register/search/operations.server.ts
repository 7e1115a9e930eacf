import { operation } from '#platform/operation.server.ts'
import { handleOf } from '../handle.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { findHits } from './find.server.ts'
import { provinceNames } from './provinces.ts'
import { askQuestion } from './rules.ts'
import { searchInput, searchOutput, type PublicItem, type SearchInput } from './schema.ts'
import { listHits, listPublicRows, MAX_HITS, type Hit, type PublicRow } from './store.server.ts'
import type { Ctx } from '#platform/operation.server.ts'

const itemOf = (row: PublicRow): PublicItem => ({ ...row, id: handleOf(row) }) as PublicItem

/** Only generic words ("HTX nông nghiệp") name nothing: they ask for the list, of that type. */
function asList(input: SearchInput): SearchInput | null {
  if (input.q.trim() === '') return input
  const question = askQuestion(input.q)
  return question.generic ? { ...input, type: input.type ?? question.typeHint ?? undefined } : null
}

async function page(ctx: Ctx, input: SearchInput): Promise<Hit[]> {
  const after = readCursor(input.cursor)
  const list = asList(input)
  if (list) return listHits(ctx.db, list, after, input.limit + 1)
  if (askQuestion(input.q).words.length === 0) return []
  const hits = await findHits(ctx.db, input.q, input, provinceNames(), { enough: input.limit, most: after ? MAX_HITS : input.limit + 1 })
  const isAfter = (hit: Hit): boolean => after === null || hit.score < after.score
    || (hit.score === after.score && (hit.folded > after.folded || (hit.folded === after.folded && hit.id > after.id)))
  return hits.filter(isAfter).slice(0, input.limit + 1)
}

export const searchOrganisations = operation({
  id: 'register.searchOrganisations',
  http: 'GET /organisations',
  summary: 'Finds organisations by name, earlier name, code or address, and lists them by place, type, sector and status.',
  as: 'public',
  input: searchInput,
  output: searchOutput,
  allow: () => true,
  run: async (ctx, input) => {
    const hits = await page(ctx, input)
    const shown = hits.slice(0, input.limit)
    const last = shown.at(-1)
    const rows = shown.length > 0 ? await listPublicRows(ctx.db, shown.map((hit) => hit.id)) : []
    return { items: rows.map(itemOf), next: hits.length > shown.length && last ? cursorOf(last) : null }
  },
})
