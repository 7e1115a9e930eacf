import { duplicateKey, similarity, type Body } from '#modules/register/index.ts'
import type { Match } from '../schema.ts'

/** A body that is already there: a record of the register, or a line above in the same file. */
export type Known = Body & { organisationId: string | null; lineNo: number | null; rowNumber: number | null; communeName: string | null; ended: boolean }
export type Outcome = {
  /** Surely the same record: an update. */
  matchId: string | null
  /** For a person to decide. */
  matches: Match[]
  /** The row of the file that already says the same. */
  repeats: number | null
  /** The code stands for a body of another kind. */
  otherKind: Known | null
  /** The code stood for a body that has ended; a code is never given again (D92 14). */
  ended: Known | null
}

/** More than a screen of candidates helps nobody. */
const SHOWN_MAX = 5
/** Very common syllables lead to too many neighbours to compare. */
const BUCKET_MAX = 400

/**
 * Finds who a line may already be, without asking the database for each line. Neighbours are those that share a code, the
 * whole key of the name, or an uncommon syllable in the same commune; the register's own measure decides among them.
 */
export class Matcher {
  readonly #byCode = new Map<string, Known[]>()
  readonly #byKey = new Map<string, Known[]>()
  readonly #byPlace = new Map<string, Known[]>()

  constructor(known: readonly Known[]) {
    for (const one of known) this.add(one)
  }

  add(one: Known): void {
    const key = duplicateKey(one.name)
    if (one.code) push(this.#byCode, one.code, one)
    push(this.#byKey, key, one)
    if (one.commune) for (const word of placeWords(key)) push(this.#byPlace, `${one.commune}:${word}`, one)
  }

  find(body: Body, communes: readonly string[]): Outcome {
    const outcome: Outcome = { matchId: null, matches: [], repeats: null, otherKind: null, ended: null }
    const doubtful: { one: Known; score: number; why: string[] }[] = []
    for (const one of this.#neighbours(body, communes)) {
      // An ended body keeps its code for life, but a new list does not speak of it.
      if (one.ended && one.code !== body.code) continue
      const { verdict, why, score } = similarity(body, one)
      if (why.includes('sameCode') && why.includes('otherType') && !one.ended) outcome.otherKind = one
      if (verdict === 'same' && one.ended) outcome.ended = one
      else if (verdict === 'same' && one.lineNo !== null) outcome.repeats ??= one.rowNumber
      else if (verdict === 'same' && outcome.matchId === null) outcome.matchId = one.organisationId
      else if (verdict === 'doubtful' && !one.ended) doubtful.push({ one, score, why })
    }
    if (outcome.matchId !== null) outcome.ended = null
    if (outcome.matchId === null && outcome.repeats === null) {
      outcome.matches = doubtful.sort((a, b) => b.score - a.score).slice(0, SHOWN_MAX).map(({ one, why }) => matchOf(one, why))
    }
    return outcome
  }

  #neighbours(body: Body, communes: readonly string[]): Set<Known> {
    const key = duplicateKey(body.name)
    const found = new Set<Known>(body.code ? this.#byCode.get(body.code) : [])
    const sameKey = this.#byKey.get(key) ?? []
    if (sameKey.length <= BUCKET_MAX) for (const one of sameKey) found.add(one)
    for (const commune of communes) {
      for (const word of placeWords(key)) {
        const bucket = this.#byPlace.get(`${commune}:${word}`) ?? []
        if (bucket.length <= BUCKET_MAX) for (const one of bucket) found.add(one)
      }
    }
    return found
  }
}

const push = (map: Map<string, Known[]>, key: string, one: Known): void => {
  const bucket = map.get(key)
  if (bucket) bucket.push(one)
  else map.set(key, [one])
}

/** A slip spoils one syllable: neighbours share another. Of a single syllable its first letters stand for it. */
function placeWords(key: string): string[] {
  const words = [...new Set(key.split(' '))]
  return words.length === 1 ? [`^${key.slice(0, 2)}`] : words
}

const matchOf = (one: Known, why: string[]): Match => ({
  organisationId: one.organisationId, lineNo: one.lineNo, rowNumber: one.rowNumber, name: one.name, code: one.code ?? null, commune: one.communeName, why,
})
