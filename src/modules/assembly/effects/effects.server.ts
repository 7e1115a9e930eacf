import { adoptCharter, statedValues } from '#modules/charter/index.ts'
import { decideApplication, getApplication } from '#modules/membership/index.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import type { Candidate, Question } from '../agenda/store.server.ts'
import type { Meeting } from '../meetings/store.server.ts'
import type { Effect } from './schema.ts'

export type Resolution = { meeting: Meeting; question: Question; number: string; on: string; chosen: readonly Candidate[] }

/** One for each thing that a meeting can make happen: what is seen before the vote, and what follows after it. */
type Kind<K extends Effect['kind']> = {
  subjects: readonly string[]
  check: (ctx: Ctx, m: Meeting, effect: Extract<Effect, { kind: K }>) => Promise<void>
  apply: (ctx: Ctx, effect: Extract<Effect, { kind: K }>, resolution: Resolution) => Promise<Record<string, unknown>>
}

const handle = (m: Meeting): string => `x-${m.organisation_id}`

/** L 61.2a: the charter as adopted, from its day on. */
const charter: Kind<'charter'> = {
  subjects: ['charter', 'model'],
  check: async (_ctx, _m, effect) => {
    if (!statedValues.safeParse(effect.values).success) throw new AppError('invalid', 'assembly.charterValues', {}, { article: 'L40' })
  },
  apply: async (ctx, effect, { meeting, number, on }) => {
    const adopted = await ctx.call(adoptCharter, { code: handle(meeting), fromOn: effect.fromOn, adoptedOn: on, resolutionRef: number, values: statedValues.parse(effect.values), clauses: effect.clauses })
    return { versionNo: adopted.versionNo }
  },
}

/** L 70.9: under the reduced model the meeting admits; of a group its members do (D77 10). */
const admission: Kind<'admission'> = {
  subjects: ['admission'],
  check: async (ctx, m, { applicationId }) => {
    const application = await ctx.call(getApplication, { code: handle(m), id: applicationId })
    if (application.state !== 'waiting') throw new AppError('conflict', 'assembly.applicationClosed', { name: application.name })
    const organ = m.organisation_type === 'THT' ? 'group' : 'assembly'
    if (application.organ !== organ) throw new AppError('conflict', 'assembly.applicationElsewhere', { name: application.name }, { article: application.organArticle })
  },
  apply: async (ctx, { applicationId }, { meeting, question, number, on }) => {
    const organ = meeting.organisation_type === 'THT' ? 'group' : 'assembly'
    const votesFor = meeting.organisation_type === 'THT' && question.votes_for !== null ? { votesFor: question.votes_for } : {}
    const { member } = await ctx.call(decideApplication, { code: handle(meeting), id: applicationId, outcome: 'accepted', decision: { organ, decidedOn: on, resolutionRef: number, ...votesFor } })
    return { memberId: member?.id ?? null }
  },
}

const kinds: { [K in Effect['kind']]: Kind<K> } = { charter, admission }
const kindOf = (effect: Effect): Kind<never> => kinds[effect.kind] as unknown as Kind<never>

/** When it is put on the agenda: a matter makes only its own kind of thing happen. */
export async function checkEffect(ctx: Ctx, m: Meeting, subject: string, effect: Effect): Promise<void> {
  const kind = kindOf(effect)
  if (!kind.subjects.includes(subject)) throw new AppError('invalid', 'assembly.effectElsewhere')
  await kind.check(ctx, m, effect as never)
}

/** Once more when the vote opens: what could not be carried out is not voted on. */
export const checkBeforeVote = async (ctx: Ctx, m: Meeting, q: Question): Promise<void> => {
  if (q.effect) await checkEffect(ctx, m, q.subject, q.effect)
}

export const applyEffect = async (ctx: Ctx, m: Meeting, q: Question, number: string, chosen: readonly Candidate[]): Promise<Record<string, unknown> | null> =>
  (q.effect ? kindOf(q.effect).apply(ctx, q.effect as never, { meeting: m, question: q, number, on: vietnamDay(ctx.now), chosen }) : null)

