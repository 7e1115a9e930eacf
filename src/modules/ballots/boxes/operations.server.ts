import * as z from 'zod'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can } from '../policy.ts'
import { boxView, rsaBlock } from '../schema.ts'
import { boxOf, issueToken, viewOf } from './boxes.server.ts'
import { boxesOf, entitlementsOfPerson } from './store.server.ts'

export const getBox = operation({
  id: 'ballots.getBox',
  http: 'GET /ballots/{box}',
  summary: 'One ballot box: its questions, its public keys, whether it is open, and what the reader may still draw.',
  reads: true,
  input: z.object({ box: z.uuid() }),
  output: boxView,
  allow: can.read,
  run: async (ctx, { box }) => viewOf(ctx, await boxOf(ctx, box)),
})

export const listBallots = operation({
  id: 'ballots.listBallots',
  http: 'GET /ballots',
  summary: 'Boxes in which the reader may vote, or that wait for the reader as a trustee.',
  reads: true,
  input: z.object({}),
  output: z.object({ items: z.array(boxView) }),
  allow: can.read,
  run: async (ctx) => ({ items: await Promise.all((await boxesOf(ctx, ctx.actor.id ?? '')).map((box) => viewOf(ctx, box))) }),
})

export const drawToken = operation({
  id: 'ballots.drawToken',
  http: 'POST /ballots/{box}/tokens',
  summary: 'Signs one blinded token for the entitled voter. The server cannot recognise the token when it is spent.',
  input: z.object({
    box: z.uuid(),
    voterKey: z.string().max(100).optional().meta({ description: 'Which of one’s entitlements, where one person votes for several.' }),
    blinded: rsaBlock.meta({ description: 'The blinded token of RFC 9474, 256 bytes as base64url. The same one gets the same signature again.' }),
  }),
  output: z.object({ weight: z.int(), blindSignature: z.string() }),
  status: 201,
  allow: can.draw,
  run: async (ctx, { box, voterKey, blinded }) => {
    const own = await entitlementsOfPerson(ctx, (await boxOf(ctx, box)).id, ctx.actor.id ?? '')
    const chosen = voterKey === undefined ? own : own.filter((e) => e.voterKey === voterKey)
    if (chosen.length > 1) throw new AppError('invalid', 'ballots.sayForWhom')
    if (!chosen[0]) throw new AppError('forbidden', 'ballots.notEntitled')
    return issueToken(ctx, { boxId: box, voterKey: chosen[0].voterKey, blinded })
  },
})
