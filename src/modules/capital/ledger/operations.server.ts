import * as z from 'zod'
import { memberOf, membersOn } from '#modules/membership/index.ts'
import { getOwnSubject, type Subject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { readBook, registeredOf, type Book } from '../acts/book.server.ts'
import { balancesAfter, holdingsOf, type Party } from '../acts/rules.ts'
import { capUses, exceeds, roomOf } from '../caps/rules.ts'
import { listOpenBreaches } from '../caps/store.server.ts'
import { findValidCertificate } from '../certificates/store.server.ts'
import { registrationDueOn } from '../deadlines/rules.ts'
import { registrationChangedOn, standingOf } from '../standing/rules.ts'
import { listObligations, owedDong } from '../obligations/store.server.ts'
import { can, keepsBook } from '../policy.ts'
import { code, day, ledgerView, sheetView, type CapView, type ShareLine } from '../schema.ts'
import { entryViews } from './views.server.ts'
import { dongBehindRights, nothing, openParts } from './rules.ts'
import { listDailyChanges, listEntries, listHeld, listOpenEntries, listPeriods } from './store.server.ts'

const BASIS = 10_000n
const basisPoints = (part: number, whole: number): number => (whole === 0 ? 0 : Number((BigInt(part) * BASIS) / BigInt(whole)))

const nameIn = (book: Book, memberId: string, say: Ctx['say']): string => book.members.get(memberId)?.name ?? say('capital.formerMember')

/** The book as it stood at the end of a day: who was a member then, what they held. */
async function bookOn(ctx: Ctx, subject: Subject, asOf: string): Promise<Book> {
  const book = await readBook(ctx, subject)
  if (asOf >= book.today) return book
  const [held, members] = await Promise.all([listHeld(ctx, subject.id, asOf), membersOn(ctx, subject.id, asOf)])
  const balances = new Map(held.map((row) => [row.memberId, { committedDong: row.committedDong, paidDong: row.paidDong }]))
  return {
    ...book, today: asOf, balances, members: new Map([...book.members, ...members.map((member) => [member.id, member] as const)]),
    totalDong: held.reduce((sum, row) => sum + row.committedDong, 0),
    parties: new Map<string, Party>([
      ...held.map((row) => [row.memberId, { memberId: row.memberId, kind: row.memberKind, foreign: row.foreignMember, active: false }] as const),
      ...members.map((member) => [member.id, { memberId: member.id, kind: member.kind, foreign: member.foreign, active: true }] as const),
    ]),
  }
}

async function capsOf(ctx: Ctx, book: Book): Promise<CapView[]> {
  const breaches = await listOpenBreaches(ctx, book.organisationId)
  return capUses(holdingsOf(book.parties, book.balances), book.type).map((use) => {
    const breach = breaches.find((one) => one.cap === use.cap && one.memberId === use.memberId)
    return {
      ...use, memberName: use.memberId === null ? null : nameIn(book, use.memberId, ctx.say), broken: exceeds(use.heldDong, use.totalDong, use.maxPercent),
      beganOn: breach?.beganOn ?? null, dueOn: breach?.dueOn ?? null,
    }
  })
}

/** The group caps, and of the single members those that are near or over: five thousand bars say nothing. */
const NEAR_PERCENT = 80n
const isTelling = (cap: CapView): boolean =>
  cap.memberId === null || cap.broken || BigInt(cap.heldDong) * 10_000n >= BigInt(cap.totalDong) * BigInt(cap.maxPercent) * NEAR_PERCENT
const largest = (caps: CapView[]): CapView[] => caps.toSorted((a, b) => b.heldDong - a.heldDong).slice(0, 1)

async function sharesOf(ctx: Ctx, book: Book, ownId: string | null, manages: boolean): Promise<ShareLine[]> {
  const open = Map.groupBy(await listOpenEntries(ctx, book.organisationId, book.today), (entry) => entry.memberId)
  const periods = Map.groupBy(await listPeriods(ctx, book.organisationId, [...open.keys()]), (period) => period.memberId)
  return [...book.balances].filter(([, balance]) => balance.committedDong > 0).map(([memberId, balance]) => {
    const party = book.parties.get(memberId)
    const shown = manages || memberId === ownId
    const standing = standingOf(open.get(memberId) ?? [], periods.get(memberId) ?? [], book.charter, book.today)
    return {
      memberId, number: book.members.get(memberId)?.number ?? null, name: nameIn(book, memberId, ctx.say),
      kind: party?.kind === 'linked_contributing' ? 'linked_contributing' as const : 'official' as const,
      foreign: party?.foreign ?? false, active: party?.active ?? false, own: memberId === ownId,
      ratioBasisPoints: basisPoints(balance.committedDong, book.totalDong),
      committedDong: shown ? balance.committedDong : null, paidDong: shown ? balance.paidDong : null,
      dueOn: shown ? standing.dueOn : null, outcome: shown ? standing.outcome : null,
    }
  }).sort((a, b) => b.ratioBasisPoints - a.ratioBasisPoints || (a.number ?? 0) - (b.number ?? 0))
}

export const listContributions = operation({
  id: 'capital.listContributions',
  http: 'GET /organisations/{code}/contributions',
  summary: 'Shares of all members on a day with the caps of L 74. Every member reads the ratios (L 14.1c); amounts and deadlines of others only who keeps the book.',
  reads: true,
  input: z.object({ code, asOf: day.optional() }),
  output: sheetView,
  allow: can.read,
  run: async (ctx, { code: handle, asOf }) => {
    const subject = await getOwnSubject(ctx, handle)
    const today = vietnamDay(ctx.now)
    const book = await bookOn(ctx, subject, asOf ?? today)
    const [own, registered, caps] = await Promise.all([memberOf(ctx, subject.id), registeredOf(ctx, subject), capsOf(ctx, book)])
    const manages = keepsBook(ctx.actor)
    const changedOn = registrationChangedOn(await listDailyChanges(ctx, subject.id), registered.charterCapitalDong)
    const single = caps.filter((cap) => cap.memberId !== null)
    const telling = caps.filter(isTelling)
    return {
      asOf: book.today, manages, opened: book.balances.size > 0, charterCapitalDong: book.totalDong,
      paidDong: [...book.balances.values()].reduce((sum, one) => sum + one.paidDong, 0), registeredDong: registered.charterCapitalDong,
      registrationDue: changedOn === null || book.balances.size === 0 ? null : { changedOn, dueOn: registrationDueOn(changedOn) },
      caps: [...(telling.some((cap) => cap.memberId !== null) ? [] : largest(single)), ...telling],
      shares: await sharesOf(ctx, book, own?.id ?? null, manages),
    }
  },
})

/** Not there and not for this reader look the same. */
async function ledgerOf(ctx: Ctx, subject: Subject, memberId: string) {
  const book = await readBook(ctx, subject)
  const own = await memberOf(ctx, subject.id)
  const party = book.parties.get(memberId)
  const mayRead = keepsBook(ctx.actor) || own?.id === memberId
  if (!party || !mayRead || party.kind === 'linked_noncontributing') throw new AppError('not_found', 'capital.ledgerNotFound')
  return { book, party, kind: party.kind, own: own?.id === memberId }
}

/** The tighter of the caps and the charter's highest contribution. */
function canStillAdd(book: Book, memberId: string): number | null {
  const balances = balancesAfter(book.balances, [{ memberId, kind: 'pledge', committedDong: 0, paidDong: 0 }])
  const room = roomOf(holdingsOf(book.parties, balances), memberId, book.type, 'fresh')
  const { maxContributionDong } = book.charter
  const left = maxContributionDong === null ? null : Math.max(0, maxContributionDong - (book.balances.get(memberId)?.committedDong ?? 0))
  const bounds = [room, left].filter((one) => one !== null)
  return bounds.length === 0 ? null : Math.min(...bounds)
}

export const getLedger = operation({
  id: 'capital.getLedger',
  http: 'GET /organisations/{code}/contributions/{memberId}',
  summary: 'The contribution book of one member: every line ever written, what is open and until when, what the member owes. For the member and for who keeps the book.',
  reads: true,
  input: z.object({ code, memberId: z.uuid() }),
  output: ledgerView,
  allow: can.read,
  run: async (ctx, { code: handle, memberId }) => {
    const subject = await getOwnSubject(ctx, handle)
    const { book, party, kind, own } = await ledgerOf(ctx, subject, memberId)
    const [entries, periods, obligations, owed, certificate] = await Promise.all([
      listEntries(ctx, subject.id, [memberId]), listPeriods(ctx, subject.id, [memberId]),
      listObligations(ctx, subject.id, memberId), owedDong(ctx, subject.id, memberId), findValidCertificate(ctx, subject.id, memberId),
    ])
    ctx.noteRead({ organisationId: subject.id, what: 'contribution ledger' })
    const balance = book.balances.get(memberId) ?? nothing
    const parts = openParts(entries, book.charter.contributionMonths, periods.filter((period) => !period.cancelled))
    return {
      member: { id: memberId, name: nameIn(book, memberId, ctx.say), kind, active: party.active, own },
      manages: keepsBook(ctx.actor), charterCapitalDong: book.totalDong, ...balance, rightsDong: dongBehindRights(balance, parts, book.today),
      owedDong: owed, outcome: standingOf(entries, periods, book.charter, book.today).outcome,
      open: parts.map(({ openDong, dueOn }) => ({ openDong, dueOn })), canStillAddDong: canStillAdd(book, memberId),
      entries: await entryViews(ctx, book, entries, periods), excluded: periods.map(({ memberId: _member, ...period }) => period),
      obligations: obligations.map(({ memberId: _member, sourceId: _source, ...line }) => line),
      certificate: certificate && { id: certificate.id, number: certificate.number, issuedOn: certificate.issuedOn },
    }
  },
})
