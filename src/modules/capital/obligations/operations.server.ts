import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { readBook } from '../acts/book.server.ts'
import { dongText } from '../acts/rules.ts'
import { lockBook } from '../ledger/store.server.ts'
import { can } from '../policy.ts'
import { code, day, obligationInput } from '../schema.ts'
import { insertObligation, listObligations as listRows, owedDong } from './store.server.ts'

/** What another module knows that a member owes; counted once for each of its rows. */
export type FedObligation = { organisationId: string; memberId: string; source: string; sourceId: string; amountDong: number; onDay: string; note: string }

/**
 * Called by a module that sells or lends to members, inside its own transaction: positive is owed, negative settled.
 * C11 reads the sum before capital goes back.
 */
export const feedObligation = async (ctx: Ctx, { organisationId, ...line }: FedObligation): Promise<void> => {
  await lockBook(ctx, organisationId)
  await insertObligation(ctx, organisationId, { ...line, id: newId() })
}

const obligation = z.object({ id: z.uuid(), memberId: z.uuid(), amountDong: z.int().meta({ description: 'Positive is owed, negative settled.' }), onDay: day, source: z.string(), note: z.string() })

export const recordObligation = operation({
  id: 'capital.recordObligation',
  http: 'POST /organisations/{code}/obligations',
  summary: 'A member owes something, or settled it; capital goes back only when nothing is owed (L 90.2).',
  input: obligationInput,
  output: z.object({ id: z.uuid(), owedDong: z.int() }),
  status: 201,
  allow: can.keepBook,
  run: async (ctx, { code: handle, memberId, amountDong, onDay, settles, note }) => {
    const subject = await getOwnSubject(ctx, handle)
    if (onDay > vietnamDay(ctx.now)) throw new AppError('invalid', 'capital.inFuture')
    await lockBook(ctx, subject.id)
    const { parties } = await readBook(ctx, subject)
    if (!parties.has(memberId)) throw new AppError('conflict', 'capital.notMember', {}, { article: 'L4.16' })
    const owed = await owedDong(ctx, subject.id, memberId)
    if (settles && amountDong > owed) throw new AppError('conflict', 'capital.moreThanOwed', { owed: dongText(owed) })
    const id = newId()
    const signed = settles ? -amountDong : amountDong
    await insertObligation(ctx, subject.id, { id, memberId, amountDong: signed, onDay, source: 'manual', sourceId: null, note })
    return { id, owedDong: owed + signed }
  },
})

export const listObligations = operation({
  id: 'capital.listObligations',
  http: 'GET /organisations/{code}/obligations',
  summary: 'What members owe their organisation, line by line, and the sum for each.',
  reads: true,
  input: z.object({ code, memberId: z.uuid().optional() }),
  output: z.object({ items: z.array(obligation), owed: z.array(z.object({ memberId: z.uuid(), owedDong: z.int() })) }),
  allow: can.keepBook,
  run: async (ctx, { code: handle, memberId }) => {
    const subject = await getOwnSubject(ctx, handle)
    const items = await listRows(ctx, subject.id, memberId ?? null)
    ctx.noteRead({ organisationId: subject.id, what: 'obligations of members' })
    const sums = Map.groupBy(items, (line) => line.memberId)
    return { items, owed: [...sums].map(([id, lines]) => ({ memberId: id, owedDong: lines.reduce((sum, line) => sum + line.amountDong, 0) })).filter((one) => one.owedDong !== 0) }
  },
})
