import type { Ctx } from '#platform/operation.server.ts'
import type { Book } from '../acts/book.server.ts'
import { paymentDueOn } from '../deadlines/rules.ts'
import type { EntryView } from '../schema.ts'
import { listPairs, type StoredEntry, type StoredPeriod } from './store.server.ts'

/** The lines of a member as the member reads them: each commitment with its last day, each correction both ways. */
export async function entryViews(ctx: Ctx, book: Book, entries: readonly StoredEntry[], periods: readonly StoredPeriod[]): Promise<EntryView[]> {
  const pairs = new Map((await listPairs(ctx, book.organisationId, entries.flatMap((entry) => entry.pairId ?? []))).map((pair) => [pair.id, pair.memberId]))
  const excluded = periods.filter((period) => !period.cancelled)
  const nameOf = (memberId: string | undefined): string | null => (memberId === undefined ? null : (book.members.get(memberId)?.name ?? ctx.say('capital.formerMember')))
  return entries.map((entry) => ({
    id: entry.id, kind: entry.kind, onDay: entry.onDay, committedDong: entry.committedDong, paidDong: entry.paidDong, corrects: entry.corrects,
    correctedBy: entries.filter((other) => other.corrects === entry.id).map((other) => other.id),
    otherMember: entry.pairId === null ? null : nameOf(pairs.get(entry.pairId)),
    assetKind: entry.assetKind as EntryView['assetKind'], assetNote: entry.assetNote, useRightUntil: entry.useRightUntil,
    dueOn: entry.clockFrom === null ? null : paymentDueOn({ startOn: entry.clockFrom, charterMonths: book.charter.contributionMonths, statedDueOn: entry.statedDueOn, excluded }),
    solvencyBy: entry.solvencyBy, solvencyOn: entry.solvencyOn, ground: entry.ground, recordedAt: entry.recordedAt,
  }))
}
