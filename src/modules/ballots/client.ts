import { marksOf, type Marks } from './boxes/rules.ts'
import { receiptOf } from './casts/receipt.ts'
import { canonical, fromBase64, toBase64 } from './encoding.ts'
import type { EncryptedBallot, Sheet } from './proofs/ballot.ts'
import type { BoxView, Choices } from './schema.ts'

/**
 * The voter's side, for browsers and other clients: makes a token, blinds it, takes the blinding off the answer, writes
 * the ballot. Pure but for the machine's random source; the heavy parts are loaded when they are needed.
 */

/** Kept on the device between the two acts, so that a phone that dies in the middle goes on where it was. */
export type Draft = { boxId: string; weight: number; secret: string; token: string; blinded: string; unblinder: string }
export type Token = { boxId: string; weight: number; secret: string; token: string; signature: string }
export type Cast = { token: string; signature: string; weight: number; turn: number; choices?: Choices; encrypted?: EncryptedBallot['encrypted'] }

const SECRET_BYTES = 32

/** Blinding needs Web Cryptography, which browsers give to https and localhost only. Without it: the paper ballot. */
export const canVoteHere = (): boolean => typeof globalThis.crypto?.subtle?.digest === 'function'

async function suiteAndKey(spki: string) {
  const { RSABSSA } = await import('@cloudflare/blindrsa-ts')
  const key = await crypto.subtle.importKey('spki', fromBase64(spki), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])
  return { suite: RSABSSA.SHA384.PSS.Deterministic(), key }
}

const keyOf = (box: Pick<BoxView, 'keys'>, weight: number): string => {
  const found = box.keys.find((k) => k.weight === weight)
  if (!found) throw new RangeError(`the box has no key for weight ${weight}`)
  return found.publicKey
}

/** First act, on the device: what is to be signed without being seen. Keep it before sending it. */
export async function prepareDraft(box: Pick<BoxView, 'id' | 'kind' | 'keys'>, weight: number): Promise<Draft> {
  const { suite, key } = await suiteAndKey(keyOf(box, weight))
  const secret = crypto.getRandomValues(new Uint8Array(SECRET_BYTES))
  const token = box.kind === 'verifiable' ? (await import('./proofs/ballot.ts')).publicHalf(secret) : toBase64(secret)
  const { blindedMsg, inv } = await suite.blind(key, fromBase64(token))
  return { boxId: box.id, weight, secret: toBase64(secret), token, blinded: toBase64(blindedMsg), unblinder: toBase64(inv) }
}

/** Throws when the signature is not one of the box's key: then nothing must be cast. */
export async function finishDraft(box: Pick<BoxView, 'keys'>, draft: Draft, blindSignature: string): Promise<Token> {
  const { suite, key } = await suiteAndKey(keyOf(box, draft.weight))
  const signature = await suite.finalize(key, fromBase64(draft.token), fromBase64(blindSignature), fromBase64(draft.unblinder))
  const { boxId, weight, secret, token } = draft
  return { boxId, weight, secret, token, signature: toBase64(signature) }
}

export type Paper = Pick<BoxView, 'id' | 'organisationId' | 'kind' | 'title' | 'questions' | 'keys' | 'election' | 'threshold' | 'council'>

/** Second act: the ballot and the receipt that the server has to answer with. Keep it until it is acknowledged: a repetition sends these very bytes. */
export async function writeBallot(box: Paper, token: Token, choices: Choices, turn: number): Promise<{ cast: Cast; receipt: string }> {
  const marks = marksOf(box.questions, choices)
  if (typeof marks === 'string') throw new RangeError(marks)
  const common = { token: token.token, signature: token.signature, weight: token.weight, turn }
  if (box.kind === 'plain') return { cast: { ...common, choices }, receipt: receiptOf(box.id, token.token, canonical({ marks, signature: token.signature })) }
  return encrypted(box, token, marks, common)
}

async function encrypted(box: Paper, token: Token, marks: Marks, common: Omit<Cast, 'choices' | 'encrypted'>): Promise<{ cast: Cast; receipt: string }> {
  const { encryptPaper, paperText } = await import('./proofs/ballot.ts')
  if (!box.election) throw new RangeError('the box has no common key yet')
  const ballot = encryptPaper(box as Sheet, { secret: fromBase64(token.secret), weight: token.weight, turn: common.turn }, marks)
  return { cast: { ...common, encrypted: ballot.encrypted }, receipt: receiptOf(box.id, token.token, paperText({ turn: common.turn, signature: token.signature, encrypted: ballot.encrypted })) }
}

/** Whether one's ballot is in the published list. */
export const isPublished = (board: { ballots: readonly { receipt: string }[] }, receipt: string): boolean => board.ballots.some((ballot) => ballot.receipt === receipt.trim().toUpperCase())
