import calendar from '#data/register/working-days.json' with { type: 'json' }

const off: ReadonlySet<string> = new Set(calendar.days.filter((day) => day.kind !== 'swappedOn').map((day) => day.date))
const worked: ReadonlySet<string> = new Set(calendar.days.filter((day) => day.kind === 'swappedOn').map((day) => day.date))

/** Working days of offices, from the calendar in data (rule 56). */
export function isWorkingDay(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return worked.has(date) || (weekday !== 0 && weekday !== 6 && !off.has(date))
}
