import type { Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import { addressReadings, askQuestion, literalReading, otherReadings, splitProvince, type Province, type Question } from './rules.ts'
import type { Filters } from './schema.ts'
import { findByCores, findByReadings, findByTerms, findNamed, MAX_HITS, type Hit } from './store.server.ts'
import { vocabularyFor } from './vocabulary.server.ts'

/** Scores of store.server.ts: at or above, the question has named something. */
const WHOLE_NAME = 790
const NAMED = 480

/** `enough` hits of a name end the search; at `most` so many are ranked: a first page needs no more than itself. */
export type Wanted = { enough: number; most: number }

const best = (hits: readonly Hit[]): number => hits[0]?.score ?? 0

function merge(lists: readonly (readonly Hit[])[]): Hit[] {
  const byId = new Map<string, Hit>()
  for (const hit of lists.flat()) {
    const known = byId.get(hit.id)
    if (!known || known.score < hit.score) byId.set(hit.id, hit)
  }
  return [...byId.values()].sort((a, b) => b.score - a.score || (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : a.id < b.id ? -1 : 1)).slice(0, MAX_HITS)
}

/**
 * From cheap to dear: most questions end at the first step. Each step is one statement.
 */
export async function findHits(db: Kysely<DB>, text: string, filters: Filters, provinces: readonly Province[], wanted: Wanted): Promise<Hit[]> {
  const question = askQuestion(text)
  const split = filters.province ? null : splitProvince(question, provinces)
  if (split) {
    const inProvince = await ask(db, split.rest, { ...filters, province: split.code }, wanted)
    if (best(inProvince) >= NAMED - 110) return inProvince
    return merge([inProvince, await ask(db, question, filters, wanted)])
  }
  return ask(db, question, filters, wanted)
}

async function ask(db: Kysely<DB>, question: Question, filters: Filters, wanted: Wanted): Promise<Hit[]> {
  const named = await findNamed(db, question, literalReading(question), filters, wanted.most)
  if (best(named) >= WHOLE_NAME || (best(named) >= NAMED && named.length >= wanted.enough)) return named
  const vocabulary = await vocabularyFor(db)
  const address = addressReadings(question, vocabulary)
  const placed = address ? await findByTerms(db, address.strict, filters, 300, wanted.most) : []
  if (best(named) >= NAMED || placed.length > 0) return merge([named, placed])
  const { repaired, loose } = otherReadings(question, vocabulary)
  const whole = await findByCores(db, question, repaired, filters, wanted.most)
  if (whole.length > 0) return merge([named, whole])
  const scattered = address ? await findByTerms(db, address.loose, filters, 200, wanted.most) : []
  return merge([named, scattered, await findByReadings(db, question, [...repaired, ...loose], filters, wanted.most)])
}
