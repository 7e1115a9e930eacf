import type { CallNumber } from '../convening/rules.ts'
import { leastReaching, reaches } from '../ratio.ts'

/** L 61.1: in person, online, through a proxy. The law knows no decision by written consultation, so there is no fourth. */
export const attendanceModes = ['in_person', 'online', 'proxy'] as const
export type AttendanceMode = (typeof attendanceModes)[number]
export const isAttendanceMode = (mode: string): mode is AttendanceMode => (attendanceModes as readonly string[]).includes(mode)

/** How the meeting is held decides how one may come; a proxy always may. */
export const meetingModes = ['in_person', 'online', 'hybrid'] as const
export type MeetingMode = (typeof meetingModes)[number]
export const mayAttend = (meeting: MeetingMode, mode: AttendanceMode): boolean =>
  mode === 'proxy' || meeting === 'hybrid' || meeting === mode

/** L 59.7. */
export const QUORUM_PERCENT: Record<CallNumber, number> = { 1: 50, 2: 33, 3: 0 }

export type Quorum = { base: number; attending: number; least: number; missing: number; reached: boolean }

/**
 * L 59.7: the base is the official members, or the delegates convened; linked members stand in neither number. At the
 * third call there is no share to reach, but nobody at all is no meeting.
 */
export function quorumOf(call: CallNumber, base: number, attending: number): Quorum {
  const least = Math.max(1, leastReaching(base, QUORUM_PERCENT[call]))
  const reached = base > 0 && attending >= 1 && (call === 3 || reaches(attending, base, QUORUM_PERCENT[call]))
  return { base, attending, least, missing: reached ? 0 : Math.max(0, least - attending), reached }
}

export type MemberKind = 'official' | 'linked_contributing' | 'linked_noncontributing'
/** L 31.1d, 31.2b, 31.3b: only official members stand in the tally; others come when invited and may speak. */
export const hasVote = (kind: MemberKind): boolean => kind === 'official'

/** One member standing for others: as their delegate (L 61.4) or by their written authority (L 61.1). */
export type Authorisation = { principalId: string; holderId: string }
export type AuthorisationRefusal = 'toOneself' | 'notEntitled' | 'holderNotEntitled' | 'alreadyRepresented' | 'holderIsRepresented' | 'principalHoldsOthers'

/** Each member is represented once and nobody passes on what was given to him: otherwise a vote would count twice. */
export function refuseAuthorisation(wanted: Authorisation, existing: readonly Authorisation[], entitled: ReadonlySet<string>, holderMustBeEntitled = true): AuthorisationRefusal | null {
  if (wanted.principalId === wanted.holderId) return 'toOneself'
  if (!entitled.has(wanted.principalId)) return 'notEntitled'
  if (holderMustBeEntitled && !entitled.has(wanted.holderId)) return 'holderNotEntitled'
  if (existing.some((a) => a.principalId === wanted.principalId)) return 'alreadyRepresented'
  if (existing.some((a) => a.principalId === wanted.holderId)) return 'holderIsRepresented'
  return existing.some((a) => a.holderId === wanted.principalId) ? 'principalHoldsOthers' : null
}

/** L 61.4: a delegate has as many votes as members who authorised him, and his own as a member. */
export function votesCarried(holderId: string, authorisations: readonly Authorisation[]): number {
  return 1 + new Set(authorisations.filter((a) => a.holderId === holderId).map((a) => a.principalId)).size
}

export type OrganisationType = 'THT' | 'HTX' | 'LHHTX'
/** L 61.4–61.5: equal votes; only a union may weigh by the size of its members, and only by its charter. */
export function voteWeight(type: OrganisationType, memberId: string, byCharter: ReadonlyMap<string, number> | null): number {
  if (type !== 'LHHTX' || byCharter === null) return 1
  const weight = byCharter.get(memberId) ?? 1
  if (!Number.isSafeInteger(weight) || weight < 1) throw new RangeError('a vote weight is a whole number from one')
  return weight
}

export type VoteStep = { membersFrom: number; votes: number }
/** The charter's table of a union (L 61.5): from so many official members of the member cooperative on, so many votes. */
export const votesBySize = (steps: readonly VoteStep[], officialMembers: number): number =>
  steps.filter((step) => step.membersFrom <= officialMembers).reduce((most, step) => Math.max(most, step.votes), 1)
