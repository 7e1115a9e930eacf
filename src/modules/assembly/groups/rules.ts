import { exceeds, exceedsBasisPoints, leastExceedingBasisPoints } from '../ratio.ts'

/** D77 20–21 hold unless the cooperation contract differs: every figure is a parameter with the decree's as default. */
export type GroupRules = {
  quorumBasisPoints: number
  secondQuorumBasisPoints: number
  secondCallWorkingDays: number
  simpleBasisPoints: number
  callByBasisPoints: number
  /** [U] The decree was read in extract: the base of the shares is all members, unless the contract says those present. */
  base: 'all' | 'present'
}
export const DECREE: GroupRules = { quorumBasisPoints: 7500, secondQuorumBasisPoints: 5000, secondCallWorkingDays: 15, simpleBasisPoints: 5000, callByBasisPoints: 3300, base: 'all' }

/** D77 20: more than three quarters; at the second call more than half. */
export function groupQuorum(call: 1 | 2, members: number, attending: number, rules: GroupRules = DECREE): { reached: boolean; least: number; missing: number } {
  const share = call === 1 ? rules.quorumBasisPoints : rules.secondQuorumBasisPoints
  const least = leastExceedingBasisPoints(members, share)
  const reached = exceedsBasisPoints(attending, members, share)
  return { reached, least, missing: reached ? 0 : least - attending }
}

export type AddWorkingDays = (day: string, days: number) => string
/** D77 20: the second call within fifteen working days. */
export const groupSecondCallDueOn = (plannedFirstOn: string, addWorkingDays: AddWorkingDays, rules: GroupRules = DECREE): string =>
  addWorkingDays(plannedFirstOn, rules.secondCallWorkingDays)

/** D77 21: the contract itself and the main assets need everybody, the latter in writing. */
export const groupSubjects = ['contract', 'main_assets', 'admission', 'other'] as const
export type GroupSubject = (typeof groupSubjects)[number]
export type AssetFacts = { landHousesOrMainMeans: boolean; valueDong: bigint; commonAssetsDong: bigint }
export const isMainAssetDeal = (asset: AssetFacts): boolean =>
  asset.landHousesOrMainMeans || exceeds(asset.valueDong, asset.commonAssetsDong, 50)
export const needsAll = (subject: GroupSubject): boolean => subject === 'contract' || subject === 'main_assets'
export const needsWriting = (subject: GroupSubject): boolean => subject === 'main_assets'

export function groupCarries(subject: GroupSubject, votesFor: number, members: number, present: number, rules: GroupRules = DECREE): boolean {
  if (needsAll(subject)) return members > 0 && votesFor === members
  return exceedsBasisPoints(votesFor, rules.base === 'all' ? members : present, rules.simpleBasisPoints)
}

/** D77 20: the head, or more than a third of the members (33 %), may call it. */
export const mayCallGroupMeeting = (callers: number, members: number, rules: GroupRules = DECREE): boolean => exceedsBasisPoints(callers, members, rules.callByBasisPoints)

/** D77 20: at least once a year. */
export const groupMeetingDueOn = (lastHeldOn: string, addMonths: (day: string, months: number) => string): string => addMonths(lastHeldOn, 12)
