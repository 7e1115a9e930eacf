import * as z from 'zod'
import { charterOn, type Charter } from '#modules/charter/index.ts'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { getPlace, inWords } from '../counts/views.server.ts'
import { can } from '../policy.ts'
import { checkApplicant, checkOrgan, enter } from './admit.server.ts'
import { organFor } from './rules.ts'
import { admissionInput, admitted, applicationDetail, applicationInput, applicationView, decisionInput, states, type ApplicationView } from './schema.ts'
import { closeApplication, findApplication, insertApplication, listApplications as listRows, openFacts, takeApplication, type Application } from './store.server.ts'

const viewOf = (charter: Charter, a: Application): ApplicationView => {
  const { organ, article } = organFor(charter.organisationType, charter.values.governanceModel, a.kind)
  return {
    id: a.id, name: a.name, kind: a.kind, party: a.party, writtenOn: a.written_on, paperRef: a.paper_ref, pledgedDong: a.pledged_dong, heirOf: a.heir_of, state: a.state,
    decision: a.organ !== null && a.decided_on !== null ? { organ: a.organ, decidedOn: a.decided_on, resolutionRef: a.resolution_ref } : null,
    reason: a.reason, memberId: a.member_id, organ, organArticle: article, version: a.version,
  }
}

/** The paper comes first, then the decision, then membership; none of them after today. */
function checkOrder(ctx: Ctx, writtenOn: string, decidedOn: string | null): void {
  const today = vietnamDay(ctx.now)
  if (writtenOn > today) throw new AppError('invalid', 'membership.writtenLater', {}, { article: 'L30.3' })
  if (decidedOn !== null && decidedOn > today) throw new AppError('invalid', 'membership.decidedLater')
  if (decidedOn !== null && decidedOn < writtenOn) throw new AppError('invalid', 'membership.decidedBefore', { writtenOn, decidedOn }, { article: 'L30.3' })
}

export const submitApplication = operation({
  id: 'membership.submitApplication',
  http: 'POST /organisations/{code}/applications',
  summary: 'A written application for membership is taken in; what bars the applicant is said at once.',
  input: applicationInput,
  output: applicationView,
  status: 201,
  allow: can.manage,
  run: async (ctx, { code, facts, writtenOn, paperRef, heirOf }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    checkOrder(ctx, writtenOn, null)
    const charter = await checkApplicant(ctx, organisationId, facts, vietnamDay(ctx.now), heirOf)
    const id = newId()
    await insertApplication(ctx, organisationId, { id, facts, writtenOn, paperRef, heirOf })
    return viewOf(charter, await found(ctx, organisationId, id))
  },
})

async function found(ctx: Ctx, organisationId: string, id: string): Promise<Application> {
  const application = await findApplication(ctx, organisationId, id)
  if (!application) throw new AppError('not_found', 'membership.applicationNotFound')
  return application
}

