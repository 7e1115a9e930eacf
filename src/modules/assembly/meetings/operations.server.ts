import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { currentCall, getMeeting, move, note } from '../access.server.ts'
import type { OrganisationType } from '../attendance/rules.ts'
import { refuseConvener, regularConvener } from '../convening/rules.ts'
import { charterOf, followRegister } from '../convening/entitlement.server.ts'
import { listStanding } from '../attendance/store.server.ts'
import { DECREE, type GroupRules } from '../groups/rules.ts'
import { can } from '../policy.ts'
import { meetingHead, meetingView, moment, optionalText, planInput, text, type Plan } from './schema.ts'
import { insertCall, insertClerk, insertMeeting, listHappenings, listMeetings, updateCall, updateMeeting, type Meeting } from './store.server.ts'
import { headOf, meetingView as viewOf } from './views.server.ts'

const byId = z.object({ id: z.uuid() })

type Values = Awaited<ReturnType<typeof charterOf>>['values']
const groupRulesOf = (type: OrganisationType, values: Values): GroupRules | null =>
  type === 'THT' ? { ...DECREE, quorumBasisPoints: values.groupQuorumBasisPoints, simpleBasisPoints: values.groupDecisionBasisPoints } : null

/** The charter's form (L 40.10, 57.3), and who may convene (L 59). */
async function checkPlan(ctx: Ctx, type: OrganisationType, values: Values, plan: Plan, officialMembers: number): Promise<Meeting['convener']> {
  if (type === 'THT') return 'head'
  if (!values.meetingForms.includes(plan.mode)) throw new AppError('invalid', 'assembly.modeNotInCharter', {}, { article: 'L57.3', fields: [{ path: 'mode', key: 'assembly.modeNotInCharter' }] })
  if (plan.form === 'delegates' && !values.delegateMeetings) throw new AppError('invalid', 'assembly.delegatesNotInCharter', {}, { article: 'L57.2', fields: [{ path: 'form', key: 'assembly.delegatesNotInCharter' }] })
  if (plan.kind === 'periodic' && values.governanceModel !== 'reduced') throw new AppError('invalid', 'assembly.periodicOnlyReduced', {}, { article: 'L57.1' })
  const convener = plan.convener ?? regularConvener(values.governanceModel)
  if (convener === 'head') throw new AppError('invalid', 'assembly.convener.wrongConvener', {}, { article: 'L59.1' })
  const refused = refuseConvener(convener, {
    model: values.governanceModel, kind: plan.kind, requestedOn: plan.requestedOn ?? null, today: vietnamDay(ctx.now), requesters: plan.requesters ?? 0, officialMembers,
  })
  if (refused) throw new AppError('invalid', `assembly.convener.${refused}`, {}, { article: refused === 'tooFewRequesters' || refused === 'notYet' ? 'L59.4' : 'L59.1' })
  return convener
}

