import { addMonths } from '#platform/day.ts'
import type { OrganisationType } from '../admission/rules.ts'

/** L 4.7, 4.8; D77 / L 4.21. */
export const LEAST_MEMBERS: Record<OrganisationType, number> = { HTX: 5, LHHTX: 3, THT: 2 }
/** L 103.1d: so long below the least number, or at or above the foreign share, is a ground for revocation. */
export const BELOW_MINIMUM_MONTHS = 12
export const FOREIGN_SHARE_MONTHS = 6

/** C1. */
export const hasEnoughToFound = (type: OrganisationType, official: number): boolean => official >= LEAST_MEMBERS[type]

/** C7, L 30.7, 34.6: strictly below 35 %; without members there is no share. */
export const breaksForeignShare = (foreign: number, official: number): boolean => foreign > 0 && BigInt(foreign) * 100n >= BigInt(official) * 35n

/** Official members who came (+) or went (−) on a day, and how many of them were foreign. */
export type Step = { day: string; official: number; foreign: number }
export type Test = (official: number, foreign: number) => boolean

/**
 * C2, C7: first day of the breach that still lasts at the end of the steps; null where there is none. What happens on
 * one day counts together, so that who is replaced on the same day leaves no gap.
 */
export function breachSince(steps: readonly Step[], broken: Test): string | null {
  const days = new Map<string, Step>()
  for (const step of steps) {
    const sum = days.get(step.day) ?? { day: step.day, official: 0, foreign: 0 }
    days.set(step.day, { day: step.day, official: sum.official + step.official, foreign: sum.foreign + step.foreign })
  }
  let official = 0
  let foreign = 0
  let since: string | null = null
  for (const step of [...days.values()].sort((a, b) => a.day.localeCompare(b.day))) {
    official += step.official
    foreign += step.foreign
    since = broken(official, foreign) ? since ?? step.day : null
  }
  return since
}

export const belowMinimum = (type: OrganisationType): Test => (official) => official < LEAST_MEMBERS[type]
export const foreignShareBroken: Test = (official, foreign) => breaksForeignShare(foreign, official)

/** The last day on which the breach is no ground yet. */
export const belowMinimumUntil = (since: string): string => addMonths(since, BELOW_MINIMUM_MONTHS)
export const foreignShareUntil = (since: string): string => addMonths(since, FOREIGN_SHARE_MONTHS)
