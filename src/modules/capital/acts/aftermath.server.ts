import { dropDuty, feedDuty, settleDuty } from '#modules/duties/index.ts'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { breachChanges, dongText, holdingsOf } from './rules.ts'
import type { Book } from './book.server.ts'
import { endBreach, insertBreach, listOpenBreaches } from '../caps/store.server.ts'
import type { CapUse } from '../caps/rules.ts'
import { membersWithDeadline, setDeadline } from '../deadlines/store.server.ts'
import { breachDueOn, reductionDueOn, registrationDueOn } from '../deadlines/rules.ts'
import { registrationChangedOn, standingOf } from '../standing/rules.ts'
import { listDailyChanges, listEntries, listPeriods } from '../ledger/store.server.ts'

const nameOf = (book: Book, memberId: string | null): string => (memberId === null ? '' : (book.members.get(memberId)?.name ?? ''))
const subjectOf = (use: { cap: string; memberId: string | null }): string => (use.memberId === null ? use.cap : `${use.cap}:${use.memberId}`)

/** C12, C13: no breach without its counter of twelve months (L 103.1đ), no counter without a breach. It runs from the day of the act. */
export async function followBreaches(ctx: Ctx, book: Book, onDay: string): Promise<CapUse[]> {
  const open = await listOpenBreaches(ctx, book.organisationId)
  const { begin, end } = breachChanges(open, holdingsOf(book.parties, book.balances), book.type)
  for (const use of begin) {
    const dueOn = breachDueOn(onDay)
    await insertBreach(ctx, book.organisationId, { ...use, id: newId(), beganOn: onDay, dueOn })
    await feedDuty(ctx, {
      organisationId: book.organisationId, source: 'capital', kind: `capital.${use.cap}Cap`, subjectId: subjectOf(use), article: 'L103.1đ', startOn: onDay, dueOn,
      params: { name: nameOf(book, use.memberId), percent: use.maxPercent, held: dongText(use.heldDong), total: dongText(use.totalDong) }, href: '/von-gop',
    })
  }
  for (const ended of open.filter((one) => end.some((key) => key.cap === one.cap && key.memberId === one.memberId))) {
    const endedOn = onDay < ended.beganOn ? ended.beganOn : onDay
    await endBreach(ctx, book.organisationId, ended.id, endedOn)
    await settleDuty(ctx, book.organisationId, `capital.${ended.cap}Cap`, subjectOf(ended), endedOn)
  }
  return begin
}

async function settlePayment(ctx: Ctx, book: Book, memberId: string): Promise<void> {
  for (const kind of ['capital.payment', 'capital.reducedCapital', 'capital.lapsed']) await settleDuty(ctx, book.organisationId, kind, memberId, book.today)
}

/** C15, C16: the next last day of each member concerned, as a row for the night and as a duty. */
export async function followDeadlines(ctx: Ctx, book: Book, memberIds: readonly string[]): Promise<void> {
  const [entries, periods, known] = await Promise.all([
    listEntries(ctx, book.organisationId, memberIds), listPeriods(ctx, book.organisationId, memberIds), membersWithDeadline(ctx, book.organisationId, memberIds),
  ])
  const byMember = { entries: Map.groupBy(entries, (entry) => entry.memberId), periods: Map.groupBy(periods, (period) => period.memberId) }
  for (const memberId of memberIds) {
    const standing = standingOf(byMember.entries.get(memberId) ?? [], byMember.periods.get(memberId) ?? [], book.charter, book.today)
    if (standing.dueOn !== null || known.has(memberId)) await setDeadline(ctx, book.organisationId, memberId, standing.dueOn)
    if (standing.dueOn === null) {
      if (known.has(memberId)) await settlePayment(ctx, book, memberId)
      continue
    }
    const common = { organisationId: book.organisationId, source: 'capital', subjectId: memberId, href: `/von-gop/${memberId}` }
    const params = { name: nameOf(book, memberId), open: dongText(standing.openDong) }
    await feedDuty(ctx, { ...common, kind: 'capital.payment', article: 'L74.4', startOn: standing.startOn, dueOn: standing.dueOn, params })
    if (standing.outcome === 'reduced') {
      await feedDuty(ctx, { ...common, kind: 'capital.reducedCapital', article: 'L74.7', startOn: standing.dueOn, dueOn: reductionDueOn(standing.dueOn), params })
    } else await dropDuty(ctx, book.organisationId, 'capital.reducedCapital', memberId)
  }
}

/** C18: the book against what the register mirrors; the difference is said, never written over. */
export async function followRegistration(ctx: Ctx, book: Book, registeredDong: number | null): Promise<{ changedOn: string; dueOn: string } | null> {
  const changedOn = registrationChangedOn(await listDailyChanges(ctx, book.organisationId), registeredDong)
  if (changedOn === null || registeredDong === null) {
    await settleDuty(ctx, book.organisationId, 'capital.registration', 'charterCapital', book.today)
    return null
  }
  const dueOn = registrationDueOn(changedOn)
  await feedDuty(ctx, {
    organisationId: book.organisationId, source: 'capital', kind: 'capital.registration', subjectId: 'charterCapital', article: 'L47.1', startOn: changedOn, dueOn,
    params: { registered: dongText(registeredDong), now: dongText(book.totalDong) }, href: '/von-gop',
  })
  return { changedOn, dueOn }
}
