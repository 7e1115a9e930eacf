import { addMonths } from '#platform/day.ts'

/** So long before the last day a term counts as ending: a general meeting has to be prepared. */
export const ENDING_MONTHS = 3

/**
 * Grounds on which an office ends before its term (L 63), and those by which it ends by itself. `removed` and
 * `dismissed` are decisions of the organ that gave the post.
 */
export const endings = ['termEnded', 'resigned', 'dismissed', 'removed', 'membershipEnded', 'incapacitated', 'died', 'convicted', 'postAbolished'] as const
export type Ending = (typeof endings)[number]

export type TermState = 'running' | 'ending' | 'expired' | 'over'

/** Who was not replaced when the term ran out still holds the post; it is only overdue. */
export function stateOf(term: { untilOn: string | null; endedOn: string | null }, day: string): TermState {
  if (term.endedOn !== null && term.endedOn <= day) return 'over'
  if (term.untilOn === null) return 'running'
  if (term.untilOn < day) return 'expired'
  return addMonths(day, ENDING_MONTHS) >= term.untilOn ? 'ending' : 'running'
}

/** C22: since when the duty to elect anew shows. */
export const electFrom = (untilOn: string): string => addMonths(untilOn, -ENDING_MONTHS)
