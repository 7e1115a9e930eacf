import { fromBase64, toBase64 } from '../encoding.ts'
import { base, challenge, elementOf, elementText, mod, randomScalar, scalarBytes, scalarOf, times, timesSecret, type Element } from './group.ts'

/** Exponential ElGamal: (r·G, r·Y + m·G), so that adding ciphertexts adds what is in them. */
export type Cipher = { a: Element; b: Element }
export type CipherText = { a: string; b: string }

export const cipherText = ({ a, b }: Cipher): CipherText => ({ a: elementText(a), b: elementText(b) })
export const cipherOf = ({ a, b }: CipherText): Cipher => ({ a: elementOf(a), b: elementOf(b) })
export const plus = (x: Cipher, y: Cipher): Cipher => ({ a: x.a.add(y.a), b: x.b.add(y.b) })

export function encrypt(publicKey: Element, bit: 0 | 1, r: bigint): Cipher {
  const masked = timesSecret(publicKey, r)
  return { a: timesSecret(base, r), b: bit === 1 ? masked.add(base) : masked }
}

const SCALAR = 32
const BITS = [0, 1] as const

/** b less what it would hold for this bit. */
const rest = (b: Element, bit: 0 | 1): Element => (bit === 1 ? b.subtract(base) : b)

const asked = (context: Uint8Array, publicKey: Element, cipher: Cipher, commitments: readonly Element[]): bigint =>
  challenge('chung zero or one 1', context, publicKey.toBytes(), cipher.a.toBytes(), cipher.b.toBytes(), ...commitments.map((c) => c.toBytes()))

/** Cramer–Damgård–Schoenmakers: this ciphertext holds 0 or 1, without saying which. Two challenges, two answers. */
export function proveBit(publicKey: Element, cipher: Cipher, bit: 0 | 1, r: bigint, context: Uint8Array): string {
  const other = bit === 1 ? 0 : 1
  const w = randomScalar()
  const [fakeC, fakeZ] = [randomScalar(), randomScalar()]
  const commitments: [Element, Element][] = [[base, base], [base, base]]
  commitments[bit] = [timesSecret(base, w), timesSecret(publicKey, w)]
  // As multiples of base and key, which are prepared, and not of the ciphertext: a phone takes a third of the time.
  const fake = mod(fakeZ - fakeC * r)
  const shifted = timesSecret(base, bit === 1 ? mod(-fakeC) : fakeC)
  commitments[other] = [timesSecret(base, fake), timesSecret(publicKey, fake).add(shifted)]
  const c = mod(asked(context, publicKey, cipher, commitments.flat()) - fakeC)
  const z = mod(w + c * r)
  const parts = bit === 0 ? [c, fakeC, z, fakeZ] : [fakeC, c, fakeZ, z]
  return toBase64(Uint8Array.from(parts.flatMap((n) => [...scalarBytes(n)])))
}

export function isBit(publicKey: Element, cipher: Cipher, proof: string, context: Uint8Array): boolean {
  const bytes = fromBase64(proof)
  if (bytes.length !== 4 * SCALAR) return false
  const [c0 = 0n, c1 = 0n, z0 = 0n, z1 = 0n] = [0, 1, 2, 3].map((i) => scalarOf(bytes.subarray(i * SCALAR, (i + 1) * SCALAR)))
  const commitments = BITS.flatMap((bit) => {
    const [c, z] = bit === 0 ? [c0, z0] : [c1, z1]
    return [times(base, z).subtract(times(cipher.a, c)), times(publicKey, z).subtract(times(rest(cipher.b, bit), c))]
  })
  return mod(c0 + c1) === asked(context, publicKey, cipher, commitments)
}
