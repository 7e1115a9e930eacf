import * as z from 'zod'
import { feedDuty, settleDuty } from '#modules/duties/index.ts'
import { memberOf } from '#modules/membership/index.ts'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { readable } from '../items/operations.server.ts'
import { can } from '../policy.ts'
import { code, kind, optionalId, text } from '../schema.ts'
import { answerRow, findRequest, insertRequest, listRequests as listRows } from '../store.server.ts'

const requestView = z.object({
  id: z.uuid(), askedOn: z.string(), askerName: z.string(), own: z.boolean(), kind: kind.nullable(), question: z.string(),
  answeredOn: z.string().nullable(), answer: z.string().nullable(), itemId: z.uuid().nullable(),
})

export const listRequests = operation({
  id: 'disclosure.listRequests',
  http: 'GET /organisations/{code}/disclosure-requests',
  summary: 'What members asked to be told, open ones first: all for those who publish, the own ones for a member.',
  reads: true,
  input: z.object({ code }),
  output: z.object({ items: z.array(requestView) }),
  allow: can.read,
  run: async (ctx, input) => {
    const { id } = await getOwnSubject(ctx, input.code)
    const rows = await listRows(ctx, id, can.publish(ctx.actor) ? null : ctx.actor.id)
    return { items: rows.map(({ askedBy, ...row }) => ({ ...row, own: askedBy === ctx.actor.id })) }
  },
})

export const askForInformation = operation({
  id: 'disclosure.askForInformation',
  http: 'POST /organisations/{code}/disclosure-requests',
  summary: 'A member asks for something of Article 14; it is logged and stays on the list of those who publish until it is answered.',
  input: z.object({ code, kind: kind.or(z.literal('').transform(() => null)).nullish().transform((value) => value ?? null), question: text(2000) }),
  output: z.object({ id: z.uuid() }),
  status: 201,
  allow: can.ask,
  run: async (ctx, input) => {
    const { id: organisationId } = await getOwnSubject(ctx, input.code)
    const today = vietnamDay(ctx.now)
    const member = await memberOf(ctx, organisationId)
    const askerName = ctx.actor.name ?? ''
    const id = await insertRequest(ctx, organisationId, { askedOn: today, askerName, memberId: member?.id ?? null, kind: input.kind, question: input.question })
    await feedDuty(ctx, { organisationId, source: 'disclosure', kind: 'disclosure.answer', subjectId: id, article: 'L14.2', startOn: today, dueOn: null, params: { name: askerName }, href: '/cong-khai/quan-ly' })
    return { id }
  },
})

export const answerRequest = operation({
  id: 'disclosure.answerRequest',
  http: 'POST /organisations/{code}/disclosure-requests/{id}/answer',
  summary: 'The answer to a member’s request, with the item where it is published.',
  input: z.object({ code, id: z.uuid(), answer: text(5000), itemId: optionalId }),
  output: z.object({ id: z.uuid() }),
  allow: can.publish,
  run: async (ctx, input) => {
    const { id: organisationId } = await getOwnSubject(ctx, input.code)
    const today = vietnamDay(ctx.now)
    if (!await findRequest(ctx, organisationId, input.id)) throw new AppError('not_found', 'disclosure.requestNotFound')
    if (input.itemId !== null && (await readable(ctx, organisationId, input.itemId)).publishedAt === null) throw new AppError('conflict', 'disclosure.notPublishedYet')
    if (!await answerRow(ctx, organisationId, input.id, { on: today, text: input.answer, itemId: input.itemId })) throw new AppError('conflict', 'disclosure.answeredAlready')
    await settleDuty(ctx, organisationId, 'disclosure.answer', input.id, today)
    return { id: input.id }
  },
})
