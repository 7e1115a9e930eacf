import { balanceOn, openParts, type Entry } from '../ledger/rules.ts'
import { needsRegistration, outcomeOn, type ExcludedPeriod, type Outcome } from '../deadlines/rules.ts'

type Bounds = { minContributionDong: number; contributionMonths: number }
export type MemberStanding = { dueOn: string | null; startOn: string | null; openDong: number; outcome: Outcome }

/** C15, C16: where a member stands: the next last day and what holds on a day. */
export function standingOf(entries: readonly Entry[], periods: readonly (ExcludedPeriod & { cancelled?: boolean })[], bounds: Bounds, day: string): MemberStanding {
  const { committedDong, paidDong } = balanceOn(entries, day)
  const parts = openParts(entries.filter((entry) => entry.onDay <= day), bounds.contributionMonths, periods.filter((period) => !period.cancelled))
  const first = parts.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))[0]
  if (!first) return { dueOn: null, startOn: null, openDong: 0, outcome: 'full' }
  return {
    dueOn: first.dueOn, startOn: entries.find((entry) => entry.id === first.entryId)?.clockFrom ?? null,
    openDong: parts.reduce((sum, part) => sum + part.openDong, 0),
    outcome: outcomeOn({ committedDong, paidDong, minimumDong: bounds.minContributionDong, dueOn: first.dueOn }, day),
  }
}

/**
 * C18: since when the book differs from the register by so much that it must be registered; null while it does not.
 * Compared with what is registered, not with the day before, so that many small steps count together.
 */
export function registrationChangedOn(changes: readonly { onDay: string; changeDong: number }[], registeredDong: number | null): string | null {
  if (registeredDong === null) return null
  let total = 0
  let since: string | null = null
  for (const { onDay, changeDong } of changes) {
    total += changeDong
    since = needsRegistration(registeredDong, total) ? (since ?? onDay) : null
  }
  return since
}
