import * as z from 'zod'
import { membersOn } from '#modules/membership/index.ts'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can } from '../policy.ts'
import { conflictsOf, situationOn, slateAfter } from '../slate/check.server.ts'
import { day, optionalText, type Post } from '../schema.ts'
import { settleTermEnd, tendOffices } from './duties.server.ts'
import { candidateOf, knownOn, type Known } from './people.server.ts'
import { endings, stateOf } from './rules.ts'
import { conflictView, election, holderView, officesView, type HolderView } from './schema.ts'
import { endTerm, listAllTerms, listTermsOn, markInactive, takeTerm, type TermRow } from './store.server.ts'
import { takeOffice } from './take.server.ts'

const code = z.string().max(60)

const viewOf = (ctx: Ctx, known: Known, on: string) => (term: TermRow): HolderView => {
  const { official, foreign } = candidateOf(term.holder, known)
  const { id, name, standing, memberId, personId } = term.holder
  return {
    id: term.id, post: term.post, title: ctx.say(`governance.post.${term.post}`), person: { id, name, standing, memberId, personId, foreign, official },
    fromOn: term.fromOn, untilOn: term.untilOn, state: stateOf(term, on), ballot: term.ballot, electedBy: term.electedBy as HolderView['electedBy'], resolutionRef: term.resolutionRef,
    legalRepresentative: term.legalRepresentative, inactiveSince: term.inactiveSince, endedOn: term.endedOn, ending: term.ending,
  }
}

/** For modules above: who holds which post on a day; who was not replaced after the term still does. */
export type Holder = { termId: string; holderId: string; post: Post; name: string; memberId: string | null; personId: string | null; fromOn: string; untilOn: string | null; legalRepresentative: boolean }
export const holdersOn = async (ctx: Ctx, organisationId: string, on: string): Promise<Holder[]> =>
  (await listTermsOn(ctx, organisationId, on)).map((t) => ({
    termId: t.id, holderId: t.holderId, post: t.post, name: t.holder.name, memberId: t.holder.memberId, personId: t.holder.personId, fromOn: t.fromOn, untilOn: t.untilOn, legalRepresentative: t.legalRepresentative,
  }))

export const getOffices = operation({
  id: 'governance.getOffices',
  http: 'GET /organisations/{code}/offices',
  summary: 'Who holds which post on a day, until when, and what is wrong with the whole; for the organisation’s own people.',
  reads: true,
  input: z.object({ code, on: day.optional().meta({ description: 'As of this day; today without it.' }) }),
  output: officesView,
  allow: can.readOffices,
  run: async (ctx, input) => {
    const { id } = await getOwnSubject(ctx, input.code)
    const on = input.on ?? vietnamDay(ctx.now)
    const { slate, terms, known, modelStated } = await situationOn(ctx, id, on)
    const conflicts = can.manage(ctx.actor) && terms.length > 0 ? conflictsOf(ctx, slate) : []
    return { day: on, model: slate.model, modelStated, holders: terms.map(viewOf(ctx, known, on)), conflicts }
  },
})

export const listTerms = operation({
  id: 'governance.listTerms',
  http: 'GET /organisations/{code}/terms',
  summary: 'Every term of office ever recorded, those that are over too.',
  reads: true,
  input: z.object({ code }),
  output: z.object({ items: z.array(holderView) }),
  allow: can.readOffices,
  run: async (ctx, input) => {
    const { id } = await getOwnSubject(ctx, input.code)
    const on = vietnamDay(ctx.now)
    return { items: (await listAllTerms(ctx, id)).map(viewOf(ctx, await knownOn(ctx, id, on), on)) }
  },
})

export const listCandidates = operation({
  id: 'governance.listCandidates',
  http: 'GET /organisations/{code}/candidates',
  summary: 'Official members, who may stand for posts; a household or body stands by a named representative.',
  reads: true,
  input: z.object({ code }),
  output: z.object({ items: z.array(z.object({ memberId: z.uuid(), number: z.int(), name: z.string(), needsName: z.boolean().meta({ description: 'A body: name its representative.' }) })) }),
  allow: can.manage,
  run: async (ctx, input) => {
    const { id } = await getOwnSubject(ctx, input.code)
    const members = await membersOn(ctx, id, vietnamDay(ctx.now))
    return { items: members.filter((m) => m.kind === 'official').map((m) => ({ memberId: m.id, number: m.number, name: m.name, needsName: m.party !== 'person' })) }
  },
})

