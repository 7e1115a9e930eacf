import { ristretto255_FROST as frost } from '@noble/curves/ed25519.js'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { expand, extract } from '@noble/hashes/hkdf.js'
import { sha512 } from '@noble/hashes/sha2.js'
import * as z from 'zod'
import { canonical, framed, fromBase64, hash256, spoken, toBase64 } from '../encoding.ts'
import type { BoxView } from '../schema.ts'
import { base, elementOf, elementText, mod, Point, scalarOf, times, timesSecret, type Element } from '../proofs/group.ts'

/**
 * The trustees make one key that none of them ever holds: Pedersen's distributed key generation with Feldman's
 * commitments and a proof of knowledge from each (as in FROST; the library's own rounds). Three steps, each a message
 * that everybody may see: introduction, parcels (sealed for one trustee each), confirmation.
 *
 * All a trustee keeps is a seed of 32 bytes: every step is derived from it anew.
 */
export type Council = { boxId: string; number: number; trustees: number; threshold: number }

export const introduction = z.object({ channel: z.string().length(43), commitment: z.array(z.string().length(43)).min(2).max(15), proof: z.string().length(86) })
export type Introduction = z.output<typeof introduction>
export const parcels = z.array(z.object({ to: z.int(), sealed: z.string().max(200) })).max(14)
export type Parcels = z.output<typeof parcels>
export type Election = NonNullable<BoxView['election']>
export type Introductions = readonly { number: number; introduction: Introduction }[]

/** Bound to box and number: a nonce is never used for two different proofs. */
function derived(seed: Uint8Array, council: Council, purpose: string): (length?: number) => Uint8Array {
  const key = extract(sha512, seed, framed(['chung trustee 1', council.boxId, council.number, council.trustees, council.threshold, purpose]))
  let count = 0
  return (length = 32) => expand(sha512, key, framed([count++]), length)
}

const id = (number: number): string => frost.Identifier.fromNumber(number)
const round1 = (seed: Uint8Array, council: Council) =>
  frost.DKG.round1(id(council.number), { min: council.threshold, max: council.trustees }, undefined, derived(seed, council, 'polynomial') as never)

const channelSecret = (seed: Uint8Array, council: Council): bigint => {
  const bytes = derived(seed, council, 'channel')(64)
  return mod(BigInt(`0x${[...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')}`))
}

export function introduce(seed: Uint8Array, council: Council): Introduction {
  const { commitment, proofOfKnowledge } = round1(seed, council).public
  return { channel: elementText(timesSecret(base, channelSecret(seed, council))), commitment: commitment.map((c) => toBase64(c)), proof: toBase64(proofOfKnowledge) }
}

const packages = (introductions: Introductions, except: number) => introductions.filter((i) => i.number !== except)
  .map(({ number, introduction: i }) => ({ identifier: id(number), commitment: i.commitment.map(fromBase64), proofOfKnowledge: fromBase64(i.proof) }))

function channelKey(seed: Uint8Array, council: Council, other: { number: number; channel: string }, from: number, to: number): Uint8Array {
  const common = timesSecret(elementOf(other.channel), channelSecret(seed, council))
  return hash256('chung trustee parcel 1', council.boxId, from, to, common.toBytes())
}

const NONCE_BYTES = 24

/** Step two. Throws when another's proof does not hold. */
export function pack(seed: Uint8Array, council: Council, introductions: Introductions): Parcels {
  const shares = frost.DKG.round2(round1(seed, council).secret, packages(introductions, council.number))
  return introductions.filter((i) => i.number !== council.number).map(({ number, introduction: { channel } }) => {
    const share = shares[id(number)]
    if (!share) throw new Error(`no share for trustee ${number}`)
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
    const key = channelKey(seed, council, { number, channel }, council.number, number)
    return { to: number, sealed: toBase64(Uint8Array.from([...nonce, ...xchacha20poly1305(key, nonce).encrypt(share.signingShare)])) }
  })
}

/** Step three. Throws when a parcel does not fit what its sender committed to: that sender is to be named. */
export function unpack(seed: Uint8Array, council: Council, introductions: Introductions, received: readonly { from: number; sealed: string }[]): { secret: bigint; election: Election } {
  const state = round1(seed, council).secret
  const others = packages(introductions, council.number)
  frost.DKG.round2(state, others)
  const shares = received.map(({ from, sealed }) => {
    const sender = introductions.find((i) => i.number === from)
    if (!sender) throw new Error(`trustee ${from} is unknown`)
    const bytes = fromBase64(sealed)
    const key = channelKey(seed, council, { number: from, channel: sender.introduction.channel }, from, council.number)
    return { identifier: id(from), signingShare: xchacha20poly1305(key, bytes.subarray(0, NONCE_BYTES)).decrypt(bytes.subarray(NONCE_BYTES)) }
  })
  const key = frost.DKG.round3(state, others, shares)
  return { secret: scalarOf(key.secret.signingShare), election: electionOf(introductions) }
}

/** The common key, from what everybody may see. */
export function electionOf(introductions: Introductions): Election {
  const length = introductions[0]?.introduction.commitment.length ?? 0
  const sums = Array.from({ length }, (_, k) => introductions.reduce((sum, { introduction: i }) => sum.add(elementOf(i.commitment[k] ?? '')), Point.ZERO))
  const [publicKey] = sums
  if (!publicKey || publicKey.equals(Point.ZERO)) throw new Error('there is no common key')
  return { publicKey: elementText(publicKey), commitments: sums.map(elementText), shares: introductions.map((i) => elementText(shareAt(sums, i.number))) }
}

/** The public part of the share of trustee n: the committed polynomial at n. */
export const shareAt = (commitments: readonly Element[], number: number): Element =>
  [...commitments].reverse().reduce((sum, commitment) => times(sum, BigInt(number)).add(commitment), Point.ZERO)

/** What the trustees compare aloud before they confirm: the server cannot have shown them different introductions. */
export const ceremonyCode = (boxId: string, introductions: Introductions): string =>
  spoken(hash256('chung trustees 1', boxId, canonical(introductions.map(({ number, introduction: i }) => ({ number, i })).sort((a, b) => a.number - b.number))), 16)
