import calendar from '#data/register/working-days.json' with { type: 'json' }
import { addDays } from '../clock.ts'

/** Days off that are not weekends, and weekend days that are worked; in data because they are decided every year. */
const off = new Set(calendar.days.filter((day) => day.kind !== 'swappedOn').map((day) => day.date))
const on = new Set(calendar.days.filter((day) => day.kind === 'swappedOn').map((day) => day.date))
const unverified = new Set(calendar.days.filter((day) => !day.verified).map((day) => day.date))

export function isWorkingDay(day: string): boolean {
  if (on.has(day)) return true
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !off.has(day)
}

function step(day: string, by: 1 | -1): string {
  let next = addDays(day, by)
  while (!isWorkingDay(next)) next = addDays(next, by)
  return next
}

/** The day of the event does not count (Civil Code 147). Negative counts backwards. */
export function addWorkingDays(day: string, count: number): string {
  let result = day
  for (let i = 0; i < Math.abs(count); i += 1) result = step(result, count < 0 ? -1 : 1)
  return result
}

/** A period that would end on a day off ends with the next working day (Civil Code 148.5). */
export const nextWorkingDay = (day: string): string => (isWorkingDay(day) ? day : step(day, 1))

/** Whether the calendar speaks for these days at all, and from decisions that were read. */
export function isCertain(from: string, to: string): boolean {
  const years = [from, to].map((day) => Number(day.slice(0, 4)))
  const covered = years.every((year) => year >= calendar.firstYear && year <= calendar.lastYear)
  return covered && ![...unverified].some((day) => day >= from && day <= to)
}
