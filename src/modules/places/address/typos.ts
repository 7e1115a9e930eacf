// Names one letter away: added, missing, changed or swapped with its neighbour. A typo gives candidates, never certainty.

const SHORTEST = 4

/** Every key under the texts it becomes when one letter is taken out. */
export function neighboursOf(keys: Iterable<string>): Map<string, string[]> {
  const neighbours = new Map<string, string[]>()
  for (const key of keys) {
    if (key.length < SHORTEST) continue
    for (const shorter of deletions(key)) {
      const list = neighbours.get(shorter)
      if (list === undefined) neighbours.set(shorter, [key])
      else list.push(key)
    }
  }
  return neighbours
}

/** Known keys at a distance of exactly one from a text that is no known key. */
export function near(neighbours: Map<string, string[]>, known: { has: (key: string) => boolean }, text: string): string[] {
  if (text.length < SHORTEST) return []
  const found = new Set<string>(neighbours.get(text))
  for (const shorter of deletions(text)) {
    if (known.has(shorter)) found.add(shorter)
    for (const key of neighbours.get(shorter) ?? []) if (oneApart(key, text)) found.add(key)
  }
  found.delete(text)
  return [...found]
}

function deletions(text: string): Set<string> {
  const shorter = new Set<string>()
  for (let at = 0; at < text.length; at += 1) shorter.add(text.slice(0, at) + text.slice(at + 1))
  return shorter
}

/** Same length here, or one would already be a deletion of the other: one letter changed or two neighbours swapped. */
function oneApart(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const apart: number[] = []
  for (let at = 0; at < a.length && apart.length < 3; at += 1) if (a[at] !== b[at]) apart.push(at)
  const [first = 0, second = -1] = apart
  if (apart.length === 1) return true
  return apart.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first]
}
