import list from '#data/register/deadlines.json' with { type: 'json' }
import { addDays, addMonths } from '../clock.ts'
import type { LegalRule } from '../legal-rule.ts'
import { addWorkingDays, isCertain, isWorkingDay, nextWorkingDay } from './calendar.ts'

export const deadlineRule: LegalRule = { rule: 'A56', article: 'D92; table in data/register/deadlines.json', title: 'Deadlines of procedures, by working-day calendar' }
export const periodRule: LegalRule = { rule: 'C60', article: 'C09.6-7', title: 'Reporting period 15 December to 14 December and its due days' }

export type DeadlineId =
  | 'changeCertificateContent' | 'notifyLines' | 'openUnit' | 'openUnitAbroad' | 'foundEnterprise' | 'suspend' | 'suspensionMax'
  | 'registerGroup' | 'changeGroup' | 'suspendGroup' | 'endGroup' | 'closeGroupAutomatically' | 'sendDissolution' | 'fileDissolution'
  | 'closeAutomatically' | 'cancelDissolution' | 'decide' | 'closeDissolution' | 'taxOpinion' | 'completeFile' | 'answerWithdrawal'
  | 'answerCleaning' | 'correctRecord' | 'keyInOffline' | 'warnNotAtAddress'
export type Deadline = {
  id: string; for: string; amount: number; unit: string; direction: string; article: string; from: string; what: string
}
export type Due = { dueOn: string; article: string; /** False: the calendar has unread decisions in between. */ certain: boolean }

const byId = new Map<string, Deadline>(list.deadlines.map((deadline) => [deadline.id, deadline]))

export function deadline(id: DeadlineId): Deadline {
  const found = byId.get(id)
  if (!found) throw new Error(`data/register/deadlines.json has no ${id}`)
  return found
}

/** The last working day that leaves `amount` full working days before the event. */
const before = (day: string, amount: number): string => addWorkingDays(day, -amount)

export function dueOn(id: DeadlineId, day: string): Due {
  const { amount, unit, direction, article } = deadline(id)
  const due = direction === 'before' ? before(day, amount)
    : unit === 'workingDays' ? addWorkingDays(day, amount)
    : nextWorkingDay(unit === 'months' ? addMonths(day, amount) : addDays(day, amount))
  return { dueOn: due, article, certain: direction === 'before' ? isCertain(due, day) : isCertain(day, due) }
}

export const isOverdue = (due: string, today: string): boolean => today > due

/** Working days from the day after `from` up to and including `to`. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1
  return count
}

export type ReportingPeriod = { year: number; from: string; to: string; due: { organisation: string; commune: string; province: string } }

/** Period N runs from 15/12 of N-1 to 14/12 of N inclusive; it is neither the calendar nor the fiscal year. */
export const reportingPeriod = (year: number): ReportingPeriod => ({
  year, from: `${year - 1}-12-15`, to: `${year}-12-14`,
  due: { organisation: `${year}-12-15`, commune: `${year}-12-18`, province: `${year}-12-21` },
})

export const periodOf = (day: string): ReportingPeriod => reportingPeriod(Number(day.slice(0, 4)) + (day.slice(5) >= '12-15' ? 1 : 0))
