import { fromBase64, toBase64 } from '../encoding.ts'
import type { Sums } from './ballot.ts'
import { base, challenge, elementOf, elementText, mod, Point, randomScalar, scalarBytes, scalarOf, times, timesSecret, type Element } from './group.ts'

/** One trustee's part of opening one sum: s·a, and a Chaum–Pedersen proof that s is the share behind the public part. */
export type Opening = { part: string; proof: string }

const SCALAR = 32

const asked = (context: Uint8Array, share: Element, a: Element, part: Element, first: Element, second: Element): bigint =>
  challenge('chung opening 1', context, ...[share, a, part, first, second].map((element) => element.toBytes()))

export function openPart(secret: bigint, a: Element, context: Uint8Array): Opening {
  const w = randomScalar()
  const part = timesSecret(a, secret)
  const c = asked(context, timesSecret(base, secret), a, part, timesSecret(base, w), timesSecret(a, w))
  return { part: elementText(part), proof: toBase64(Uint8Array.from([...scalarBytes(c), ...scalarBytes(mod(w + c * secret))])) }
}

/** Never throws: what cannot be read is no proof. */
export function isOpening(share: Element, a: Element, opening: Opening, context: Uint8Array): boolean {
  try {
    const bytes = fromBase64(opening.proof)
    if (bytes.length !== 2 * SCALAR) return false
    const [c, z] = [scalarOf(bytes.subarray(0, SCALAR)), scalarOf(bytes.subarray(SCALAR))]
    const part = elementOf(opening.part)
    return c === asked(context, share, a, part, times(base, z).subtract(times(share, c)), times(a, z).subtract(times(part, c)))
  } catch {
    return false
  }
}

/** Lagrange's factor at zero for one of the trustees that came together. */
export function factorOf(number: number, numbers: readonly number[]): bigint {
  let [above, below] = [1n, 1n]
  for (const other of numbers) {
    if (other === number) continue
    above = mod(above * BigInt(other))
    below = mod(below * BigInt(other - number))
  }
  return mod(above * Point.Fn.inv(below))
}

/** m·G of one sum, from the parts of as many trustees as the threshold asks for. */
export function combine(b: Element, parts: readonly { number: number; part: Element }[]): Element {
  const numbers = parts.map((p) => p.number)
  return parts.reduce((rest, { number, part }) => rest.subtract(times(part, factorOf(number, numbers))), b)
}

/** The number behind m·G: small steps, then giant ones (Shanks); null above the bound. */
export function smallLogarithm(element: Element, most: number): number | null {
  const width = Math.max(1, Math.ceil(Math.sqrt(most + 1)))
  const steps = new Map<string, number>()
  for (let i = 0, step = Point.ZERO; i < width; i += 1, step = step.add(base)) steps.set(elementText(step), i)
  const giant = times(base, BigInt(width))
  for (let j = 0, rest = element; j <= width; j += 1, rest = rest.subtract(giant)) {
    const found = steps.get(elementText(rest))
    if (found !== undefined) return j * width + found <= most ? j * width + found : null
  }
  return null
}

export type SumsText = { a: string; b: string }[][]
export const sumsText = (sums: Sums): SumsText => sums.map((row) => row.map(({ a, b }) => ({ a: elementText(a), b: elementText(b) })))
export const sumsOf = (text: SumsText): Sums => text.map((row) => row.map(({ a, b }) => ({ a: elementOf(a), b: elementOf(b) })))
