import { addDays } from '#platform/day.ts'

/** L 11.3. */
export const INACTIVE_DAYS = 30
export const MEETING_DAYS = 15

/** Somebody who represents the organisation by law; the charter says how many there are (L 40.7). */
export type Representative = { key: string; residentInVietnam: boolean; inactiveSince: string | null }

/** C38, L 11.3: at least one of them lives in Viet Nam. */
export const oneIsResident = (representatives: readonly Representative[]): boolean => representatives.some((r) => r.residentInVietnam)

export type Absence = { since: string; meetingFrom: string; meetingUntil: string }

/**
 * C38, L 11.3: the only representative cannot act (dead, missing, in custody, without capacity …) for thirty days: a
 * general meeting within the next fifteen chooses another. Where a second one can act, no clock runs; where none of
 * several can, it runs from the day on which the last one fell out.
 */
export function absenceOf(representatives: readonly Representative[]): Absence | null {
  const days = representatives.map((r) => r.inactiveSince)
  if (days.length === 0 || days.includes(null)) return null
  const since = days.filter((day) => day !== null).sort().at(-1) ?? ''
  const meetingFrom = addDays(since, INACTIVE_DAYS)
  return { since, meetingFrom, meetingUntil: addDays(meetingFrom, MEETING_DAYS) }
}
