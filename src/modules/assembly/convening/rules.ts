import { addDays, addMonths, daysBetween } from '#platform/day.ts'
import { leastReaching } from '../ratio.ts'

/** L 57.1: how an organisation is governed decides how often it meets. */
export type Model = 'full' | 'reduced'

/** L 57.1: under the reduced model a meeting at least every three months. */
export const periodicDueOn = (lastHeldOn: string): string => addMonths(lastHeldOn, 3)

/** L 103.1e: the last day before eighteen months without an annual meeting are full. */
export const revocationGroundOn = (lastAnnualOn: string): string => addMonths(lastAnnualOn, 18)
export const isRevocationGround = (lastAnnualOn: string, today: string): boolean => today > revocationGroundOn(lastAnnualOn)

/** L 60.1: so many days before the opening at the latest; both are days, the day of sending does not count. */
export const NOTICE_DAYS = 3
export const noticeDueOn = (openingOn: string, noticeDays = NOTICE_DAYS): string => addDays(openingOn, -Math.max(noticeDays, NOTICE_DAYS))
export const isNoticeInTime = (deliveredOn: string, openingOn: string, noticeDays = NOTICE_DAYS): boolean => deliveredOn <= noticeDueOn(openingOn, noticeDays)

/** L 60.1: what a notice must say. */
export const noticeParts = ['time', 'place', 'form', 'agenda'] as const
export type NoticePart = (typeof noticeParts)[number]
export const missingNoticeParts = (notice: Record<NoticePart, string | null>): NoticePart[] =>
  noticeParts.filter((part) => !notice[part]?.trim())

/** L 60.1: to every entitled member. */
export const withoutNotice = (entitled: readonly string[], delivered: ReadonlyMap<string, string>, openingOn: string, noticeDays = NOTICE_DAYS): string[] =>
  entitled.filter((id) => {
    const on = delivered.get(id)
    return on === undefined || !isNoticeInTime(on, openingOn, noticeDays)
  })

/** L 57.2: delegates from fifty official members on. */
export const DELEGATES_FROM = 50
export const mayMeetByDelegates = (officialMembers: number): boolean => officialMembers >= DELEGATES_FROM

/**
 * L 58.2. Fifty exactly may meet by delegates but stands in no bracket of the law: `stated` is false there, and the
 * rate of the first bracket is proposed as the cautious reading.
 */
export function leastDelegates(officialMembers: number): { least: number; stated: boolean } {
  if (officialMembers > 1000) return { least: 200, stated: true }
  if (officialMembers > 300) return { least: leastReaching(officialMembers, 20), stated: true }
  if (officialMembers > 100) return { least: leastReaching(officialMembers, 30), stated: true }
  return { least: leastReaching(officialMembers, 50), stated: officialMembers > DELEGATES_FROM }
}

export type DelegatesRefusal = 'tooFewMembers' | 'tooFewDelegates'
export function refuseDelegates(officialMembers: number, delegates: number): DelegatesRefusal | null {
  if (!mayMeetByDelegates(officialMembers)) return 'tooFewMembers'
  return delegates < leastDelegates(officialMembers).least ? 'tooFewDelegates' : null
}

/** L 60.2: a third of the official members, in writing, two days before the opening unless the charter says otherwise. */
export const PROPOSAL_DAYS = 2
/** L 60.3, in its order; a charter may add grounds of its own. */
export const refusalReasons = ['late', 'offTopic', 'outsidePower', 'charter'] as const
export type RefusalReason = (typeof refusalReasons)[number]

export type ProposalFacts = { signers: number; officialMembers: number; receivedOn: string; openingOn: string; proposalDays: number }
export const proposalDueOn = (openingOn: string, proposalDays = PROPOSAL_DAYS): string => addDays(openingOn, -proposalDays)
export type ProposalFault = 'tooFewSigners' | 'late'

/** A third exactly is enough: 3 · signers ≥ members. */
export function proposalFaults(facts: ProposalFacts): ProposalFault[] {
  const faults: ProposalFault[] = []
  if (facts.officialMembers === 0 || facts.signers * 3 < facts.officialMembers) faults.push('tooFewSigners')
  if (facts.receivedOn > proposalDueOn(facts.openingOn, facts.proposalDays)) faults.push('late')
  return faults
}
export const leastSigners = (officialMembers: number): number => Math.max(1, Math.ceil(officialMembers / 3))

/** L 60.3: who refuses a proposal names one of these; "late" only if it was late, and what came in time is not late. */
export const refuseRefusal = (reason: RefusalReason, faults: readonly ProposalFault[]): 'notLate' | null =>
  reason === 'late' && !faults.includes('late') ? 'notLate' : null

/** L 59.7: the second call within thirty days of the planned first, the third within twenty days of the planned second. */
export const CALL_WINDOW_DAYS = { 2: 30, 3: 20 } as const
export type CallNumber = 1 | 2 | 3
export const callDueOn = (number: 2 | 3, plannedBeforeOn: string): string => addDays(plannedBeforeOn, CALL_WINDOW_DAYS[number])
export type CallRefusal = 'noMoreCalls' | 'beforePrevious' | 'tooLate'
export function refuseCall(number: number, plannedOn: string, plannedBeforeOn: string): CallRefusal | null {
  if (number !== 2 && number !== 3) return 'noMoreCalls'
  if (daysBetween(plannedBeforeOn, plannedOn) <= 0) return 'beforePrevious'
  return plannedOn > callDueOn(number, plannedBeforeOn) ? 'tooLate' : null
}

/** L 59.2–59.4: who may call an extraordinary meeting, and when the right passes on. */
export const CONVENING_DAYS = 15
export type Convener = 'board' | 'director' | 'supervisors' | 'members'
export const regularConvener = (model: Model): Convener => (model === 'full' ? 'board' : 'director')
export type ConveningFacts = { model: Model; kind: 'annual' | 'periodic' | 'extraordinary'; requestedOn: string | null; today: string; requesters: number; officialMembers: number }
export type ConveningRefusal = 'wrongConvener' | 'noRequest' | 'notYet' | 'tooFewRequesters'

export function refuseConvener(convener: Convener, facts: ConveningFacts): ConveningRefusal | null {
  if (convener === regularConvener(facts.model)) return null
  if (convener === 'board' || convener === 'director' || facts.kind !== 'extraordinary') return 'wrongConvener'
  if (facts.requestedOn === null) return 'noRequest'
  const passes = addDays(facts.requestedOn, convener === 'supervisors' ? CONVENING_DAYS : 2 * CONVENING_DAYS)
  if (facts.today <= passes) return 'notYet'
  if (convener === 'members' && facts.requesters * 3 < facts.officialMembers) return 'tooFewRequesters'
  return null
}

/** Whether so many may ask for an extraordinary meeting (L 59.3): a third of the official members. */
export const mayRequestMeeting = (requesters: number, officialMembers: number): boolean => officialMembers > 0 && requesters * 3 >= officialMembers
