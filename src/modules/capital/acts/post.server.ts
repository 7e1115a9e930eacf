import type { Subject } from '#modules/register/index.ts'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { impossibleDay, nothing, type Movement } from '../ledger/rules.ts'
import { insertEntries, listEntries, type StoredEntry } from '../ledger/store.server.ts'
import type { Recorded } from '../schema.ts'
import { followBreaches, followDeadlines, followRegistration } from './aftermath.server.ts'
import { registeredOf, type Book } from './book.server.ts'
import { balancesAfter, dongText, type Refusal } from './rules.ts'

export type Draft = Movement & Pick<StoredEntry, 'onDay'> & Partial<Pick<StoredEntry,
  'corrects' | 'clockFrom' | 'statedDueOn' | 'assetKind' | 'assetNote' | 'useRightUntil' | 'solvencyBy' | 'solvencyOn' | 'ground'>>

export const refusalError = (refusal: Refusal): AppError =>
  new AppError('conflict', refusal.key, refusal.params, refusal.article === null ? {} : { article: refusal.article })

const kindOf = (book: Book, memberId: string): StoredEntry['memberKind'] =>
  book.parties.get(memberId)?.kind === 'linked_contributing' ? 'linked_contributing' : 'official'

function asEntries(book: Book, drafts: readonly Draft[], paired: boolean): Omit<StoredEntry, 'recordedAt'>[] {
  const ids = drafts.map(() => newId())
  return drafts.map((draft, i) => ({
    corrects: null, clockFrom: null, statedDueOn: null, assetKind: null, assetNote: null, useRightUntil: null, solvencyBy: null, solvencyOn: null, ground: null,
    ...draft, id: ids[i] ?? newId(), pairId: paired ? (ids[1 - i] ?? null) : null,
    memberKind: kindOf(book, draft.memberId), foreignMember: book.parties.get(draft.memberId)?.foreign ?? false,
  }))
}

/** Written only when every balance of every day stays possible; then the counters and duties that follow from it. */
export async function post(ctx: Ctx, subject: Subject, book: Book, drafts: readonly Draft[], paired = false): Promise<Recorded> {
  const entries = asEntries(book, drafts, paired)
  const memberIds = [...new Set(entries.map((entry) => entry.memberId))]
  const before = Map.groupBy(await listEntries(ctx, subject.id, memberIds), (entry) => entry.memberId)
  for (const [memberId, added] of Map.groupBy(entries, (entry) => entry.memberId)) {
    const day = impossibleDay([...(before.get(memberId) ?? []), ...added])
    if (day !== null) throw new AppError('conflict', 'capital.impossibleThen', { day: day.split('-').reverse().join('/') })
  }
  await insertEntries(ctx, subject.id, entries)
  const balances = balancesAfter(book.balances, drafts)
  const after: Book = { ...book, balances, totalDong: [...balances.values()].reduce((sum, one) => sum + one.committedDong, nothing.committedDong) }
  const registered = await registeredOf(ctx, subject)
  const begun = await followBreaches(ctx, after, drafts.reduce((last, draft) => (draft.onDay > last ? draft.onDay : last), ''))
  await followDeadlines(ctx, after, memberIds)
  const registration = await followRegistration(ctx, after, registered.charterCapitalDong)
  await ctx.emit('capital.contributionsRecorded', { organisationId: subject.id, memberIds: memberIds.slice(0, 100), kinds: [...new Set(drafts.map((d) => d.kind))] })
  return {
    entryIds: entries.map((entry) => entry.id), charterCapitalDong: after.totalDong,
    warnings: [
      ...begun.map((use) => ({
        key: `capital.warn.${use.cap}`, article: use.article,
        text: ctx.say(`capital.warn.${use.cap}`, { name: use.memberId === null ? '' : (book.members.get(use.memberId)?.name ?? ''), percent: use.maxPercent }),
      })),
      ...(registration ? [{
        key: 'capital.warn.registration', article: 'L47.1',
        text: ctx.say('capital.warn.registration', { registered: dongText(registered.charterCapitalDong ?? 0), now: dongText(after.totalDong), day: registration.dueOn.split('-').reverse().join('/') }),
      }] : []),
    ],
  }
}
