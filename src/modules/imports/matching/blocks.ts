/**
 * Which names are worth comparing: those that differ in at most one syllable. A name is filed under itself and under
 * itself with each syllable left out, so that one look finds a slip, a missing and an added word alike.
 */
export function blocksOf(key: string): string[] {
  const words = key.split(' ')
  if (words.length === 1) return [key, `^${key.slice(0, 2)}`]
  return [key, ...words.map((_, i) => words.filter((_word, k) => k !== i).join(' '))]
}

/** Pairs of neighbouring letters as sorted numbers, made once for each name. */
export function pairsOf(key: string): Uint32Array {
  const text = ` ${key} `
  const pairs = new Uint32Array(text.length - 1)
  for (let i = 0; i < pairs.length; i += 1) pairs[i] = text.charCodeAt(i) * 65_536 + text.charCodeAt(i + 1)
  return pairs.sort()
}

/** Share of common pairs (Dice). */
export function closeness(a: Uint32Array, b: Uint32Array): number {
  let shared = 0
  for (let i = 0, k = 0; i < a.length && k < b.length;) {
    const left = a[i] as number
    const right = b[k] as number
    if (left === right) { shared += 1; i += 1; k += 1 }
    else if (left < right) i += 1
    else k += 1
  }
  return (2 * shared) / (a.length + b.length)
}
