import * as z from 'zod'
import { operation, systemFor, type Ctx } from '#platform/operation.server.ts'
import { planChannels, type Channel } from '../channels/rules.ts'
import { deleteDevice, listDevices, type Device } from '../devices/store.server.ts'
import { can } from '../policy.ts'
import { placeDeliveries } from '../sending/operations.server.ts'
import { reachesOf } from '../sending/reach.server.ts'
import { nextLoud, retryAt } from '../timing/rules.ts'
import { quietHours } from '../timing/settings.server.ts'
import { DELIVER_JOB } from './job-name.ts'
import { addReceipt, claimNext, isUrgent, nextDue, postponeDue, readRecipient, setDelivery, takeDelivery, type Claimed } from './store.server.ts'

/** What the job does between two calls of the outside world, each in a transaction of its own. */
const ofNotice = z.object({ organisationId: z.uuid(), noticeId: z.uuid() })

export const claimDelivery = operation({
  id: 'notices.claimDelivery',
  summary: 'Takes the next delivery of a notice that is due, unless it is quiet now.',
  input: ofNotice,
  output: z.custom<(Claimed & { devices: Device[] }) | null>(),
  allow: can.deliver,
  run: async (ctx, { organisationId, noticeId }) => {
    const loud = nextLoud(ctx.now, quietHours())
    if (loud > ctx.now && !(await isUrgent(ctx, organisationId, noticeId))) {
      for (const deliveryId of await postponeDue(ctx, organisationId, noticeId, loud)) {
        await addReceipt(ctx, organisationId, { deliveryId, kind: 'postponed', detail: loud.toISOString() })
      }
      return null
    }
    for (let claimed = await claimNext(ctx, organisationId, noticeId); claimed !== null; claimed = await claimNext(ctx, organisationId, noticeId)) {
      if (!(await stillConsents(ctx, organisationId, claimed))) continue
      await addReceipt(ctx, organisationId, { deliveryId: claimed.id, personId: claimed.personId, kind: 'attempted', detail: String(claimed.attempts) })
      return { ...claimed, devices: claimed.channel === 'push' && claimed.personId ? await listDevices(ctx, claimed.personId) : [] }
    }
    return null
  },
})

/** A way that failed for good is replaced by the next one; at the end stands paper. */
async function fallBack(ctx: Ctx, organisationId: string, delivery: { noticeId: string; recipientId: string; personId: string | null }): Promise<void> {
  const known = await readRecipient(ctx, organisationId, delivery.recipientId)
  if (!known) return
  const [reach] = await reachesOf(ctx, organisationId, [known.recipient])
  if (!reach) return
  const has = new Set<Channel>(known.tried.map((one) => one.channel))
  const failed = known.tried.filter((one) => one.state === 'failed').map((one) => one.channel)
  const use = planChannels(reach, known, failed).use.filter((channel) => !has.has(channel))
  if (use.length === 0) return
  await placeDeliveries(ctx, { organisationId, id: delivery.noticeId, urgent: await isUrgent(ctx, organisationId, delivery.noticeId) }, [{ ...delivery, reach, use }])
}

/** A word withdrawn while the message waited for the morning or the next attempt counts at once. */
async function stillConsents(ctx: Ctx, organisationId: string, claimed: Claimed): Promise<boolean> {
  const known = await readRecipient(ctx, organisationId, claimed.recipientId)
  const [reach] = known ? await reachesOf(ctx, organisationId, [known.recipient]) : []
  if (reach?.ways[claimed.channel].consent === 'given') return true
  await setDelivery(ctx, organisationId, claimed.id, { state: 'failed' })
  await addReceipt(ctx, organisationId, { deliveryId: claimed.id, personId: claimed.personId, kind: 'failed', detail: 'CONSENT WITHDRAWN' })
  await fallBack(ctx, organisationId, claimed)
  return false
}

const outcome = z.union([
  z.object({ sent: z.literal(true), delivered: z.boolean(), reference: z.string().nullable() }),
  z.object({ sent: z.literal(false), permanent: z.boolean(), why: z.string().max(200) }),
])

export const settleDelivery = operation({
  id: 'notices.settleDelivery',
  summary: 'Writes down how an attempt ended; plans the next attempt or the next way.',
  input: z.object({ organisationId: z.uuid(), deliveryId: z.uuid(), attempt: z.int(), outcome, costDong: z.int().min(0), gone: z.array(z.uuid()).default([]) }),
  output: z.void(),
  allow: can.deliver,
  run: async (ctx, { organisationId, deliveryId, attempt, outcome: result, costDong, gone }) => {
    const delivery = await takeDelivery(ctx, organisationId, deliveryId)
    // Whoever lost the claim meanwhile has no say any more.
    if (delivery?.state !== 'sending' || delivery.attempts !== attempt) return
    const { personId } = delivery
    for (const device of gone) if (personId) await deleteDevice(ctx, personId, device)
    const note = (kind: 'sent' | 'delivered' | 'failed', detail: string | null) => addReceipt(ctx, organisationId, { deliveryId, personId, kind, detail })
    if (result.sent) {
      await setDelivery(ctx, organisationId, deliveryId, { state: result.delivered ? 'delivered' : 'sent', reference: result.reference, costDong })
      await note('sent', result.reference)
      if (result.delivered) await note('delivered', null)
      return
    }
    const again = result.permanent ? null : retryAt(delivery.attempts, ctx.now)
    await setDelivery(ctx, organisationId, deliveryId, again ? { state: 'waiting', dueAt: again } : { state: 'failed' })
    await note('failed', result.why)
    if (!again) await fallBack(ctx, organisationId, delivery)
  },
})

export const planNextRound = operation({
  id: 'notices.planNextRound',
  summary: 'Puts the next round of a notice into the queue, as long as something of it waits.',
  input: ofNotice,
  output: z.void(),
  allow: can.deliver,
  run: async (ctx, { organisationId, noticeId }) => {
    const due = await nextDue(ctx, organisationId, noticeId)
    if (due) await ctx.enqueue(DELIVER_JOB, { organisationId, noticeId }, { actor: systemFor(organisationId), after: due })
  },
})

/** Carriers tell later: by their call or when they are asked. It may come twice and in any order. */
export const recordReceipt = operation({
  id: 'notices.recordReceipt',
  summary: 'What a carrier says became of a message it had accepted.',
  input: z.object({ organisationId: z.uuid(), deliveryId: z.uuid(), kind: z.enum(['delivered', 'read', 'failed']), at: z.date(), why: z.string().max(200).nullable().default(null) }),
  output: z.void(),
  allow: can.deliver,
  run: async (ctx, { organisationId, deliveryId, kind, at, why }) => {
    const delivery = await takeDelivery(ctx, organisationId, deliveryId)
    const order = ['sent', 'delivered', 'read']
    if (!delivery || !order.includes(delivery.state)) return
    if (kind === 'failed' ? delivery.state !== 'sent' : order.indexOf(kind) <= order.indexOf(delivery.state)) return
    await setDelivery(ctx, organisationId, deliveryId, { state: kind })
    await addReceipt(ctx, organisationId, { deliveryId, personId: delivery.personId, kind, at, detail: why })
    if (kind === 'failed') await fallBack(ctx, organisationId, delivery)
  },
})