export const listApplications = operation({
  id: 'membership.listApplications',
  http: 'GET /organisations/{code}/applications',
  summary: 'Applications for membership, newest first, with the organ that has to decide each.',
  reads: true,
  input: z.object({ code: z.string().max(60), state: z.enum(states).optional(), cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({ items: z.array(applicationView), next: z.uuid().nullable() }),
  allow: can.manage,
  run: async (ctx, { code, state, cursor, limit }) => {
    const { id } = await getOwnSubject(ctx, code)
    const charter = await charterOn(ctx, id, vietnamDay(ctx.now))
    const rows = await listRows(ctx, id, state ?? null, cursor ?? null, limit + 1)
    return { items: rows.slice(0, limit).map((row) => viewOf(charter, row)), next: rows.length > limit ? rows[limit - 1]?.id ?? null : null }
  },
})

export const getApplication = operation({
  id: 'membership.getApplication',
  http: 'GET /organisations/{code}/applications/{id}',
  summary: 'One application with everything the applicant stated.',
  reads: true,
  input: z.object({ code: z.string().max(60), id: z.uuid() }),
  output: applicationDetail,
  allow: can.manage,
  run: async (ctx, { code, id }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    const application = await found(ctx, organisationId, id)
    ctx.noteRead({ organisationId, what: 'application' })
    return { ...viewOf(await charterOn(ctx, organisationId, vietnamDay(ctx.now)), application), facts: openFacts(application) }
  },
})

async function takeWaiting(ctx: Ctx, organisationId: string, id: string): Promise<Application> {
  const application = await takeApplication(ctx, organisationId, id)
  if (!application) throw new AppError('not_found', 'membership.applicationNotFound')
  if (application.state !== 'waiting') throw new AppError('conflict', 'membership.applicationClosed', { name: application.name })
  return application
}

export const decideApplication = operation({
  id: 'membership.decideApplication',
  http: 'POST /organisations/{code}/applications/{id}/decision',
  summary: 'What the right organ decided: the applicant becomes a member, or not. General meetings call it when they admit somebody.',
  input: decisionInput,
  output: z.object({ application: applicationView, member: admitted.nullable() }),
  status: 201,
  allow: can.decide,
  run: async (ctx, { code, id, outcome, decision, joinedOn, reason }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    const application = await takeWaiting(ctx, organisationId, id)
    checkOrder(ctx, application.written_on, decision.decidedOn)
    const place = await getPlace(ctx, organisationId)
    const facts = openFacts(application)
    const startsOn = joinedOn ?? decision.decidedOn
    const charter = await (outcome === 'accepted' ? checkApplicant(ctx, organisationId, facts, startsOn, application.heir_of) : charterOn(ctx, organisationId, decision.decidedOn))
    await checkOrgan(ctx, organisationId, place, charter, facts, outcome === 'accepted' ? decision : { ...decision, votesFor: Number.MAX_SAFE_INTEGER })
    const member = outcome === 'refused' ? null
      : await enter(ctx, organisationId, place, facts, { ...decision, applicationId: id, joinedOn: startsOn, heirOf: application.heir_of })
    await closeApplication(ctx, organisationId, id, { state: outcome, ...decision, reason: reason ?? null, memberId: member?.id ?? null })
    return {
      application: viewOf(charter, await found(ctx, organisationId, id)),
      member: member && { id: member.id, number: member.number, applicationId: id, warnings: inWords(ctx, member.warnings) },
    }
  },
})

export const withdrawApplication = operation({
  id: 'membership.withdrawApplication',
  http: 'POST /organisations/{code}/applications/{id}/withdrawal',
  summary: 'The applicant takes the application back before a decision.',
  input: z.object({ code: z.string().max(60), id: z.uuid() }),
  output: applicationView,
  allow: can.manage,
  run: async (ctx, { code, id }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    await takeWaiting(ctx, organisationId, id)
    await closeApplication(ctx, organisationId, id, { state: 'withdrawn', organ: null, decidedOn: null, resolutionRef: null, reason: null, memberId: null })
    return viewOf(await charterOn(ctx, organisationId, vietnamDay(ctx.now)), await found(ctx, organisationId, id))
  },
})

export const admitMember = operation({
  id: 'membership.admitMember',
  http: 'POST /organisations/{code}/members',
  summary: 'Application and decision in one: somebody whom the right organ has already admitted enters the register.',
  input: admissionInput,
  output: admitted,
  status: 201,
  allow: can.decide,
  run: async (ctx, { code, facts, writtenOn, paperRef, heirOf, decision, joinedOn }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    checkOrder(ctx, writtenOn, decision.decidedOn)
    const place = await getPlace(ctx, organisationId)
    const startsOn = joinedOn ?? decision.decidedOn
    const charter = await checkApplicant(ctx, organisationId, facts, startsOn, heirOf)
    await checkOrgan(ctx, organisationId, place, charter, facts, decision)
    const applicationId = newId()
    await insertApplication(ctx, organisationId, { id: applicationId, facts, writtenOn, paperRef, heirOf })
    const member = await enter(ctx, organisationId, place, facts, { ...decision, applicationId, joinedOn: startsOn, heirOf })
    await closeApplication(ctx, organisationId, applicationId, { state: 'accepted', ...decision, reason: null, memberId: member.id })
    return { id: member.id, number: member.number, applicationId, warnings: inWords(ctx, member.warnings) }
  },
})
