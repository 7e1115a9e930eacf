/** The step of a map's scale: values from `from` up to and including `to`. */
export type Step = { from: number; to: number }

/** 1, 2 or 5 with noughts: bounds that people can say aloud. */
function roundBound(value: number): number {
  if (value < 10) return Math.max(1, Math.round(value))
  const unit = 10 ** Math.floor(Math.log10(value) - 0.5)
  return Math.round(value / unit) * unit
}

/** At most `count` steps with about as many values in each, so that one giant does not paint all others alike. */
export function stepsOf(values: readonly number[], count = 5): Step[] {
  const sorted = values.toSorted((a, b) => a - b)
  const [lowest, highest] = [sorted[0], sorted.at(-1)]
  if (lowest === undefined || highest === undefined) return []
  const quantiles = Array.from({ length: count - 1 }, (_, i) => roundBound(sorted[Math.floor(((i + 1) * sorted.length) / count)] ?? highest))
  const starts = [...new Set([lowest, ...quantiles.filter((bound) => bound > lowest && bound <= highest)])]
  return starts.map((from, i) => ({ from, to: (starts[i + 1] ?? highest + 1) - 1 }))
}

export const stepOf = (value: number, steps: readonly Step[]): number => Math.max(0, steps.findLastIndex(({ from }) => value >= from))
