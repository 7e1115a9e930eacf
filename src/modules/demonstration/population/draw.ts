import type { Random } from '#modules/register/index.ts'

/** Whole numbers in proportion to the weights that add up to the total exactly: largest remainder. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum <= 0) throw new Error('nothing to apportion by')
  const exact = weights.map((weight) => (total * weight) / sum)
  const shares = exact.map(Math.floor)
  const left = total - shares.reduce((a, b) => a + b, 0)
  const order = exact.map((value, i) => ({ i, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of order.slice(0, left)) shares[i] = (shares[i] ?? 0) + 1
  return shares
}

export function shuffle<T>(list: T[], random: Random): T[] {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1))
    const kept = list[i] as T
    list[i] = list[j] as T
    list[j] = kept
  }
  return list
}

/** A shuffled pack in which each key stands as often as its share says: exact totals, whatever the seed. */
export function packOf<K extends string>(total: number, weights: Readonly<Partial<Record<K, number>>>, random: Random): K[] {
  const keys = Object.keys(weights) as K[]
  const counts = apportion(total, keys.map((key) => weights[key] ?? 0))
  return shuffle(keys.flatMap((key, i) => Array<K>(counts[i] ?? 0).fill(key)), random)
}

/** Box and Muller. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Sizes of cooperatives are skewed: a few large ones, many small ones. `z` is a normal number, the mean is 1. */
export const logNormal = (z: number, sigma: number): number => Math.exp(sigma * z - (sigma * sigma) / 2)

/** Places of a weighted draw without putting back, best first (Efraimidis and Spirakis). */
export function drawPlaces(weights: readonly number[], random: Random): number[] {
  const keyed = weights.map((weight, i) => ({ i, key: weight > 0 ? -Math.log(1 - random()) / weight : Infinity }))
  return keyed.sort((a, b) => a.key - b.key || a.i - b.i).map(({ i }) => i)
}

const two = (n: number): string => String(n).padStart(2, '0')
export function dayIn(year: number, random: Random): string {
  return `${year}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`
}
