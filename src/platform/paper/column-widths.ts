export type ColumnNeed = {
  /** Widest thing that must not be broken. */
  least: number
  /** Widest line, if there were room. */
  most: number
}

/**
 * Shares the width of the page among columns by what stands in them: each gets what cannot be broken; the rest goes to
 * those that would like more, by the root of their wish, so that one long column does not starve the others. Null when
 * even the least does not fit: the caller takes a smaller letter.
 */
export function shareWidth(needs: readonly ColumnNeed[], total: number): number[] | null {
  const widths = needs.map((need) => need.least)
  let spare = total - sum(widths)
  if (spare < 0) return null
  while (spare > 0.1) {
    const wishes = needs.map((need, i) => Math.max(0, need.most - (widths[i] ?? 0)))
    const roots = sum(wishes.map(Math.sqrt))
    if (roots < 0.1) break
    for (const [i, wish] of wishes.entries()) widths[i] = (widths[i] ?? 0) + Math.min(wish, (Math.sqrt(wish) * spare) / roots)
    spare = total - sum(widths)
  }
  const used = sum(widths)
  return widths.map((width) => (width * total) / used)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

/** When nothing fits, in proportion to the wishes; words are then broken inside. */
export function squeeze(needs: readonly ColumnNeed[], total: number): number[] {
  const least = sum(needs.map((need) => need.least))
  return needs.map((need) => (need.least * total) / least)
}
