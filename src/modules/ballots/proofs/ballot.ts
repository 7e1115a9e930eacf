import { ed25519 } from '@noble/curves/ed25519.js'
import type { Marks } from '../boxes/rules.ts'
import { fingerprintOf, type PaperSheet } from '../casts/receipt.ts'
import { canonical, framed, hash256, toBase64 } from '../encoding.ts'
import { cipherOf, cipherText, encrypt, plus, proveBit, type Cipher } from './choice.ts'
import { elementOf, mod, order, Point, randomScalar, type Element } from './group.ts'
import type { EncryptedPaper } from './paper.ts'

export type Sheet = PaperSheet & { election: { publicKey: string } }
export type EncryptedBallot = { token: string; weight: number; turn: number; encrypted: EncryptedPaper }

/** What is kept and published of one ballot. */
export const paperText = (ballot: { turn: number; signature: string; encrypted?: EncryptedPaper }): string =>
  canonical({ turn: ballot.turn, signature: ballot.signature, encrypted: ballot.encrypted })

export type Frame = { sheet: Sheet; token: string; weight: number; turn: number }
export const contextOf = ({ sheet, token, weight, turn }: Frame, question: number, place: number | 'sum'): Uint8Array =>
  framed(['chung ballot paper 1', sheet.id, fingerprintOf(sheet), sheet.election.publicKey, token, weight, turn, question, place])

export const sealed = ({ sheet, token, weight, turn }: Frame, answers: EncryptedPaper['answers']): Uint8Array =>
  hash256('chung ballot seal 1', sheet.id, fingerprintOf(sheet), token, weight, turn, canonical(answers))

export const publicHalf = (secret: Uint8Array): string => toBase64(ed25519.getPublicKey(secret))

/** Done in the voter's browser; `secret` is the private half of the token. */
export function encryptPaper(sheet: Sheet, voter: { secret: Uint8Array; weight: number; turn: number }, marks: Marks): EncryptedBallot {
  const frame = { sheet, token: publicHalf(voter.secret), weight: voter.weight, turn: voter.turn }
  const key = preparedKey(sheet.election.publicKey)
  const answers = sheet.questions.map((question, q) => encryptQuestion(key, question.choices.map((_, c) => ((marks[q] ?? []).includes(c) ? 1 : 0)), (place) => contextOf(frame, q, place)))
  return { token: frame.token, weight: frame.weight, turn: frame.turn, encrypted: { answers, seal: toBase64(ed25519.sign(sealed(frame, answers), voter.secret)) } }
}

function encryptQuestion(key: Element, bits: readonly (0 | 1)[], contextAt: (place: number | 'sum') => Uint8Array): EncryptedPaper['answers'][number] {
  const parts = bits.map((bit) => {
    const r = randomScalar()
    return { bit, r, cipher: encrypt(key, bit, r) }
  })
  const total = parts.reduce((all, { bit }) => all + bit, 0)
  if (total > 1) throw new RangeError('more than one choice is marked')
  const r = parts.reduce((all, part) => mod(all + part.r), 0n)
  return {
    choices: parts.map((part, c) => ({ ...cipherText(part.cipher), proof: proveBit(key, part.cipher, part.bit, part.r, contextAt(c)) })),
    sum: proveBit(key, parts.map((p) => p.cipher).reduce(plus), total === 1 ? 1 : 0, r, contextAt('sum')),
  }
}

const keys = new Map<string, Element>()
/** Its multiples are made once: half of all the work is on this one element. */
export function preparedKey(text: string): Element {
  const found = keys.get(text)
  if (found) return found
  if (keys.size > 100) keys.clear()
  const key = elementOf(text)
  key.precompute(8)
  keys.set(text, key)
  return key
}

/** The weighted sums of many ballots: [question][choice]. Adding is all that is done to them. */
export type Sums = Cipher[][]
export type WeightedAnswers = { weight: number; answers: EncryptedPaper['answers'] }

export function addBallots(sheet: Pick<Sheet, 'questions'>, ballots: Iterable<WeightedAnswers>): Sums {
  const byWeight = new Map<number, Sums>()
  for (const { weight, answers } of ballots) {
    const sums = byWeight.get(weight) ?? emptySums(sheet)
    byWeight.set(weight, sums.map((row, q) => row.map((cipher, c) => {
      const more = answers[q]?.choices[c]
      if (!more) throw new RangeError('an answer is missing')
      return plus(cipher, cipherOf(more))
    })))
  }
  return addSums(sheet, [...byWeight].map(([weight, sums]) => sums.map((row) => row.map(({ a, b }) => ({ a: weighted(a, weight), b: weighted(b, weight) })))))
}

const weighted = (element: Element, weight: number): Element => (weight === 1 ? element : element.multiplyUnsafe(BigInt(weight) % order))

export const addSums = (sheet: Pick<Sheet, 'questions'>, all: readonly Sums[]): Sums =>
  all.reduce((total, sums) => total.map((row, q) => row.map((cipher, c) => plus(cipher, sums[q]?.[c] ?? cipher))), emptySums(sheet))

const emptySums = (sheet: Pick<Sheet, 'questions'>): Sums => sheet.questions.map((q) => q.choices.map(() => ({ a: Point.ZERO, b: Point.ZERO })))
