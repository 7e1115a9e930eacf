import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { findQuestion, listQuestions, type Question } from '../agenda/store.server.ts'
import type { Lock, Meeting } from '../meetings/store.server.ts'
import { boxStateOf, cast, countsAgree, faultOf, merge, type Tally } from './rules.ts'
import { secretTally } from '../secret/secret.server.ts'
import { listCounts, sumVotes, type Count, type Figures } from './store.server.ts'

export async function getQuestion(ctx: Ctx, m: Meeting, id: string, lock: Lock = 'none'): Promise<Question> {
  const question = await findQuestion(ctx, m, id, lock)
  if (!question) throw new AppError('not_found', 'assembly.questionNotFound')
  return question
}

/** L 60.4: the meeting has adopted its agenda. A cooperative group votes on none unless it wants to (D77 20). */
export const isAgendaAdopted = async (ctx: Ctx, m: Meeting): Promise<boolean> => {
  const agenda = (await listQuestions(ctx, m)).filter((q) => q.subject === 'agenda')
  return agenda.some((q) => q.passed === true) || (m.organisation_type === 'THT' && agenda.length === 0)
}

const sameVotes = (a: Record<string, number> = {}, b: Record<string, number> = {}): boolean => {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => (a[key] ?? 0) === (b[key] ?? 0))
}
export const sameFigures = (a: Figures, b: Figures): boolean => countsAgree(a, b) && sameVotes(a.byCandidate, b.byCandidate)

export const boxOf = (counts: readonly Count[]) =>
  boxStateOf(counts.filter((c) => c.source === 'box').map((c) => ({ round: c.round, counterId: c.counter_id, figures: c.figures })), sameFigures)

/** Hands are counted by one; counted again, the last count holds. */
const handsOf = (counts: readonly Count[]): Figures | null => counts.filter((c) => c.source === 'hands').at(-1)?.figures ?? null

export type Merged = { tally: Tally; byCandidate: Map<string, number> }

/** Votes by name, hands, the two-person count of the paper box and the secret electronic box in one tally. */
export async function mergedTally(ctx: Ctx, q: Question): Promise<Merged> {
  const counts = await listCounts(ctx, q)
  const box = boxOf(counts)
  if (box.state === 'waiting') throw new AppError('conflict', 'assembly.countOnce', {}, { article: 'L61.6' })
  if (box.state === 'apart') throw new AppError('conflict', 'assembly.countApart', { round: box.round }, { article: 'L61.6' })
  const secret = q.ballot === 'secret' ? await secretTally(ctx, q) : null
  const parts = [await sumVotes(ctx, q), handsOf(counts), box.figures, secret].filter((part) => part !== null)
  const byCandidate = new Map<string, number>()
  for (const part of [box.figures, secret]) for (const [id, votes] of Object.entries(part?.byCandidate ?? {})) byCandidate.set(id, (byCandidate.get(id) ?? 0) + votes)
  return { tally: merge(parts), byCandidate }
}

export function refuseFault(q: Question, { tally, byCandidate }: Merged, present: number): void {
  const fault = faultOf(tally, present)
  if (fault) throw new AppError('conflict', `assembly.tally.${fault}`, { cast: cast(tally), present }, { article: 'L61.4' })
  const most = [...byCandidate.values()].some((n) => n > tally.for) || [...byCandidate.values()].reduce((a, b) => a + b, 0) > tally.for * (q.seats ?? 0)
  if (most) throw new AppError('conflict', 'assembly.tally.candidates', { papers: tally.for, seats: q.seats ?? 0 })
}
