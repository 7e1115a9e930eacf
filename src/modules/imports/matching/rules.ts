import { duplicateKey, similarity, type Body } from '#modules/register/index.ts'
import type { Match } from '../schema.ts'
import { blocksOf, closeness, pairsOf } from './blocks.ts'

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

type Filed = { one: Known; key: string; numbers: string; pairs: Uint32Array }

/** More than a screen of candidates helps nobody. */
const SHOWN_MAX = 5
/** A syllable that stands in so many names of one commune distinguishes none. */
const BLOCK_MAX = 300
/** Below this no measure of the register calls two names doubtful; it only saves the comparison. */
const CLOSE = 0.6

/**
 * Finds who a line may already be, without asking the database for each line. Names are compared that stand in the same
 * commune and differ in one syllable at most, and those with the same code; the register's own measure decides.
 */
export class Matcher {
  readonly #byCode = new Map<string, Filed[]>()
  readonly #byKey = new Map<string, Filed[]>()
  readonly #byBlock = new Map<string, Filed[]>()

  constructor(known: readonly Known[]) {
    for (const one of known) this.add(one)
  }

  add(one: Known, key = duplicateKey(one.name)): void {
    const filed = { one, key, numbers: numbersOf(key), pairs: pairsOf(key) }
    if (one.code) push(this.#byCode, one.code, filed)
    push(this.#byKey, key, filed)
    if (one.commune) for (const block of blocksOf(key)) push(this.#byBlock, `${one.commune}:${block}`, filed)
  }

  find(body: Body, communes: readonly string[], key = duplicateKey(body.name)): Outcome {
    const outcome: Outcome = { matchId: null, matches: [], repeats: null, otherKind: null, ended: null }
    const doubtful: { one: Known; score: number; why: string[] }[] = []
    for (const one of this.#neighbours(body, communes, key)) {
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

  #neighbours(body: Body, communes: readonly string[], key: string): Set<Known> {
    const found = new Set<Known>((body.code ? this.#byCode.get(body.code) : undefined)?.map((filed) => filed.one))
    // In another commune the same name counts only with the same person, or while nobody knows the commune.
    for (const { one } of (this.#byKey.get(key) ?? []).slice(0, BLOCK_MAX)) {
      if (communes.length !== 1 || (body.representative && body.representative === one.representative)) found.add(one)
    }
    const numbers = numbersOf(key)
    const pairs = pairsOf(key)
    for (const commune of communes) {
      for (const block of blocksOf(key)) {
        const filed = this.#byBlock.get(`${commune}:${block}`) ?? []
        if (filed.length > BLOCK_MAX && block !== key) continue
        for (const other of filed) if (other.numbers === numbers && closeness(other.pairs, pairs) >= CLOSE) found.add(other.one)
      }
    }
    return found
  }
}

const push = (map: Map<string, Filed[]>, key: string, filed: Filed): void => {
  const bucket = map.get(key)
  if (bucket) bucket.push(filed)
  else map.set(key, [filed])
}

/** "Bắc Ruộng 1" and "Bắc Ruộng 2" are two bodies, however close. */
const numbersOf = (key: string): string => key.split(' ').filter((word) => /\d/.test(word)).join(' ')

const matchOf = (one: Known, why: string[]): Match => ({
  organisationId: one.organisationId, lineNo: one.lineNo, rowNumber: one.rowNumber, name: one.name, code: one.code ?? null, commune: one.communeName, why,
})
