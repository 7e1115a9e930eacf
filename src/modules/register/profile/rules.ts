import type { FieldProblem } from '#platform/problem.ts'
import type { ProfileChange } from './schema.ts'

/** What cannot be true together; `today` because nobody met in the future. */
export function checkProfile(after: ProfileChange, today: string): FieldProblem[] {
  const problems: FieldProblem[] = []
  const moreThan = (a: number | null | undefined, b: number | null | undefined): boolean => typeof a === 'number' && typeof b === 'number' && a > b
  const allMembers = [after.officialMembers, after.contributingMembers, after.noncontributingMembers].reduce<number>((sum, n) => sum + (n ?? 0), 0)
  if (typeof after.officialMembers === 'number' && moreThan(after.femaleMembers, allMembers)) problems.push({ path: 'femaleMembers', key: 'register.moreThanMembers' })
  if (moreThan(after.memberWorkers, after.workers)) problems.push({ path: 'memberWorkers', key: 'register.moreThanWorkers' })
  if (moreThan(after.internalRevenueDong, after.revenueDong)) problems.push({ path: 'internalRevenueDong', key: 'register.moreThanRevenue' })
  if (after.lastGeneralMeetingOn && after.lastGeneralMeetingOn > today) problems.push({ path: 'lastGeneralMeetingOn', key: 'register.inFuture' })
  if (after.allianceMemberSince && after.allianceMemberSince > today) problems.push({ path: 'allianceMemberSince', key: 'register.inFuture' })
  if (after.allianceConsent === true && after.allianceMember === false) problems.push({ path: 'allianceConsent', key: 'register.consentWithoutMembership' })
  return problems
}
