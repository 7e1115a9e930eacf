import * as z from 'zod'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { boxOf } from '../boxes/boxes.server.ts'
import { rollOf, type Box } from '../boxes/store.server.ts'
import { fingerprintOf, receiptOf } from '../casts/receipt.ts'
import { boardOf } from '../casts/urn.server.ts'
import { toBase64 } from '../encoding.ts'
import { can } from '../policy.ts'
import { trusteesOf } from '../trustees/store.server.ts'
import { boardFile, type BoardFile } from './file.ts'

export async function publishedBoard(ctx: Ctx, box: Box): Promise<BoardFile> {
  const ballots = (await boardOf(ctx, box.id)).map(({ token: bytes, weight, paper }) => {
    const token = toBase64(bytes)
    return { token, weight, receipt: receiptOf(box.id, token, paper), ...(JSON.parse(paper) as Pick<BoardFile['ballots'][number], 'signature'>) }
  })
  const openings = (await trusteesOf(ctx, box.id)).flatMap(({ number, decryption }) => (decryption ? [{ number, openings: decryption }] : []))
  return {
    format: 'chung.ballot/1', id: box.id, organisationId: box.organisationId, kind: box.kind, title: box.title, questions: box.questions, keys: box.keys,
    election: box.election, threshold: box.threshold, council: box.council, fingerprint: fingerprintOf(box), roll: await rollOf(ctx, box.id),
    ballots, sums: box.aggregate?.sums ?? null, openings, tally: box.tally,
  }
}

export const listReceipts = operation({
  id: 'ballots.listReceipts',
  http: 'GET /ballots/{box}/receipts',
  summary: 'After the closing: the receipts of all ballots, in the order of the alphabet. Look yours up on your own device; asking for one would say whose it is.',
  reads: true,
  input: z.object({ box: z.uuid() }),
  output: z.object({ receipts: z.array(z.string()) }),
  allow: can.read,
  run: async (ctx, { box: id }) => {
    const box = await boxOf(ctx, id)
    if (box.state !== 'closed' && box.state !== 'counted') throw new AppError('conflict', 'ballots.notClosedYet')
    return { receipts: (await boardOf(ctx, id)).map(({ token, paper }) => receiptOf(id, toBase64(token), paper)).sort() }
  },
})

export const getBoard = operation({
  id: 'ballots.getBoard',
  http: 'GET /ballots/{box}/board',
  summary: 'After the closing: every ballot without its voter, in random order, with the proofs. `chung verify ballot` rechecks it.',
  reads: true,
  input: z.object({ box: z.uuid() }),
  output: boardFile,
  allow: can.read,
  run: async (ctx, { box: id }) => {
    const box = await boxOf(ctx, id)
    if (box.state !== 'closed' && box.state !== 'counted') throw new AppError('conflict', 'ballots.notClosedYet')
    return publishedBoard(ctx, box)
  },
})
