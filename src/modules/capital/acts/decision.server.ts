import { getOwnSubject, type Subject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { movementsOf } from '../ledger/rules.ts'
import { lockBook } from '../ledger/store.server.ts'
import { owedDong } from '../obligations/store.server.ts'
import type { ActInput, Recorded } from '../schema.ts'
import { readBook, type Book } from './book.server.ts'
import { draftsOf, situationOf } from './operations.server.ts'
import { post, refusalError, type Draft } from './post.server.ts'
import { balancesAfter, refuseAct } from './rules.ts'

/** What an organ can decide about the charter capital: somebody commits more, or gets back, or is let off (L 78). */
export type DecidedAct = Extract<ActInput, { kind: 'pledge' | 'topUp' | 'return' | 'reduction' }>

/** The book with everything else of the decision in it: who doubles with all the others breaks no cap (L 74.1). */
function besides(book: Book, acts: readonly DecidedAct[], act: DecidedAct): Book {
  const others = acts.filter((one) => one !== act).flatMap((one) => movementsOf(one))
  const balances = balancesAfter(book.balances, others)
  return { ...book, balances, totalDong: [...balances.values()].reduce((sum, one) => sum + one.committedDong, 0) }
}

async function judged(ctx: Ctx, subject: Subject, acts: readonly DecidedAct[]): Promise<Book> {
  if (new Set(acts.map((act) => act.memberId)).size < acts.length) throw new AppError('invalid', 'capital.memberTwice')
  const book = await readBook(ctx, subject)
  for (const act of acts) {
    const solvent = 'solvencyBy' in act && act.solvencyBy !== null && act.solvencyOn !== null
    const refusal = refuseAct(situationOf(besides(book, acts, act), { owedDong: await owedDong(ctx, subject.id, act.memberId), solvent, lapsed: false }), act)
    if (refusal) throw refusalError({ ...refusal, params: { ...refusal.params, name: book.members.get(act.memberId)?.name ?? '' } })
  }
  return book
}

const subjectOf = (ctx: Ctx, organisationId: string): Promise<Subject> => getOwnSubject(ctx, `x-${organisationId}`)

/** Before anybody votes on it: the refusal that carrying it out would meet (C11–C14, C19). */
export async function judgeDecision(ctx: Ctx, organisationId: string, acts: readonly DecidedAct[]): Promise<void> {
  await judged(ctx, await subjectOf(ctx, organisationId), acts)
}

/** One decision is written whole or not at all, inside the transaction of the organ that took it. */
export async function recordDecision(ctx: Ctx, organisationId: string, acts: readonly DecidedAct[]): Promise<Recorded> {
  if (acts.some((act) => act.onDay > vietnamDay(ctx.now))) throw new AppError('invalid', 'capital.inFuture')
  const subject = await subjectOf(ctx, organisationId)
  await lockBook(ctx, subject.id)
  const book = await judged(ctx, subject, acts)
  const drafts: Draft[] = []
  for (const act of acts) drafts.push(...await draftsOf(ctx, subject, book, act))
  return post(ctx, subject, book, drafts)
}
