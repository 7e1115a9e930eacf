import * as z from 'zod'
import { feedDuty, settleDuty } from '#modules/duties/index.ts'
import { getOwnSubject, type Subject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { correctionOf, fitsKind, movementsOf, type Act } from '../ledger/rules.ts'
import { findEntry, insertPeriod, listEntries, listPairs, listPeriods, lockBook } from '../ledger/store.server.ts'
import { standingOf } from '../standing/rules.ts'
import { owedDong } from '../obligations/store.server.ts'
import { can } from '../policy.ts'
import { actInput, code, exclusionInput, openingInput, recorded, type ActInput, type OpeningLine } from '../schema.ts'
import { followDeadlines } from './aftermath.server.ts'
import { readBook, registeredOf, type Book } from './book.server.ts'
import { post, refusalError, type Draft } from './post.server.ts'
import { balancesAfter, dongText, refuseAct, refuseCorrection, type Situation } from './rules.ts'

type Dated = Exclude<ActInput, { kind: 'correction' }>
type Correction = Extract<ActInput, { kind: 'correction' }>

function refuseFuture(ctx: Ctx, onDay: string): void {
  if (onDay > vietnamDay(ctx.now)) throw new AppError('invalid', 'capital.inFuture')
}

export const situationOf = (book: Book, more: Pick<Situation, 'owedDong' | 'solvent' | 'lapsed'>): Situation => ({
  type: book.type, minimumDong: book.charter.minContributionDong, maximumDong: book.charter.maxContributionDong,
  parties: book.parties, balances: book.balances, empty: book.balances.size === 0, ...more,
})

const actOf = (input: Dated): Act => input

const later = (a: string | null, b: string | null): string | null => (a === null ? b : b === null ? a : a > b ? a : b)

/** L 74.4: the time to pay runs from the certificate or the admission, for what is committed later from that day. */
async function clockOf(ctx: Ctx, subject: Subject, book: Book, memberId: string, onDay: string, first: boolean): Promise<string> {
  if (!first) return onDay
  const { certificateOn } = await registeredOf(ctx, subject)
  return later(certificateOn, book.members.get(memberId)?.joinedOn ?? null) ?? onDay
}

export async function draftsOf(ctx: Ctx, subject: Subject, book: Book, input: Dated): Promise<Draft[]> {
  const common = { onDay: input.onDay, ground: input.ground }
  const drafts = movementsOf(actOf(input)).map((movement): Draft => ({ ...movement, ...common }))
  switch (input.kind) {
    case 'pledge': case 'topUp': {
      const clockFrom = await clockOf(ctx, subject, book, input.memberId, input.onDay, input.kind === 'pledge')
      return drafts.map((draft) => ({ ...draft, clockFrom, statedDueOn: input.dueOn }))
    }
    case 'payment': {
      if (input.assetKind !== 'money' && input.assetNote === null) throw new AppError('invalid', 'capital.valuationMissing', {}, { article: 'L73.2' })
      return drafts.map((draft) => ({ ...draft, assetKind: input.assetKind, assetNote: input.assetNote, useRightUntil: input.useRightUntil }))
    }
    case 'return': case 'reduction': return drafts.map((draft) => ({ ...draft, solvencyBy: input.solvencyBy, solvencyOn: input.solvencyOn }))
    case 'transfer': case 'inheritance': {
      // What is still to be paid keeps its clock in other hands.
      const standing = standingOf(await listEntries(ctx, subject.id, [input.memberId]), await listPeriods(ctx, subject.id, [input.memberId]), book.charter, book.today)
      return drafts.map((draft) => ({ ...draft, clockFrom: draft.committedDong > 0 ? (standing.startOn ?? input.onDay) : null }))
    }
  }
}

async function recordDated(ctx: Ctx, subject: Subject, input: Dated) {
  refuseFuture(ctx, input.onDay)
  const book = await readBook(ctx, subject, input.onDay)
  const solvent = 'solvencyBy' in input && input.solvencyBy !== null && input.solvencyOn !== null
  const standing = standingOf(await listEntries(ctx, subject.id, [input.memberId]), await listPeriods(ctx, subject.id, [input.memberId]), book.charter, input.onDay)
  const situation = situationOf(book, { owedDong: await owedDong(ctx, subject.id, input.memberId), solvent, lapsed: standing.dueOn !== null && standing.dueOn < input.onDay })
  const refusal = refuseAct(situation, actOf(input))
  if (refusal) throw refusalError(refusal)
  const done = await post(ctx, subject, book, await draftsOf(ctx, subject, book, input), input.kind === 'transfer' || input.kind === 'inheritance')
  if (input.kind === 'pledge') await settleDuty(ctx, subject.id, 'capital.pledgeRefused', input.memberId, book.today)
  return done
}

/** Both halves of what changed hands are corrected together; the line itself stays as it was written. */
async function recordCorrection(ctx: Ctx, subject: Subject, input: Correction) {
  const entry = await findEntry(ctx, subject.id, input.entryId)
  if (!entry || entry.kind === 'correction') throw new AppError('not_found', 'capital.entryNotFound')
  if (!fitsKind(entry.kind, input)) throw new AppError('invalid', 'capital.correctionShape')
  const wrong = [entry, ...(entry.pairId === null ? [] : await listPairs(ctx, subject.id, [entry.pairId]))]
  const lines = await listEntries(ctx, subject.id, wrong.map((one) => one.memberId))
  const book = await readBook(ctx, subject, entry.onDay)
  const drafts = wrong.map((one): Draft => ({ ...correctionOf(one, lines, input), onDay: one.onDay, corrects: one.id, ground: input.ground }))
  if (drafts.every((draft) => draft.committedDong === 0 && draft.paidDong === 0)) throw new AppError('invalid', 'capital.nothingCorrected')
  const situation = situationOf(book, { owedDong: 0, solvent: true, lapsed: false })
  // The half that gives is written first: what is judged is the state after both.
  const settled = { ...situation, balances: balancesAfter(situation.balances, drafts.filter((draft) => draft.committedDong < 0)) }
  const soft = entry.kind === 'opening' || entry.kind.startsWith('inheritance')
  for (const draft of drafts) {
    const refusal = refuseCorrection(draft.committedDong < 0 ? situation : settled, draft, soft)
    if (refusal) throw refusalError(refusal)
  }
  return post(ctx, subject, book, drafts)
}

export const recordContribution = operation({
  id: 'capital.recordContribution',
  http: 'POST /organisations/{code}/contributions',
  summary: 'Writes one act into the book of contributions: pledge, payment, return, transfer, correction. Caps, bounds and debts are checked; nothing is overwritten.',
  input: z.object({ code, act: actInput }),
  output: recorded,
  status: 201,
  allow: can.keepBook,
  run: async (ctx, { code: handle, act }) => {
    const subject = await getOwnSubject(ctx, handle)
    await lockBook(ctx, subject.id)
    return act.kind === 'correction' ? recordCorrection(ctx, subject, act) : recordDated(ctx, subject, act)
  },
})

/** From an admission. A pledge that the book refuses does not undo the admission: it becomes a duty to mend. */
export async function recordPledgeOf(ctx: Ctx, subject: Subject, pledge: { memberId: string; amountDong: number; onDay: string }): Promise<void> {
  await lockBook(ctx, subject.id)
  const book = await readBook(ctx, subject, pledge.onDay)
  if (book.balances.size === 0 || (book.balances.get(pledge.memberId)?.committedDong ?? 0) > 0) return
  const input: Dated = { kind: 'pledge', ...pledge, dueOn: null, ground: ctx.say('capital.pledgedAtAdmission') }
  const refusal = refuseAct(situationOf(book, { owedDong: 0, solvent: false, lapsed: false }), actOf(input))
  if (!refusal) {
    await post(ctx, subject, book, await draftsOf(ctx, subject, book, input))
    return
  }
  await feedDuty(ctx, {
    organisationId: subject.id, source: 'capital', kind: 'capital.pledgeRefused', subjectId: pledge.memberId, article: refusal.article ?? 'L40.8', startOn: book.today, dueOn: null,
    params: { name: book.members.get(pledge.memberId)?.name ?? '', amount: dongText(pledge.amountDong) }, href: `/von-gop/${pledge.memberId}`,
  })
}

async function openingDraft(ctx: Ctx, book: Book, certificateOn: string | null, line: OpeningLine, common: { onDay: string; ground: string | null }): Promise<Draft> {
  const act: Act = { kind: 'opening', memberId: line.memberId, committedDong: line.committedDong, paidDong: line.paidDong, onDay: common.onDay }
  const refusal = refuseAct(situationOf(book, { owedDong: 0, solvent: true, lapsed: false }), act)
  if (refusal) throw refusalError({ ...refusal, params: { ...refusal.params, name: book.members.get(line.memberId)?.name ?? '' } })
  const [movement] = movementsOf(act)
  if (!movement) throw new Error('an opening is one movement')
  const clockFrom = line.clockFrom ?? later(certificateOn, book.members.get(line.memberId)?.joinedOn ?? null) ?? common.onDay
  return { ...movement, ...common, clockFrom, assetKind: line.assetKind, assetNote: line.assetNote, useRightUntil: line.useRightUntil }
}

export const openBook = operation({
  id: 'capital.openBook',
  http: 'POST /organisations/{code}/contributions/opening',
  summary: 'Takes over the contributions of all members as they stand on a day: a single one would be the whole capital. What already breaks a cap is recorded and starts its counter.',
  input: openingInput,
  output: recorded,
  status: 201,
  allow: can.keepBook,
  run: async (ctx, { code: handle, onDay, ground, lines }) => {
    refuseFuture(ctx, onDay)
    const subject = await getOwnSubject(ctx, handle)
    await lockBook(ctx, subject.id)
    const book = await readBook(ctx, subject, onDay)
    if (book.balances.size > 0) throw new AppError('conflict', 'capital.openedAlready')
    if (new Set(lines.map((line) => line.memberId)).size < lines.length) throw new AppError('invalid', 'capital.memberTwice')
    const { certificateOn } = await registeredOf(ctx, subject)
    const drafts: Draft[] = []
    for (const line of lines) drafts.push(await openingDraft(ctx, book, certificateOn, line, { onDay, ground }))
    return post(ctx, subject, book, drafts)
  },
})

export const excludeDays = operation({
  id: 'capital.excludeDays',
  http: 'POST /organisations/{code}/contributions/excluded-days',
  summary: 'Records days that do not count towards the deadline: transport, import, transfer of title (L 74.4).',
  input: exclusionInput,
  output: z.object({ id: z.uuid() }),
  status: 201,
  allow: can.keepBook,
  run: async (ctx, { code: handle, cancels, ...period }) => {
    const subject = await getOwnSubject(ctx, handle)
    if (period.toOn < period.fromOn) throw new AppError('invalid', 'capital.periodBackwards')
    await lockBook(ctx, subject.id)
    const book = await readBook(ctx, subject)
    if (!book.parties.has(period.memberId)) throw new AppError('conflict', 'capital.notMember', {}, { article: 'L4.16' })
    const known = await listPeriods(ctx, subject.id, [period.memberId])
    if (cancels !== null && !known.some((one) => one.id === cancels && !one.cancelled)) throw new AppError('not_found', 'capital.periodNotFound')
    const id = newId()
    await insertPeriod(ctx, subject.id, { ...period, id, cancels })
    await followDeadlines(ctx, book, [period.memberId])
    return { id }
  },
})
