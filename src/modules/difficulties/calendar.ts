import calendar from '#data/calendar/days-off.json' with { type: 'json' }

const daysOff: ReadonlySet<string> = new Set(calendar.daysOff)
const weeklyRest: ReadonlySet<number> = new Set(calendar.weeklyRest)

/** Working days of offices, from the calendar in data (rule 56). */
export const isWorkingDay = (date: string): boolean => !daysOff.has(date) && !weeklyRest.has(new Date(`${date}T00:00:00Z`).getUTCDay())
