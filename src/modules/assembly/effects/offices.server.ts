import { conflictsOf, election, holdersOn, posts, situationOn, slateAfter, takeOffice, type Election, type Situation } from '#modules/governance/index.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { listQuestions } from '../agenda/store.server.ts'
import type { Meeting } from '../meetings/store.server.ts'
import { shownDay } from '../words.ts'
import { sayEffect, type Kind, type Standing } from './kind.ts'
import type { EffectOf } from './schema.ts'

function electionFor(effect: EffectOf<'election'>, people: readonly Standing[], resolutionRef: string | null): Election {
  const parsed = election.safeParse({
    seats: people.map((p) => ({ person: { ...(p.memberId ? { memberId: p.memberId } : { name: p.name }) }, post: effect.post, fromOn: effect.fromOn, untilOn: effect.untilOn, ballot: 'secret' })),
    leaving: effect.leaving, decidedBy: 'assembly', resolutionRef,
  })
  if (!parsed.success) throw new AppError('invalid', 'assembly.electionEffect', {}, { article: 'L62' })
  return parsed.data
}

/** The organisation as it will be by then: a meeting that changes the model first elects for the new one (L 56.4). */
async function situationFor(ctx: Ctx, m: Meeting, on: string): Promise<Situation> {
  const situation = await situationOn(ctx, m.organisation_id, on)
  const change = (await listQuestions(ctx, m)).find((q) => q.effect?.kind === 'model' && q.state !== 'decided' && q.state !== 'withdrawn')?.effect
  return change?.kind === 'model' && change.fromOn <= on ? { ...situation, slate: { ...situation.slate, model: change.model } } : situation
}

const pairs = (people: readonly Standing[]): Standing[][] => people.flatMap((a, i) => people.slice(i + 1).map((b) => [a, b]))

/** More stand than there are seats: every two who could be elected together, and the fullest slate with the most foreigners on it. */
function slates({ known }: Situation, people: readonly Standing[], seats: number): { people: readonly Standing[]; whole: boolean }[] {
  if (people.length <= seats) return [{ people, whole: true }]
  const isForeign = (p: Standing): boolean => known.members.get(p.memberId ?? '')?.foreign === true
  const worst = people.toSorted((a, b) => Number(isForeign(b)) - Number(isForeign(a))).slice(0, seats)
  return [{ people: worst, whole: true }, ...(seats === 1 ? people.map((p) => [p]) : pairs(people)).map((some) => ({ people: some, whole: seats === 1 }))]
}

/** L 62: what bars a slate is said before anybody votes, not after. L 65.2, 69.1, 72.2: who carries takes office. */
export const elected: Kind<'election'> = {
  subjects: ['election'],
  check: async (ctx, m, effect, candidates, seats) => {
    const situation = await situationFor(ctx, m, effect.fromOn)
    for (const { people, whole } of slates(situation, candidates, seats)) {
      // Two of a slate say nothing about shares of the whole.
      const [first] = conflictsOf(ctx, slateAfter(situation, electionFor(effect, people, null))).filter((c) => c.bars && (whole || c.kind !== 'foreignSeats'))
      if (first) throw new AppError('conflict', 'assembly.slateBarred', { text: first.text, cure: first.cure }, { article: first.article })
    }
  },
  apply: async (ctx, effect, { meeting, number, chosen }) =>
    ({ terms: await takeOffice(ctx, meeting.organisation_id, electionFor(effect, chosen.map((c) => ({ name: c.name, memberId: c.member_id })), number), meeting.id) }),
  label: (_ctx, _m, effect) => Promise.resolve([sayEffect('election', { post: titleOf(effect.post), from: shownDay(effect.fromOn), until: shownDay(effect.untilOn) })]),
}

const titleOf = (post: string): string => ((posts as readonly string[]).includes(post) ? sayEffect(`post.${post}`) : post)
const dayOfLeaving = (ctx: Ctx, effect: EffectOf<'dismissal'>): string => effect.endedOn ?? vietnamDay(ctx.now)
function leavingFor(effect: EffectOf<'dismissal'>, on: string, resolutionRef: string | null): Election {
  const parsed = election.safeParse({ leaving: effect.termIds.map((termId) => ({ termId, endedOn: on, ending: effect.ending })), decidedBy: 'assembly', resolutionRef })
  if (!parsed.success) throw new AppError('invalid', 'assembly.dismissalEffect', {}, { article: 'L63' })
  return parsed.data
}

/** L 63: who holds a post goes by resolution; nobody takes the post with it, that is an election. */
export const dismissal: Kind<'dismissal'> = {
  subjects: ['dismissal'],
  check: async (ctx, m, effect) => {
    leavingFor(effect, dayOfLeaving(ctx, effect), null)
    const holders = await holdersOn(ctx, m.organisation_id, dayOfLeaving(ctx, effect))
    if (effect.termIds.some((id) => !holders.some((h) => h.termId === id))) throw new AppError('conflict', 'assembly.holdsNoMore', {}, { article: 'L63' })
  },
  apply: async (ctx, effect, { meeting, number, on }) => {
    await takeOffice(ctx, meeting.organisation_id, leavingFor(effect, effect.endedOn ?? on, number), meeting.id)
    return { ended: effect.termIds }
  },
  label: async (ctx, m, effect) => (await holdersOn(ctx, m.organisation_id, dayOfLeaving(ctx, effect))).filter((h) => effect.termIds.includes(h.termId))
    .map((h) => sayEffect('dismissal', { name: h.name, post: titleOf(h.post), how: sayEffect(`ending.${effect.ending}`) })),
}
