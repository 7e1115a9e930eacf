import type { CharterName } from '#modules/charter/index.ts'

/** How a parameter is typed and shown. */
export type Kind = 'dong' | 'dongOrNone' | 'months' | 'monthsOrNone' | 'days' | 'percent' | 'yesNo' | 'choice' | 'forms' | 'titles' | 'funds' | 'steps'
export type Parameter = { name: CharterName; kind: Kind; choices?: readonly string[]; only?: 'THT' | 'LHHTX' }

/** The condition sheet in the order in which a charter is read. */
export const sections: readonly { id: string; parameters: readonly Parameter[] }[] = [
  { id: 'capital', parameters: [
    { name: 'minContributionDong', kind: 'dong' }, { name: 'maxContributionDong', kind: 'dongOrNone' }, { name: 'contributionMonths', kind: 'months' }, { name: 'membershipFeeDong', kind: 'dong' },
  ] },
  { id: 'members', parameters: [
    { name: 'multiMembership', kind: 'yesNo' }, { name: 'inactivityMonths', kind: 'monthsOrNone' }, { name: 'minimumUseDong', kind: 'dongOrNone' }, { name: 'minInternalBasisPoints', kind: 'percent' },
  ] },
  { id: 'meeting', parameters: [
    { name: 'meetingForms', kind: 'forms', choices: ['in_person', 'online', 'hybrid'] }, { name: 'delegateMeetings', kind: 'yesNo' }, { name: 'delegateMethod', kind: 'choice', choices: ['authorised', 'elected_by_group'] },
    { name: 'votingMethod', kind: 'choice', choices: ['open', 'secret'] }, { name: 'voteDenominator', kind: 'choice', choices: ['present', 'cast'] }, { name: 'agendaProposalDays', kind: 'days' },
    { name: 'unionVotes', kind: 'choice', choices: ['equal', 'by_size'], only: 'LHHTX' }, { name: 'unionVoteSteps', kind: 'steps', only: 'LHHTX' },
  ] },
  { id: 'organs', parameters: [
    { name: 'governanceModel', kind: 'choice', choices: ['full', 'reduced'] }, { name: 'representativeTitles', kind: 'titles' }, { name: 'fiscalYearEnd', kind: 'choice', choices: ['12-31', '03-31', '06-30', '09-30'] },
  ] },
  { id: 'funds', parameters: [
    { name: 'undividedInternalBasisPoints', kind: 'percent' }, { name: 'undividedExternalBasisPoints', kind: 'percent' }, { name: 'otherFunds', kind: 'funds' },
  ] },
  { id: 'group', parameters: [
    { name: 'groupDecisionBasisPoints', kind: 'percent', only: 'THT' }, { name: 'groupQuorumBasisPoints', kind: 'percent', only: 'THT' }, { name: 'groupNoticeWorkingDays', kind: 'days', only: 'THT' },
  ] },
]

export const sectionsFor = (type: string): { id: string; parameters: readonly Parameter[] }[] =>
  sections.map((section) => ({ ...section, parameters: section.parameters.filter(({ only }) => only === undefined || only === type) })).filter((section) => section.parameters.length > 0)
