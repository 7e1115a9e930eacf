import { addMonths } from '#platform/day.ts'
import reasonsByLaw from '#data/membership/ending-reasons.json' with { type: 'json' }
import type { OrganisationType, Refusal } from '../admission/rules.ts'
import type { Kind, Party } from '../schema.ts'

/** Letters of L 33; the law has no f. */
export const reasons = ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'fee'] as const
export type Reason = (typeof reasons)[number]
export const endingOrgans = ['board', 'director', 'assembly', 'group', 'law'] as const
export type EndingOrgan = (typeof endingOrgans)[number]

export const endingArticle = (type: OrganisationType): string => (type === 'THT' ? 'D77.11' : type === 'LHHTX' ? 'L37' : 'L33')

/** C9. Where Article 37 was not read word by word, the data say so. */
export const reasonsFor = (type: OrganisationType, kind: Kind): readonly Reason[] => reasonsByLaw[type][kind] as readonly Reason[]

/** Shown where the letters are not verified. */
export const isVerified = (type: OrganisationType): boolean => type === 'HTX'

/** The law itself ends these; the others somebody decides. */
const byLaw: readonly Reason[] = ['a', 'b', 'c']

export type Ending = {
  reason: Reason; endedOn: string; joinedOn: string; kind: Kind; party: Party; organ: EndingOrgan
  /** Charter: so long without services or labour (40.4b); months to contribute (40.8). */
  inactivityMonths: number | null; contributionMonths: number
}

/** (a) is about persons, (b) about organisations; a household or group may end by either. */
export const suits = (reason: Reason, party: Party): boolean => !(reason === 'a' && party === 'organisation') && !(reason === 'b' && party === 'person')

const refusal = (key: string, article: string, path: string): Refusal => ({ key: `membership.ending.${key}`, article, path })

export function refuseEnding(type: OrganisationType, e: Ending): Refusal[] {
  const article = endingArticle(type)
  if (!reasonsFor(type, e.kind).includes(e.reason)) return [refusal('notThisKind', article, 'reason')]
  const refusals: Refusal[] = []
  if (e.endedOn <= e.joinedOn) refusals.push(refusal('beforeJoined', article, 'endedOn'))
  if (!suits(e.reason, e.party)) refusals.push(refusal(e.reason === 'a' ? 'diesNot' : 'endsNot', article, 'reason'))
  if (e.reason === 'e' && type !== 'THT' && e.inactivityMonths === null) refusals.push(refusal('noInactivityRule', 'L40.4b', 'reason'))
  // Who joined a month ago cannot have been idle for the charter's two years.
  if (e.reason === 'e' && e.inactivityMonths !== null && e.endedOn < addMonths(e.joinedOn, e.inactivityMonths)) refusals.push(refusal('tooSoonForInactivity', 'L40.4b', 'endedOn'))
  if (e.reason === 'g' && e.endedOn <= addMonths(e.joinedOn, e.contributionMonths)) refusals.push(refusal('beforeDeadline', 'L74.4', 'endedOn'))
  if (!byLaw.includes(e.reason) && e.organ === 'law') refusals.push(refusal('organMissing', article, 'organ'))
  return refusals
}

/** D77 11.2: a group tells its members so many working days before. `workingDays` lies between notice and end. */
export const noticeTooShort = (workingDays: number, needed: number): boolean => workingDays < needed
