/** When a notice may disturb somebody, and when a failed one is tried again. Pure. */

/** "21:00" to "06:30" in Vietnam (UTC+7, no summer time); the same on both sides means none. */
export type QuietHours = { from: string; to: string }

const OFFSET_MINUTES = 7 * 60
const DAY_MINUTES = 24 * 60
const MINUTE_MS = 60_000

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/

export function minutesOf(clock: string): number {
  const [, hours, minutes] = CLOCK.exec(clock) ?? []
  if (hours === undefined || minutes === undefined) throw new Error(`not a time of day: ${clock}`)
  return Number(hours) * 60 + Number(minutes)
}

/** "21:00-06:30" as a deployment writes it; null when it is something else. */
export function readQuietHours(text: string): QuietHours | null {
  const [from = '', to = '', ...more] = text.split('-').map((part) => part.trim())
  return more.length === 0 && CLOCK.test(from) && CLOCK.test(to) ? { from, to } : null
}

/** The first moment from `at` on that is not quiet: `from` itself is quiet, `to` no longer. */
export function nextLoud(at: Date, quiet: QuietHours): Date {
  const from = minutesOf(quiet.from)
  const to = minutesOf(quiet.to)
  const minute = (Math.floor(at.getTime() / MINUTE_MS) + OFFSET_MINUTES) % DAY_MINUTES
  const isQuiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to
  if (!isQuiet) return at
  const wait = (to - minute + DAY_MINUTES) % DAY_MINUTES
  return new Date((Math.floor(at.getTime() / MINUTE_MS) + wait) * MINUTE_MS)
}

/** Minutes until the next attempt: a server that restarts is back in a minute, a mailbox that is full tomorrow. */
const waits = [1, 5, 30, 120, 720] as const
export const MAX_ATTEMPTS = waits.length + 1

/** After so many attempts that failed for now; null: it is given up. */
export function retryAt(attempts: number, now: Date): Date | null {
  const wait = waits[attempts - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait * MINUTE_MS)
}

/** Longer than any provider may take: whoever claimed it and said nothing since then has died. */
export const LEASE_MS = 10 * MINUTE_MS
