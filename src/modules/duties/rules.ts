import { addDays, addMonths, daysBetween, monthsBetween } from '#platform/day.ts'
import type { DutyFact } from './schema.ts'

/** What the rules look at; nothing else decides. */
export type Facts = {
  type: 'THT' | 'HTX' | 'LHHTX'
  status: string
  statusFrom: string | null
  statusUntil: string | null
  foundedOn: string | null
  officialMembers: number | null
  lastGeneralMeetingOn: string | null
  lastConfirmedOn: string | null
  openCorrections: number
  /** How many of the yearly fields are filled, of how many. */
  filled: { done: number; all: number }
}

/** The yearly fields that the organisation itself keeps; the mirror's own are not its to fill. */
export const YEARLY_FIELDS = [
  'phone', 'officialMembers', 'contributingMembers', 'femaleMembers', 'workers', 'totalCapitalDong', 'revenueDong',
  'internalRevenueDong', 'profitDong', 'workerIncomeDong', 'lastGeneralMeetingOn', 'products',
] as const

/** From here on a duty counts as close. */
export const SOON_DAYS = 60
/** L 59.1: the yearly meeting within four months of the fiscal year's end; a charter may have another fiscal year. */
export const MEETING_MONTHS_AFTER_YEAR = 4
/** L 103.1e: so long without a yearly meeting is a ground for revoking the certificate. */
export const REVOCATION_MONTHS = 18
/** L 4.7, 4.8; L 103.1d: twelve months below it are a ground for revocation. THT: L 4.21. */
export const LEAST_MEMBERS = { HTX: 5, LHHTX: 3, THT: 2 } as const
/** D92 47: one suspension lasts twelve months at most. */
export const SUSPENSION_MONTHS = 12
/** D252 28.1c: so long after the notice the representative may be barred from leaving the country. */
export const NOT_AT_ADDRESS_DAYS = 120

export function urgencyOf(dueOn: string | null, doneOn: string | null, today: string): DutyFact['urgency'] {
  if (doneOn !== null) return 'done'
  if (dueOn === null) return 'soon'
  if (today > dueOn) return 'overdue'
  return daysBetween(today, dueOn) <= SOON_DAYS ? 'soon' : 'later'
}

/**
 * C09 6: period N runs from 15/12 of N−1 to 14/12 of N and is due on 15/12 of N. On the fifteenth itself the old one
 * may still be sent in.
 */
export function reportingYear(today: string): number {
  const year = Number(today.slice(0, 4))
  return today <= `${year}-12-15` ? year : year + 1
}

const yearlyUpdate = (facts: Facts, today: string): DutyFact[] => {
  const year = reportingYear(today)
  const one = (n: number): DutyFact => {
    const startOn = `${n - 1}-12-15`
    const dueOn = `${n}-12-15`
    const doneOn = facts.lastConfirmedOn !== null && facts.lastConfirmedOn >= startOn ? facts.lastConfirmedOn : null
    return {
      kind: 'yearlyUpdate', article: facts.type === 'THT' ? 'D77.29' : 'C09.6', startOn, dueOn, doneOn,
      urgency: urgencyOf(dueOn, doneOn, today), params: { year: n, filled: facts.filled.done, all: facts.filled.all },
    }
  }
  const missedLast = (facts.lastConfirmedOn ?? facts.foundedOn ?? '') < `${year - 2}-12-15`
  const existedLast = (facts.foundedOn ?? '') < `${year - 1}-12-15`
  return missedLast && existedLast ? [one(year - 1), one(year)] : [one(year)]
}

/** L 59.1 and 103.1e. Without a known meeting the clock starts when the organisation was founded. */
const generalMeeting = (facts: Facts, today: string): DutyFact[] => {
  if (facts.type === 'THT') return []
  const since = facts.lastGeneralMeetingOn ?? facts.foundedOn
  if (since === null) return []
  const months = monthsBetween(since, today)
  const lastDay = addMonths(since, REVOCATION_MONTHS)
  const params = { months, lastDay, year: Number(today.slice(0, 4)) }
  if (months >= REVOCATION_MONTHS - 6) {
    return [{ kind: 'meetingOverdue', article: 'L103.1e', startOn: since, dueOn: lastDay, doneOn: null, urgency: urgencyOf(lastDay, null, today), params }]
  }
  const year = Number(today.slice(0, 4))
  const heldThisYear = facts.lastGeneralMeetingOn !== null && facts.lastGeneralMeetingOn >= `${year}-01-01`
  const dueYear = heldThisYear ? year + 1 : year
  const dueOn = addDays(addMonths(`${dueYear}-01-01`, MEETING_MONTHS_AFTER_YEAR), -1)
  return [{ kind: 'generalMeeting', article: 'L59.1', startOn: `${dueYear}-01-01`, dueOn, doneOn: null, urgency: urgencyOf(dueOn, null, today), params: { ...params, year: dueYear } }]
}

const members = (facts: Facts): DutyFact[] => {
  const least = LEAST_MEMBERS[facts.type]
  if (facts.officialMembers === null || facts.officialMembers >= least) return []
  const article = facts.type === 'HTX' ? 'L4.7' : facts.type === 'LHHTX' ? 'L4.8' : 'L4.21'
  return [{ kind: 'members', article, startOn: null, dueOn: null, doneOn: null, urgency: 'soon', params: { members: facts.officialMembers, least } }]
}

const suspension = (facts: Facts, today: string): DutyFact[] => {
  if (facts.status !== 'suspended' || facts.statusFrom === null) return []
  const latest = addMonths(facts.statusFrom, SUSPENSION_MONTHS)
  const dueOn = facts.statusUntil !== null && facts.statusUntil < latest ? facts.statusUntil : latest
  return [{ kind: 'suspension', article: 'D92.47', startOn: facts.statusFrom, dueOn, doneOn: null, urgency: urgencyOf(dueOn, null, today), params: {} }]
}

const notAtAddress = (facts: Facts, today: string): DutyFact[] => {
  if (facts.status !== 'not_at_address') return []
  const dueOn = facts.statusFrom === null ? null : addDays(facts.statusFrom, NOT_AT_ADDRESS_DAYS)
  return [{ kind: 'notAtAddress', article: 'D252.28.1c', startOn: facts.statusFrom, dueOn, doneOn: null, urgency: urgencyOf(dueOn, null, today), params: {} }]
}

const corrections = (facts: Facts): DutyFact[] => facts.openCorrections === 0 ? []
  : [{ kind: 'corrections', article: 'D92.25', startOn: null, dueOn: null, doneOn: null, urgency: 'soon', params: { count: facts.openCorrections } }]

const order: Record<DutyFact['urgency'], number> = { overdue: 0, soon: 1, later: 2, done: 3 }

/** The most urgent first; what has no last day stands before the far ones. */
export const byUrgency = (a: DutyFact, b: DutyFact): number => order[a.urgency] - order[b.urgency] || (a.dueOn ?? '').localeCompare(b.dueOn ?? '')

/** Two years of the same report are two duties. */
export const subjectOf = (fact: Pick<DutyFact, 'kind' | 'params'>): string => (fact.kind === 'yearlyUpdate' ? String(fact.params.year) : '')

/** Everything that this organisation must still do, the most urgent first. An ended one owes nothing here (D92 33). */
export function dutiesOf(facts: Facts, today: string): DutyFact[] {
  if (facts.status === 'ended') return []
  return [
    ...generalMeeting(facts, today), ...notAtAddress(facts, today), ...suspension(facts, today),
    ...members(facts), ...corrections(facts), ...yearlyUpdate(facts, today),
  ].sort(byUrgency)
}
