import { addDays, addMonths } from '#platform/day.ts'

/** L 65.3–5. */
export const SECOND_CALL_DAYS = 15
export const GENERAL_MEETING_DAYS = 30
export const MEETING_MONTHS = { HTX: 3, LHHTX: 6 } as const

export type Call = 1 | 2

/** C37, L 65.4: two thirds at the first call, more than half at the second. */
export const boardMayMeet = (call: Call, present: number, members: number): boolean =>
  members > 0 && (call === 1 ? present * 3 >= members * 2 : present * 2 > members)

/** How many must be there, for whoever invites. */
export const leastPresent = (call: Call, members: number): number => (call === 1 ? Math.ceil((members * 2) / 3) : Math.floor(members / 2) + 1)

/** C37, L 65.4: last day of the second call, counted from the day for which the first was planned. */
export const secondCallUntil = (firstPlannedOn: string): string => addDays(firstPlannedOn, SECOND_CALL_DAYS)

/** C37, L 65.4: when the second call fails too, the chair calls an extraordinary general meeting by this day. */
export const generalMeetingUntil = (secondPlannedOn: string): string => addDays(secondPlannedOn, GENERAL_MEETING_DAYS)

export type BoardVote = { for: number; against: number; abstain: number; chair: 'for' | 'against' | 'abstain' | 'absent' }
export type BoardOutcome = 'passed' | 'rejected' | 'undecided'

/**
 * C37, L 65.5: one member one vote, majority; at a tie the side of the chair. A chair who took no side leaves a tie
 * undecided: the law gives no other way, so the board must vote again.
 */
export function boardOutcome(vote: BoardVote): BoardOutcome {
  if (vote.for === vote.against) return vote.chair === 'for' ? 'passed' : vote.chair === 'against' ? 'rejected' : 'undecided'
  return vote.for > vote.against ? 'passed' : 'rejected'
}

/** The chair's own vote is among those counted, and nobody votes who was not there. */
export const isVotePossible = (vote: BoardVote, present: number): boolean =>
  vote.for + vote.against + vote.abstain === present && (vote.chair === 'absent' || vote[vote.chair] > 0)

/** C25, L 65.3: at least every three months, in a union every six. */
export const nextBoardMeetingUntil = (type: 'HTX' | 'LHHTX', lastHeldOn: string): string => addMonths(lastHeldOn, MEETING_MONTHS[type])
