import * as z from 'zod'
import { getSubject } from '#modules/register/index.ts'
import { newId } from '#platform/ids.ts'
import { operation, systemFor, type Ctx } from '#platform/operation.server.ts'
import { planChannels, type Channel, type Plan, type Reach } from '../channels/rules.ts'
import { DELIVER_JOB } from '../delivering/job-name.ts'
import { can } from '../policy.ts'
import { noticeInput } from '../schema.ts'
import { nextLoud } from '../timing/rules.ts'
import { quietHours } from '../timing/settings.server.ts'
import { reachesOf } from './reach.server.ts'
import { findByKey, insertDeliveries, insertNotice, insertReceipts, insertRecipients, type NewDelivery, type NewReceipt } from './store.server.ts'

export type Placing = { recipientId: string; personId: string | null; reach: Reach; use: Plan['use'] }

/** The inbox is reached at once and makes no noise; paper waits for hands; the rest waits for the end of quiet hours. */
function deliveryOf(ctx: Ctx, { recipientId, personId, reach }: Placing, channel: Channel, urgent: boolean): NewDelivery {
  const way = channel === 'inApp' || channel === 'paper' ? null : reach.ways[channel]
  return {
    id: newId(), recipientId, personId, channel, address: way?.address ?? null, verified: way?.verified ?? false,
    state: channel === 'inApp' ? 'delivered' : 'waiting',
    dueAt: way === null || urgent ? ctx.now : nextLoud(ctx.now, quietHours()),
  }
}

const receiptsOf = (ctx: Ctx, delivery: NewDelivery): NewReceipt[] => {
  const one = (kind: NewReceipt['kind'], detail: string | null = null): NewReceipt => ({ id: newId(), deliveryId: delivery.id, personId: delivery.personId, kind, detail })
  return [one('queued'), ...(delivery.state === 'delivered' ? [one('delivered')] : []), ...(delivery.dueAt > ctx.now ? [one('postponed', delivery.dueAt.toISOString())] : [])]
}

/** Deliveries of recipients that stand already: at first, and again when a way has failed. */
export async function placeDeliveries(ctx: Ctx, notice: { organisationId: string; id: string; urgent: boolean }, placings: readonly Placing[]): Promise<void> {
  const deliveries = placings.flatMap((placing) => placing.use.map((channel) => deliveryOf(ctx, placing, channel, notice.urgent)))
  await insertDeliveries(ctx, notice.organisationId, notice.id, deliveries)
  await insertReceipts(ctx, notice.organisationId, deliveries.flatMap((delivery) => receiptsOf(ctx, delivery)))
  const travelling = deliveries.filter((d) => d.channel !== 'inApp' && d.channel !== 'paper')
  if (travelling.length === 0) return
  const first = new Date(Math.min(...travelling.map((d) => d.dueAt.getTime())))
  await ctx.enqueue(DELIVER_JOB, { organisationId: notice.organisationId, noticeId: notice.id }, { actor: systemFor(notice.organisationId), ...(first > ctx.now ? { after: first } : {}) })
}

export const sendNotice = operation({
  id: 'notices.sendNotice',
  summary: 'Tells people something on behalf of an organisation, each by the ways they consented to; called by other modules.',
  input: noticeInput,
  output: z.object({ id: z.uuid() }),
  allow: can.send,
  run: async (ctx, input) => {
    const known = input.key ? await findByKey(ctx, input.organisationId, input.key) : null
    if (known !== null) return { id: known }
    const id = newId()
    const senderName = input.senderName ?? (await getSubject(ctx, `x-${input.organisationId}`)).name
    await insertNotice(ctx, id, senderName, input)
    const reaches = await reachesOf(ctx, input.organisationId, input.recipients)
    const planned = input.recipients.map((recipient, position) => {
      const reach = reaches[position] as Reach
      return { recipient, reach, position, id: newId(), plan: planChannels(reach, input) }
    })
    await insertRecipients(ctx, input.organisationId, id, planned.map((p) => ({ ...p.recipient, id: p.id, position: p.position, skipped: p.plan.skipped })))
    await placeDeliveries(ctx, { organisationId: input.organisationId, id, urgent: input.urgentReason != null },
      planned.map((p) => ({ recipientId: p.id, personId: p.recipient.personId ?? null, reach: p.reach, use: p.plan.use })))
    return { id }
  },
})
