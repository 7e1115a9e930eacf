import { addDays, addMonths, daysBetween } from '#platform/day.ts'

/** L 74.4: full payment within six months from the certificate or the admission, earlier where the charter says so. */
const MOST_MONTHS = 6
/** L 74.7: the reduced capital is registered within thirty days after the deadline. */
const REDUCTION_DAYS = 30
/** L 47.1: a change of the charter capital of this size is registered within ten days. */
const CHANGE_PERCENT = 5
const CHANGE_DONG = 1_000_000_000
const CHANGE_DAYS = 10
/** L 103.1đ: a breach of the caps that lasts twelve months is a ground for revocation. */
const BREACH_MONTHS = 12

/** Why days do not count (L 74.4): assets on the way, in customs, or between two titles. */
export const exclusionReasons = ['transport', 'import', 'titleTransfer'] as const
export type ExclusionReason = (typeof exclusionReasons)[number]
/** First and last day, both excluded. */
export type ExcludedPeriod = { fromOn: string; toOn: string }

/** Periods that touch or overlap as one: a day is excluded once. */
function mergedPeriods(periods: readonly ExcludedPeriod[]): ExcludedPeriod[] {
  const merged: ExcludedPeriod[] = []
  for (const period of periods.toSorted((a, b) => a.fromOn.localeCompare(b.fromOn))) {
    const last = merged.at(-1)
    if (last && period.fromOn <= addDays(last.toOn, 1)) last.toOn = period.toOn > last.toOn ? period.toOn : last.toOn
    else merged.push({ ...period })
  }
  return merged
}

export type Commitment = { startOn: string; charterMonths: number | null; statedDueOn: string | null; excluded: readonly ExcludedPeriod[] }

/** C15: the last day to pay in full. Excluded days lengthen it when they begin before it is over. */
export function paymentDueOn({ startOn, charterMonths, statedDueOn, excluded }: Commitment): string {
  const latest = addMonths(startOn, Math.min(MOST_MONTHS, charterMonths ?? MOST_MONTHS))
  let dueOn = statedDueOn !== null && statedDueOn < latest ? statedDueOn : latest
  for (const period of mergedPeriods(excluded)) {
    const fromOn = period.fromOn < startOn ? startOn : period.fromOn
    if (fromOn > dueOn || period.toOn < fromOn) continue
    dueOn = addDays(dueOn, daysBetween(fromOn, period.toOn) + 1)
  }
  return dueOn
}

export type Standing = { committedDong: number; paidDong: number; minimumDong: number; dueOn: string }
/** `unpaid` and `belowMinimum` end the membership (L 33 g), `reduced` goes on with what was paid. */
export type Outcome = 'open' | 'full' | 'unpaid' | 'belowMinimum' | 'reduced'

/** C16: what holds on a day. On the last day itself one may still pay. */
export function outcomeOn({ committedDong, paidDong, minimumDong, dueOn }: Standing, day: string): Outcome {
  if (paidDong >= committedDong) return 'full'
  if (day <= dueOn) return 'open'
  if (paidDong === 0) return 'unpaid'
  return paidDong < minimumDong ? 'belowMinimum' : 'reduced'
}

export const endsMembership = (outcome: Outcome): boolean => outcome === 'unpaid' || outcome === 'belowMinimum'

/** C16: the last day to register the reduced capital, unless it was topped up by then. */
export const reductionDueOn = (dueOn: string): string => addDays(dueOn, REDUCTION_DAYS)

/** C18: whether a change of the charter capital must be registered. From nothing, everything is a change. */
export function needsRegistration(beforeDong: number, afterDong: number): boolean {
  const change = BigInt(Math.abs(afterDong - beforeDong))
  if (change === 0n) return false
  return change >= BigInt(CHANGE_DONG) || change * 100n >= BigInt(beforeDong) * BigInt(CHANGE_PERCENT)
}

export const registrationDueOn = (changedOn: string): string => addDays(changedOn, CHANGE_DAYS)

/** C12: the last day of the twelve months in which a broken cap must be mended. */
export const breachDueOn = (brokenOn: string): string => addMonths(brokenOn, BREACH_MONTHS)
