export const list = (value: unknown): string[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String)

/** Columns again: text, for, against, abstain, the chair's side; a row without text was left empty. */
export function decisionsOf(values: Record<string, unknown>) {
  const [texts, yes, no, abstain, chair] = ['text', 'for', 'against', 'abstain', 'chair'].map((name) => list(values[name]))
  return (texts ?? []).map((text, i) => ({ text, for: Number(yes?.[i] || 0), against: Number(no?.[i] || 0), abstain: Number(abstain?.[i] || 0), chair: chair?.[i] ?? 'for' })).filter((d) => d.text !== '')
}