export const checkProposedSlate = operation({
  id: 'governance.checkProposedSlate',
  http: 'POST /organisations/{code}/slate-checks',
  summary: 'A whole slate is looked at before the election: every conflict, its article, and what would put it right. Writes nothing.',
  reads: true,
  input: election.extend({ code }),
  output: z.object({ items: z.array(conflictView), electable: z.boolean().meta({ description: 'No conflict that bars.' }) }),
  allow: can.manage,
  run: async (ctx, { code: text, ...proposal }) => {
    const { id } = await getOwnSubject(ctx, text)
    const on = proposal.seats.map((s) => s.fromOn).sort().at(-1) ?? vietnamDay(ctx.now)
    const items = conflictsOf(ctx, slateAfter(await situationOn(ctx, id, on), proposal))
    return { items, electable: !items.some((c) => c.bars) }
  },
})

export const recordElection = operation({
  id: 'governance.recordElection',
  http: 'POST /organisations/{code}/offices',
  summary: 'Who was elected or appointed begins, who leaves is ended, all or nothing; a slate that breaks the Law is refused with every conflict.',
  input: election.extend({ code }),
  output: z.object({ terms: z.array(z.uuid()) }),
  status: 201,
  allow: can.manage,
  run: async (ctx, { code: text, ...decided }) => {
    const { id } = await getOwnSubject(ctx, text)
    return { terms: await takeOffice(ctx, id, decided) }
  },
})

async function taken(ctx: Ctx, organisationId: string, id: string): Promise<TermRow> {
  const term = await takeTerm(ctx, organisationId, id)
  if (!term) throw new AppError('not_found', 'governance.termNotFound')
  if (term.endedOn !== null) throw new AppError('conflict', 'governance.alreadyOver', { name: term.holder.name })
  return term
}

const changed = (ctx: Ctx, organisationId: string): Promise<void> => ctx.emit('governance.officesChanged', { organisationId, terms: [] })

export const endOffice = operation({
  id: 'governance.endOffice',
  http: 'POST /organisations/{code}/offices/{id}/ending',
  summary: 'An office ends before or with its term, on one of the grounds of Article 63.',
  input: z.object({ code, id: z.uuid(), endedOn: day, ending: z.enum(endings), resolutionRef: optionalText(200), note: optionalText(1000) }),
  output: z.object({ id: z.uuid(), endedOn: z.string() }),
  allow: can.manage,
  run: async (ctx, input) => {
    const { id: organisationId } = await getOwnSubject(ctx, input.code)
    const term = await taken(ctx, organisationId, input.id)
    if (input.endedOn < term.fromOn) throw new AppError('invalid', 'governance.endsBeforeStart', {}, { fields: [{ path: 'endedOn', key: 'governance.endsBeforeStart' }] })
    await endTerm(ctx, organisationId, term.id, { endedOn: input.endedOn, ending: input.ending, ref: input.resolutionRef, note: input.note })
    await settleTermEnd(ctx, organisationId, term.id, input.endedOn)
    await tendOffices(ctx, organisationId)
    await changed(ctx, organisationId)
    return { id: term.id, endedOn: input.endedOn }
  },
})

export const reportAbsence = operation({
  id: 'governance.reportAbsence',
  http: 'PUT /organisations/{code}/offices/{id}/absence',
  summary: 'Since when a legal representative cannot act (dead, missing, in custody, without capacity), or null when acting again; the clock of L 11.3 follows.',
  input: z.object({ code, id: z.uuid(), since: day.nullable() }),
  output: z.object({ id: z.uuid(), since: z.string().nullable() }),
  allow: can.manage,
  run: async (ctx, input) => {
    const { id: organisationId } = await getOwnSubject(ctx, input.code)
    const term = await taken(ctx, organisationId, input.id)
    if (!term.legalRepresentative) throw new AppError('conflict', 'governance.notRepresentative', { name: term.holder.name }, { article: 'L11.3' })
    await markInactive(ctx, organisationId, term.id, input.since)
    await tendOffices(ctx, organisationId)
    return { id: term.id, since: input.since }
  },
})