export const planAssembly = operation({
  id: 'assembly.planAssembly',
  http: 'POST /organisations/{code}/assemblies',
  summary: 'A general meeting is planned: kind, form, where and when; the entitled are listed from the register of members.',
  input: planInput,
  output: meetingView,
  status: 201,
  allow: can.conduct,
  run: async (ctx, plan) => {
    const subject = await getOwnSubject(ctx, plan.code)
    const type = subject.type as OrganisationType
    if (plan.plannedAt <= ctx.now) throw new AppError('invalid', 'assembly.plannedInPast', {}, { fields: [{ path: 'plannedAt', key: 'assembly.plannedInPast' }] })
    if (plan.kind === 'annual' && !plan.fiscalYear) throw new AppError('invalid', 'assembly.fiscalYearMissing', {}, { fields: [{ path: 'fiscalYear', key: 'assembly.fiscalYearMissing' }] })
    const { values } = await charterOf(ctx, subject.id)
    const id = newId()
    const meeting = {
      organisation_id: subject.id, id, organisation_type: type, title: plan.title, kind: plan.kind, fiscal_year: plan.kind === 'annual' ? plan.fiscalYear ?? null : null, form: plan.form,
      mode: plan.mode, convener: plan.convener ?? regularConvener(values.governanceModel), model: values.governanceModel, requested_on: plan.requestedOn ?? null, requesters: plan.requesters ?? null,
      denominator: values.voteDenominator, proposal_days: values.agendaProposalDays, group_rules: groupRulesOf(type, values),
    } as const
    await insertMeeting(ctx, { ...meeting, convener: type === 'THT' ? 'head' : meeting.convener })
    await insertCall(ctx, { organisation_id: subject.id, meeting_id: id, number: 1, planned_at: plan.plannedAt, place: plan.place, online_at: plan.onlineAt })
    const listed = await followRegister(ctx, await getMeeting(ctx, id, 'update'))
    // The shares of L 59.4 are of the members as they are listed now.
    await checkPlan(ctx, type, values, plan, (await listStanding(ctx, listed)).length)
    await note(ctx, listed, 'planned')
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})

export const listAssemblies = operation({
  id: 'assembly.listAssemblies',
  http: 'GET /organisations/{code}/assemblies',
  summary: 'General meetings of an organisation, newest first.',
  reads: true,
  input: z.object({ code: z.string().max(60), cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
  output: z.object({ items: z.array(meetingHead), next: z.uuid().nullable(), organisation: z.object({ code: z.string(), name: z.string() }) }),
  allow: can.read,
  run: async (ctx, { code, cursor, limit }) => {
    const { id, name } = await getOwnSubject(ctx, code)
    const rows = await listMeetings(ctx, id, cursor ?? null, limit + 1)
    return { items: rows.slice(0, limit).map(headOf), next: rows.length > limit ? rows[limit - 1]?.id ?? null : null, organisation: { code, name } }
  },
})

export const getAssembly = operation({
  id: 'assembly.getAssembly',
  http: 'GET /assemblies/{id}',
  summary: 'One general meeting: agenda, calls, quorum, what has been decided, what still stands in the way.',
  reads: true,
  input: byId,
  output: meetingView,
  allow: can.read,
  run: async (ctx, { id }) => viewOf(ctx, await getMeeting(ctx, id)),
  etag: (m) => String(m.version),
})

export const changeAssembly = operation({
  id: 'assembly.changeAssembly',
  http: 'PATCH /assemblies/{id}',
  summary: 'Title, time and place before the notice; chair and secretary until the closing.',
  input: byId.extend({
    title: text(200).optional(), plannedAt: moment.optional(), place: text(300).optional(), onlineAt: optionalText(500).optional(),
    chairName: optionalText(200).optional(), secretaryName: optionalText(200).optional(), note: optionalText(2000).optional(),
  }),
  output: meetingView,
  allow: can.conduct,
  run: async (ctx, { id, title, plannedAt, place, onlineAt, ...officers }) => {
    const m = await getMeeting(ctx, id, 'update')
    const told = title !== undefined || plannedAt !== undefined || place !== undefined
    // What the notice said stands: another time or place is another notice.
    if (told && m.state !== 'preparing') throw new AppError('conflict', 'assembly.alreadyCalled', {}, { article: 'L60.1' })
    if (m.state === 'closed' || m.state === 'cancelled') throw new AppError('conflict', `assembly.state.${m.state}`)
    const call = await currentCall(ctx, m)
    await updateCall(ctx, call, { planned_at: plannedAt ?? call.planned_at, place: place ?? call.place, online_at: onlineAt === undefined ? call.online_at : onlineAt })
    await updateMeeting(ctx, m, {
      title: title ?? m.title, chair_name: officers.chairName === undefined ? m.chair_name : officers.chairName,
      secretary_name: officers.secretaryName === undefined ? m.secretary_name : officers.secretaryName, note: officers.note === undefined ? m.note : officers.note,
    })
    await note(ctx, m, 'changed')
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})

export const cancelAssembly = operation({
  id: 'assembly.cancelAssembly',
  http: 'POST /assemblies/{id}/cancellation',
  summary: 'It will not be held; what was prepared stays readable.',
  input: byId.extend({ reason: text(500) }),
  output: meetingView,
  allow: can.conduct,
  run: async (ctx, { id, reason }) => {
    await move(ctx, await getMeeting(ctx, id, 'update'), 'cancel', {}, { reason })
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})

export const appointClerk = operation({
  id: 'assembly.appointClerk',
  http: 'POST /assemblies/{id}/clerks',
  summary: 'Somebody with an account of this organisation helps at the desk, counts, or writes.',
  input: byId.extend({ personId: z.uuid(), name: text(200), task: z.enum(['check_in', 'count', 'secretary']) }),
  output: meetingView,
  allow: can.conduct,
  run: async (ctx, { id, personId, name, task }) => {
    const m = await getMeeting(ctx, id, 'update')
    if (m.state === 'closed' || m.state === 'cancelled') throw new AppError('conflict', `assembly.state.${m.state}`)
    await insertClerk(ctx, m, { person_id: personId, name, task })
    await note(ctx, m, 'clerkAppointed', { name, task })
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})

export const listEvents = operation({
  id: 'assembly.listEvents',
  http: 'GET /assemblies/{id}/events',
  summary: 'What happened, in order: the material of the minutes.',
  reads: true,
  input: byId,
  output: z.object({ items: z.array(z.object({ id: z.uuid(), at: z.string(), kind: z.string(), text: z.string(), byName: z.string() })) }),
  allow: can.read,
  run: async (ctx, { id }) => {
    const m = await getMeeting(ctx, id)
    return { items: (await listHappenings(ctx, m)).map((h) => ({ id: h.id, at: h.at.toISOString(), kind: h.kind, text: ctx.say(`assembly.event.${h.kind}`, h.params), byName: h.by_name })) }
  },
})

