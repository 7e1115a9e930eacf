import table from '#data/register/size-classes.json' with { type: 'json' }
import type { LegalRule } from '../legal-rule.ts'
import type { Sector, SizeClass } from '../schema.ts'

export const sizeRule: LegalRule = { rule: 'C46', article: 'L16; D113.5', title: 'Size: members and (revenue or capital), by sector, from large down' }

export type Threshold = { members: number; revenueDong: number; capitalDong: number }
export type SizeTable = Record<Sector, Record<'large' | 'medium' | 'small', Threshold | null>>

export type SizeFigures = { officialMembers: number | null; revenueDong: number | null; capitalDong: number | null }

/** true, false, or null where a missing figure leaves it open. */
function reaches(figures: SizeFigures, threshold: Threshold): boolean | null {
  const atLeast = (value: number | null, bound: number): boolean | null => (value === null ? null : value >= bound)
  const members = atLeast(figures.officialMembers, threshold.members)
  const revenue = atLeast(figures.revenueDong, threshold.revenueDong)
  const capital = atLeast(figures.capitalDong, threshold.capitalDong)
  if (members === false) return false
  const money = revenue === true || capital === true ? true : revenue === false && capital === false ? false : null
  return money === false ? false : members === null || money === null ? null : true
}

/**
 * A gap in the table or in the figures makes the class unknown: "micro" by default would hand out the reduced
 * governance model (L 56) by mistake.
 */
export function sizeClassOf(sector: Sector | null, figures: SizeFigures, sizes: SizeTable = table.sectors): SizeClass {
  if (sector === null) return 'unknown'
  for (const size of ['large', 'medium', 'small'] as const) {
    const threshold = sizes[sector][size]
    const reached = threshold ? reaches(figures, threshold) : null
    if (reached === null) return 'unknown'
    if (reached) return size
  }
  return 'micro'
}
