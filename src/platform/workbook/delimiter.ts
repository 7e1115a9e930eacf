const candidates = [',', ';', '\t', '|'] as const
const sampledLines = 30

/** Counts each delimiter outside quotes, line by line; the one that most lines have, most evenly, wins. */
export function detectDelimiter(text: string): string {
  const declared = /^sep=(.)\r?\n/i.exec(text)?.[1]
  if (declared) return declared
  const counts = candidates.map((delimiter) => ({ delimiter, score: score(countPerLine(text, delimiter)) }))
  counts.sort((a, b) => b.score - a.score)
  const best = counts[0]
  return best && best.score > 0 ? best.delimiter : ','
}

function countPerLine(text: string, delimiter: string): number[] {
  const counts: number[] = []
  let count = 0
  let quoted = false
  for (let i = 0; i < text.length && counts.length < sampledLines; i++) {
    const c = text[i]
    if (c === '"') quoted = !quoted
    else if (quoted) continue
    else if (c === delimiter) count++
    else if (c === '\n') {
      counts.push(count)
      count = 0
    }
  }
  return count > 0 ? [...counts, count] : counts
}

/** Lines that share the commonest non-zero count, weighted by that count a little. */
function score(counts: number[]): number {
  const tally = new Map<number, number>()
  for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1)
  let best = 0
  for (const [count, lines] of tally) best = Math.max(best, lines * (1 + Math.min(count, 50) / 10))
  return best
}
