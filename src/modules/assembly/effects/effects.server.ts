import { vietnamDay } from '#platform/day.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { listCandidates, type Candidate, type Question } from '../agenda/store.server.ts'
import type { Meeting } from '../meetings/store.server.ts'
import { capital } from './capital.server.ts'
import { charter, model } from './charter.server.ts'
import type { Kind, Standing } from './kind.ts'
import { admission, expulsion } from './members.server.ts'
import { dismissal, elected } from './offices.server.ts'
import type { Effect } from './schema.ts'

const kinds: { [K in Effect['kind']]: Kind<K> } = { charter, model, admission, expulsion, capital, election: elected, dismissal }
const kindOf = (effect: Effect): Kind<never> => kinds[effect.kind] as unknown as Kind<never>

/** When it is put on the agenda: a matter makes only its own kind of thing happen. */
export async function checkEffect(ctx: Ctx, m: Meeting, subject: string, effect: Effect, candidates: readonly Standing[] = [], seats = 0): Promise<void> {
  const kind = kindOf(effect)
  if (!kind.subjects.includes(subject)) throw new AppError('invalid', 'assembly.effectElsewhere')
  await kind.check(ctx, m, effect as never, candidates, seats)
}

export const effectLines = (ctx: Ctx, m: Meeting, effect: Effect): Promise<string[]> => kindOf(effect).label(ctx, m, effect as never)

/** Once more when the vote opens: what could not be carried out is not voted on. */
export const checkBeforeVote = async (ctx: Ctx, m: Meeting, q: Question): Promise<void> => {
  if (!q.effect) return
  const standing = (await listCandidates(ctx, m)).filter((c) => c.question_id === q.id).map((c) => ({ name: c.name, memberId: c.member_id }))
  await checkEffect(ctx, m, q.subject, q.effect, standing, q.seats ?? 0)
}

export const applyEffect = async (ctx: Ctx, m: Meeting, q: Question, number: string, chosen: readonly Candidate[]): Promise<Record<string, unknown> | null> =>
  (q.effect ? kindOf(q.effect).apply(ctx, q.effect as never, { meeting: m, question: q, number, on: vietnamDay(ctx.now), chosen }) : null)
