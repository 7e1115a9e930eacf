import { charterOn } from '#modules/charter/index.ts'
import { getOrganisation } from '#modules/register/index.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { candidateOf, describe, knownOn, officialCount, type Known } from '../offices/people.server.ts'
import type { ConflictView, Election } from '../offices/schema.ts'
import { listTermsOn, type TermRow } from '../offices/store.server.ts'
import { listKinships } from '../kinship/store.server.ts'
import { checkSlate } from './rules.ts'
import type { Candidate, Conflict, Seat, Slate } from './schema.ts'

export type Situation = { known: Known; terms: readonly TermRow[]; slate: Slate; modelStated: boolean }

const standingSeat = (known: Known) => (term: TermRow): Seat =>
  ({ person: candidateOf(term.holder, known), post: term.post, fromOn: term.fromOn, untilOn: term.untilOn, ballot: term.ballot, standing: true })

/** What the rules look at: who holds a post on the day, who is family, how large the organisation is. */
export async function situationOn(ctx: Ctx, organisationId: string, day: string): Promise<Situation> {
  const known = await knownOn(ctx, organisationId, day)
  const terms = await listTermsOn(ctx, organisationId, day)
  const kinships = await listKinships(ctx, organisationId)
  const { values, stated, organisationType } = await charterOn(ctx, organisationId, day)
  const { registered } = await ctx.call(getOrganisation, { code: `x-${organisationId}` })
  return {
    known, terms, modelStated: stated.governanceModel,
    slate: {
      type: organisationType, model: values.governanceModel, sizeClass: registered?.sizeClass ?? 'unknown', officialMembers: officialCount(known),
      seats: terms.map(standingSeat(known)), kinships: kinships.map((k) => ({ a: k.firstId, b: k.secondId, relation: k.relation })), complete: true,
    },
  }
}

/** The slate as it would be after the election: whoever leaves is off it. */
export function slateAfter({ known, terms, slate }: Situation, { seats, leaving, complete }: Election): Slate {
  const gone = new Set(leaving.map((l) => l.termId))
  const staying = terms.filter((t) => !gone.has(t.id)).map(standingSeat(known))
  const proposed = seats.map((s): Seat => ({ person: candidateOf(describe(s.person, known), known), post: s.post, fromOn: s.fromOn, untilOn: s.untilOn, ballot: s.ballot, standing: false }))
  return { ...slate, seats: [...staying, ...proposed], complete }
}

const spoken = (ctx: Ctx, conflict: Conflict): Record<string, string | number> => ({
  ...conflict.params,
  ...(typeof conflict.params.relation === 'string' ? { relation: ctx.say(`governance.relation.${conflict.params.relation}`) } : {}),
  ...(typeof conflict.params.latest === 'string' ? { latest: conflict.params.latest.split('-').reverse().join('/') } : {}),
  posts: conflict.posts.map((p) => ctx.say(`governance.post.${p}`)).join(', '),
})

/** Each conflict in the reader's words, with what would put it right. */
export function conflictView(ctx: Ctx, people: ReadonlyMap<string, Candidate>) {
  return (conflict: Conflict): ConflictView => {
    const params = spoken(ctx, conflict)
    return {
      kind: conflict.kind, rule: conflict.rule, article: conflict.article, bars: conflict.bars, posts: [...conflict.posts],
      people: conflict.people.map((key) => people.get(key)?.name ?? ''),
      text: ctx.say(`governance.conflict.${conflict.kind}`, params), cure: ctx.say(`governance.cure.${conflict.kind}`, params),
    }
  }
}

export function conflictsOf(ctx: Ctx, slate: Slate): ConflictView[] {
  const people = new Map(slate.seats.map((s) => [s.person.key, s.person]))
  return checkSlate(slate).map(conflictView(ctx, people))
}
