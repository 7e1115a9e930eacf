import { ristretto255 } from '@noble/curves/ed25519.js'
import { bytesToNumberLE } from '@noble/curves/utils.js'
import { fromBase64, hash512, toBase64 } from '../encoding.ts'

/** The group of the verifiable ballot: ristretto255 (RFC 9496), prime order, one encoding for each element. */
export const Point = ristretto255.Point
export type Element = InstanceType<typeof Point>
export const order = Point.Fn.ORDER
export const base = Point.BASE

export const mod = (n: bigint): bigint => Point.Fn.create(n)

export const elementText = (element: Element): string => toBase64(element.toBytes())
/** Throws on anything that is not the one encoding of an element. */
export const elementOf = (text: string): Element => Point.fromBytes(fromBase64(text))

export const scalarBytes = (n: bigint): Uint8Array => Point.Fn.toBytes(n)
/** Throws when it is not below the order: a second spelling of the same proof. */
export const scalarOf = (bytes: Uint8Array): bigint => Point.Fn.fromBytes(bytes)

/** Uniform, from the machine's own source; never zero. */
export function randomScalar(): bigint {
  const n = mod(bytesToNumberLE(crypto.getRandomValues(new Uint8Array(64))))
  return n === 0n ? randomScalar() : n
}

/** Fiat–Shamir: everything that the proof is about goes in, each part with its length. */
export const challenge = (...parts: (string | Uint8Array | number)[]): bigint => mod(bytesToNumberLE(hash512(...parts)))

/** Not in constant time: for public values. */
export const times = (element: Element, n: bigint): Element => (n === 0n ? Point.ZERO : element.multiplyUnsafe(n))
/** For secrets. */
export const timesSecret = (element: Element, n: bigint): Element => (n === 0n ? Point.ZERO : element.multiply(n))
