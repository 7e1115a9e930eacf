/** The syllables that names and addresses are made of: a few thousand, so typing errors are repaired in memory. */
export type Vocabulary = {
  has: (word: string) => boolean
  /** Syllables one edit away, the most frequent first. */
  neighbours: (word: string, limit: number) => string[]
  /** Syllables that begin so, the most frequent first. */
  startingWith: (prefix: string, limit: number) => string[]
}

/** The word and what is left of it when one letter is dropped: two words one edit apart share one of these. */
function shortened(word: string): string[] {
  return [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))]
}

/** Equal but for one letter inserted, left out, replaced, or two neighbours swapped. */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from += 1
  let endA = a.length
  let endB = b.length
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) { endA -= 1; endB -= 1 }
  const restA = a.slice(from, endA)
  const restB = b.slice(from, endB)
  if (restA.length <= 1 && restB.length <= 1) return true
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]
}

export function makeVocabulary(counts: ReadonlyMap<string, number>): Vocabulary {
  const byShort = new Map<string, string[]>()
  for (const word of counts.keys()) {
    for (const short of shortened(word)) {
      const list = byShort.get(short)
      if (list) list.push(word)
      else byShort.set(short, [word])
    }
  }
  const sorted = [...counts.keys()].sort()
  const byCount = (a: string, b: string): number => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)
  return {
    has: (word) => counts.has(word),
    neighbours: (word, limit) => {
      const found = new Set(shortened(word).flatMap((short) => byShort.get(short) ?? []))
      return [...found].filter((other) => isOneEdit(word, other)).sort(byCount).slice(0, limit)
    },
    startingWith: (prefix, limit) => {
      const from = firstAtLeast(sorted, prefix)
      const found: string[] = []
      for (let i = from; i < sorted.length && sorted[i]?.startsWith(prefix); i += 1) found.push(sorted[i] as string)
      return found.sort(byCount).slice(0, limit)
    },
  }
}

function firstAtLeast(sorted: readonly string[], word: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as string) < word) low = middle + 1
    else high = middle
  }
  return low
}
