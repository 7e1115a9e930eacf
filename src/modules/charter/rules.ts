import { addDays, addMonths } from '#platform/day.ts'
import type { FieldProblem } from '#platform/problem.ts'
import type { CharterName, CharterValues, StatedValues } from './schema.ts'

export type OrganisationType = 'THT' | 'HTX' | 'LHHTX'

/** The article that leaves the value to the charter. */
export const parameterArticles: Record<CharterName, string> = {
  minContributionDong: 'L40.8', maxContributionDong: 'L40.8', contributionMonths: 'L40.8', membershipFeeDong: 'L40.9',
  meetingForms: 'L40.10', delegateMeetings: 'L40.10', delegateMethod: 'L40.10', votingMethod: 'L40.10', voteDenominator: 'L61.2',
  agendaProposalDays: 'L60.2', unionVotes: 'L61.5', unionVoteSteps: 'L61.5', minInternalBasisPoints: 'L40.11',
  undividedInternalBasisPoints: 'L40.13', undividedExternalBasisPoints: 'L40.13', otherFunds: 'L40.13',
  inactivityMonths: 'L40.4b', minimumUseDong: 'L40.4c', representativeTitles: 'L40.7', fiscalYearEnd: 'L59.1', governanceModel: 'L56',
  multiMembership: 'L30.4', groupDecisionBasisPoints: 'D77.21', groupQuorumBasisPoints: 'D77.20', groupNoticeWorkingDays: 'D77.11.2',
}

/** L 84: least share of income from outside that goes into the undivided fund. */
export const LEAST_UNDIVIDED_EXTERNAL = { HTX: 500, LHHTX: 1000, THT: 0 } as const
/** L 59.1: the yearly general meeting within so many months of the fiscal year's end. */
export const MEETING_MONTHS_AFTER_YEAR = 4

/**
 * What holds while a charter says nothing. Where the law has a value of its own (six months, two days, 5 %) it is the
 * law's; the others are the mildest reading and every screen shows them as not stated.
 */
export const defaultValues = (type: OrganisationType): CharterValues => ({
  minContributionDong: 1, maxContributionDong: null, contributionMonths: 6, membershipFeeDong: 0,
  meetingForms: ['in_person', 'online', 'hybrid'], delegateMeetings: true, delegateMethod: 'authorised', votingMethod: 'open', voteDenominator: 'present',
  agendaProposalDays: 2, unionVotes: 'equal', unionVoteSteps: [], minInternalBasisPoints: 0,
  undividedInternalBasisPoints: 0, undividedExternalBasisPoints: LEAST_UNDIVIDED_EXTERNAL[type], otherFunds: [],
  inactivityMonths: null, minimumUseDong: null, representativeTitles: ['Giám đốc'], fiscalYearEnd: '12-31', governanceModel: 'full',
  multiMembership: true, groupDecisionBasisPoints: 5000, groupQuorumBasisPoints: 7500, groupNoticeWorkingDays: 5,
})

export const withDefaults = (type: OrganisationType, stated: StatedValues): CharterValues => ({
  ...defaultValues(type),
  ...Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined)),
})

const problem = (name: CharterName, key: string): FieldProblem => ({ path: `values.${name}`, key: `charter.${key}` })

/** What a charter may not say, whatever the meeting resolved. */
export function checkValues(type: OrganisationType, values: CharterValues): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (values.maxContributionDong !== null && values.maxContributionDong < values.minContributionDong) problems.push(problem('maxContributionDong', 'maxBelowMin'))
  if (values.undividedExternalBasisPoints < LEAST_UNDIVIDED_EXTERNAL[type]) problems.push(problem('undividedExternalBasisPoints', type === 'LHHTX' ? 'undividedTooLowUnion' : 'undividedTooLow'))
  if (values.unionVotes === 'by_size' && type !== 'LHHTX') problems.push(problem('unionVotes', 'weightsOnlyUnion'))
  if (values.unionVotes === 'by_size' && values.unionVoteSteps.length === 0) problems.push(problem('unionVoteSteps', 'stepsMissing'))
  return problems
}

export type CommitmentRefusal = 'nothing' | 'belowMin' | 'aboveMax'

/** L 4.25–26, 40.8: a commitment lies between the charter's least and highest contribution, both included. */
export function refuseCommitment(values: Pick<CharterValues, 'minContributionDong' | 'maxContributionDong'>, amountDong: number): CommitmentRefusal | null {
  if (amountDong <= 0) return 'nothing'
  if (amountDong < values.minContributionDong) return 'belowMin'
  return values.maxContributionDong !== null && amountDong > values.maxContributionDong ? 'aboveMax' : null
}

/** Last day of the fiscal year in which the day lies. */
export function fiscalYearEndOn(fiscalYearEnd: string, day: string): string {
  const sameYear = `${day.slice(0, 4)}-${fiscalYearEnd}`
  return day <= sameYear ? sameYear : `${Number(day.slice(0, 4)) + 1}-${fiscalYearEnd}`
}

/** L 59.1: last day for the yearly meeting about the fiscal year that ends on this day. */
export const annualMeetingDueOn = (fiscalYearEndDay: string): string => addDays(addMonths(addDays(fiscalYearEndDay, 1), MEETING_MONTHS_AFTER_YEAR), -1)
