import type { Dimension } from './schema.ts'

export type Counts = { HTX: number; LHHTX: number; THT: number }
export const noCounts = (): Counts => ({ HTX: 0, LHHTX: 0, THT: 0 })
export const sumOf = (c: Counts): number => c.HTX + c.LHHTX + c.THT

export type CountRow = { key: string; type: keyof Counts; n: number }

/** Rows of (key, type, n) → one figure a key, in the order of first appearance. */
export function gather(rows: readonly CountRow[]): Map<string, Counts> {
  const byKey = new Map<string, Counts>()
  for (const { key, type, n } of rows) {
    const counts = byKey.get(key) ?? noCounts()
    counts[type] += n
    byKey.set(key, counts)
  }
  return byKey
}

export function total(all: Iterable<Counts>): Counts {
  const sum = noCounts()
  for (const counts of all) for (const type of ['HTX', 'LHHTX', 'THT'] as const) sum[type] += counts[type]
  return sum
}

/** Of earlier years only founding and ending are known, not how large or in which state a body was. */
export const knowsPast = (by: Dimension): boolean => !['size', 'status', 'commune'].includes(by)

/** The list behind a figure (rule 65: every aggregate opens). Lists show today only. */
export function hrefOf(by: Dimension, key: string, province: string | null): string | null {
  const within = province && by !== 'province' ? `&province=${province}` : ''
  const filter: Partial<Record<Dimension, string>> = { province: 'province', commune: 'commune', sector: 'sector', field: 'field', type: 'type', status: 'status' }
  const name = filter[by]
  return name && key !== '--' && key !== 'unknown' ? `/?${name}=${encodeURIComponent(key)}${within}` : null
}
