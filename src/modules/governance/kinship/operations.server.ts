import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { describe, knownOn, record } from '../offices/people.server.ts'
import { personRef } from '../offices/schema.ts'
import { can } from '../policy.ts'
import { relation, text } from '../schema.ts'
import { isFamily } from './rules.ts'
import { insertKinship, listKinships as listRows, withdrawKinship as withdraw } from './store.server.ts'

const code = z.string().max(60)
const kinshipView = z.object({
  id: z.uuid(), first: z.object({ id: z.uuid(), name: z.string() }), second: z.object({ id: z.uuid(), name: z.string() }),
  relation: relation.meta({ description: 'What the second is to the first.' }), relationText: z.string(), declaredOn: z.string(),
  family: z.boolean().meta({ description: 'Family of L 4.11: bars some pairs of posts.' }),
})

export const listKinships = operation({
  id: 'governance.listKinships',
  http: 'GET /organisations/{code}/kinships',
  summary: 'Who is family of whom among those who hold or may stand for posts, as they declared it.',
  reads: true,
  input: z.object({ code }),
  output: z.object({ items: z.array(kinshipView) }),
  allow: can.manage,
  run: async (ctx, input) => {
    const { id } = await getOwnSubject(ctx, input.code)
    ctx.noteRead({ organisationId: id, what: 'kinships' })
    return {
      items: (await listRows(ctx, id)).map((k) => ({
        id: k.id, first: { id: k.firstId, name: k.first }, second: { id: k.secondId, name: k.second }, relation: k.relation,
        relationText: ctx.say(`governance.relation.${k.relation}`), declaredOn: k.declaredOn, family: isFamily(k.relation),
      })),
    }
  },
})

export const declareKinship = operation({
  id: 'governance.declareKinship',
  http: 'POST /organisations/{code}/kinships',
  summary: 'Two people declare how they are related; a slate is checked against it.',
  input: z.object({ code, first: personRef, second: personRef, relation: relation.meta({ description: 'What the second is to the first.' }) }),
  output: z.object({ id: z.uuid() }),
  status: 201,
  allow: can.manage,
  run: async (ctx, input) => {
    const { id } = await getOwnSubject(ctx, input.code)
    const today = vietnamDay(ctx.now)
    const first = await record(ctx, id, describe(input.first, await knownOn(ctx, id, today)))
    const second = await record(ctx, id, describe(input.second, await knownOn(ctx, id, today)))
    if (first.id === second.id) throw new AppError('invalid', 'governance.samePerson')
    const known = (await listRows(ctx, id)).find((k) => [k.firstId, k.secondId].includes(first.id) && [k.firstId, k.secondId].includes(second.id))
    if (known) throw new AppError('conflict', 'governance.kinshipKnown', { first: known.first, second: known.second, relation: ctx.say(`governance.relation.${known.relation}`) })
    return { id: await insertKinship(ctx, id, first.id, second.id, input.relation, today) }
  },
})

export const withdrawKinship = operation({
  id: 'governance.withdrawKinship',
  http: 'POST /organisations/{code}/kinships/{id}/withdrawal',
  summary: 'A declaration was wrong or no longer holds (a divorce); it stays on record.',
  input: z.object({ code, id: z.uuid(), reason: text(500) }),
  output: z.object({ id: z.uuid() }),
  allow: can.manage,
  run: async (ctx, input) => {
    const { id } = await getOwnSubject(ctx, input.code)
    if (!await withdraw(ctx, id, input.id, vietnamDay(ctx.now), input.reason)) throw new AppError('not_found', 'governance.kinshipNotFound')
    return { id: input.id }
  },
})
