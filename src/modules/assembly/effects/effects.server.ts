import { adoptCharter, statedValues } from '#modules/charter/index.ts'
import { conflictsOf, election, situationOn, slateAfter, takeOffice, type Election } from '#modules/governance/index.ts'
import { decideApplication, endMembership, getApplication, membersOn } from '#modules/membership/index.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { listCandidates, type Candidate, type Question } from '../agenda/store.server.ts'
import type { Meeting } from '../meetings/store.server.ts'
import type { Effect } from './schema.ts'

/** Who stands, before or after the candidates have rows of their own. */
export type Standing = { name: string; memberId: string | null }
export type Resolution = { meeting: Meeting; question: Question; number: string; on: string; chosen: readonly Candidate[] }

/** One for each thing that a meeting can make happen: what is seen before the vote, and what follows after it. */
type Kind<K extends Effect['kind']> = {
  subjects: readonly string[]
  check: (ctx: Ctx, m: Meeting, effect: Extract<Effect, { kind: K }>, candidates: readonly Standing[], seats: number) => Promise<void>
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

/** L 33.1đ: expelled by the meeting, from the day of its resolution. */
const expulsion: Kind<'expulsion'> = {
  subjects: ['expulsion'],
  check: async (ctx, m, { memberId }) => {
    if (!(await membersOn(ctx, m.organisation_id, vietnamDay(ctx.now))).some((one) => one.id === memberId)) throw new AppError('invalid', 'assembly.notEntitled', {}, { article: 'L33' })
  },
  apply: async (ctx, { memberId }, { meeting, number, on }) => {
    const { id } = await ctx.call(endMembership, { code: handle(meeting), memberId, endedOn: on, reason: 'đ', organ: 'assembly', resolutionRef: number })
    return { endingId: id }
  },
}

type ElectionEffect = Extract<Effect, { kind: 'election' }>
function electionFor(effect: ElectionEffect, people: readonly Standing[], resolutionRef: string | null): Election {
  const parsed = election.safeParse({
    seats: people.map((p) => ({ person: { ...(p.memberId ? { memberId: p.memberId } : { name: p.name }) }, post: effect.post, fromOn: effect.fromOn, untilOn: effect.untilOn, ballot: 'secret' })),
    leaving: effect.leaving, decidedBy: 'assembly', resolutionRef,
  })
  if (!parsed.success) throw new AppError('invalid', 'assembly.electionEffect', {}, { article: 'L62' })
  return parsed.data
}

/** More stand than there are seats: whoever could be elected together is looked at together. */
const slates = (candidates: readonly Standing[], seats: number): (readonly Standing[])[] =>
  (candidates.length <= seats ? [candidates] : seats === 1 ? candidates.map((c) => [c]) : candidates.flatMap((a, i) => candidates.slice(i + 1).map((b) => [a, b])))

/** L 62: what bars a slate is said before anybody votes, not after. L 65.2, 69.1, 72.2: who carries takes office. */
const elected: Kind<'election'> = {
  subjects: ['election'],
  check: async (ctx, m, effect, candidates, seats) => {
    const situation = await situationOn(ctx, m.organisation_id, effect.fromOn)
    for (const slate of slates(candidates, seats)) {
      const [first] = conflictsOf(ctx, slateAfter(situation, electionFor(effect, slate, null))).filter((c) => c.bars)
      if (first) throw new AppError('conflict', 'assembly.slateBarred', { text: first.text, cure: first.cure }, { article: first.article })
    }
  },
  apply: async (ctx, effect, { meeting, number, chosen }) =>
    ({ terms: await takeOffice(ctx, meeting.organisation_id, electionFor(effect, chosen.map((c) => ({ name: c.name, memberId: c.member_id })), number), meeting.id) }),
}

const kinds: { [K in Effect['kind']]: Kind<K> } = { charter, admission, expulsion, election: elected }
const kindOf = (effect: Effect): Kind<never> => kinds[effect.kind] as unknown as Kind<never>

/** When it is put on the agenda: a matter makes only its own kind of thing happen. */
export async function checkEffect(ctx: Ctx, m: Meeting, subject: string, effect: Effect, candidates: readonly Standing[] = [], seats = 0): Promise<void> {
  const kind = kindOf(effect)
  if (!kind.subjects.includes(subject)) throw new AppError('invalid', 'assembly.effectElsewhere')
  await kind.check(ctx, m, effect as never, candidates, seats)
}

/** Once more when the vote opens: what could not be carried out is not voted on. */
export const checkBeforeVote = async (ctx: Ctx, m: Meeting, q: Question): Promise<void> => {
  if (!q.effect) return
  const standing = (await listCandidates(ctx, m)).filter((c) => c.question_id === q.id).map((c) => ({ name: c.name, memberId: c.member_id }))
  await checkEffect(ctx, m, q.subject, q.effect, standing, q.seats ?? 0)
}

export const applyEffect = async (ctx: Ctx, m: Meeting, q: Question, number: string, chosen: readonly Candidate[]): Promise<Record<string, unknown> | null> =>
  (q.effect ? kindOf(q.effect).apply(ctx, q.effect as never, { meeting: m, question: q, number, on: vietnamDay(ctx.now), chosen }) : null)

