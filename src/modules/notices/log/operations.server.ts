import * as z from 'zod'
import { findProvince } from '#modules/places/index.ts'
import { getOwnSubject, handleOf } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { addReceipt, setDelivery, takeDelivery, type Standing } from '../delivering/store.server.ts'
import { can } from '../policy.ts'
import { insertDeliveries } from '../sending/store.server.ts'
import { noticeHead, recipientView } from '../schema.ts'
import { deliveriesOf, getHead } from './read.server.ts'
import { refuseHandover } from './rules.ts'
import { findPaper, listSent, type Head } from './store.server.ts'

const placeOf = (province: string | null): string => (province ? (findProvince(province)?.name ?? '') : '').replace(/^(Tỉnh|Thành phố) /, '')

const headView = ({ organisationId: _own, sentAt, ...head }: Head) => ({ ...head, sentAt: sentAt.toISOString() })

export const listSentNotices = operation({
  id: 'notices.listSentNotices',
  http: 'GET /organisations/{code}/notices',
  summary: 'The notices of an organisation with how many they reached, newest first.',
  reads: true,
  input: z.object({ code: z.string(), cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
  output: z.object({
    organisation: z.object({ name: z.string(), handle: z.string() }),
    items: z.array(noticeHead.omit({ body: true }).extend({ recipients: z.int(), reached: z.int(), open: z.int(), failed: z.int(), onPaper: z.int().meta({ description: 'Papers that nobody has handed over yet.' }) })),
    next: z.uuid().nullable(),
  }),
  allow: can.keepLog,
  run: async (ctx, { code, cursor, limit }) => {
    const subject = await getOwnSubject(ctx, code)
    const rows = await listSent(ctx, subject.id, { after: cursor ?? null, limit: limit + 1 })
    return { organisation: { name: subject.name, handle: handleOf(subject) }, items: rows.slice(0, limit).map((row) => ({ ...row, sentAt: row.sentAt.toISOString() })), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null }
  },
})

export const listDeliveries = operation({
  id: 'notices.listDeliveries',
  http: 'GET /organisations/{code}/notices/{id}/deliveries',
  summary: 'The delivery log of one notice: everybody told, each way, each step, and the earliest proof.',
  reads: true,
  input: z.object({ code: z.string(), id: z.uuid() }),
  output: z.object({ organisation: z.object({ name: z.string(), code: z.string().nullable(), place: z.string().meta({ description: 'The province, as papers are dated.' }) }), notice: noticeHead, recipients: z.array(recipientView) }),
  allow: can.keepLog,
  run: async (ctx, { code, id }) => {
    const subject = await getOwnSubject(ctx, code)
    const head = await getHead(ctx, id, subject.id)
    const recipients = await deliveriesOf(ctx, id)
    ctx.noteRead({ organisationId: subject.id, what: `notices.log ${id}` })
    return { organisation: { name: subject.name, code: subject.code, place: placeOf(subject.province) }, notice: headView(head), recipients }
  },
})

async function paperOf(ctx: Ctx, organisationId: string, delivery: Standing): Promise<string> {
  if (delivery.channel === 'paper') return delivery.id
  const known = await findPaper(ctx, organisationId, delivery.recipientId)
  if (known !== null) return known
  const id = newId()
  await insertDeliveries(ctx, organisationId, delivery.noticeId, [{ id, recipientId: delivery.recipientId, personId: delivery.personId, channel: 'paper', address: null, verified: false, state: 'waiting', dueAt: ctx.now }])
  await addReceipt(ctx, organisationId, { deliveryId: id, kind: 'queued' })
  return id
}

const signedList = {
  onDay: z.iso.date('notices.handoverDayMissing').meta({ description: 'The day on the signed list.' }),
  byName: z.string().trim().min(1, 'notices.handoverByMissing').max(200).transform((text) => text.normalize('NFC')).meta({ description: 'Who handed it over.' }),
  note: z.string().trim().max(500).transform((text) => text.normalize('NFC') || null).nullish(),
}
type SignedList = { onDay: string; byName: string; note?: string | null | undefined }

/** What was handed over stays written; a mistake is corrected by a later line with its own day and name. */
async function handOver(ctx: Ctx, code: string, noticeId: string, deliveryIds: readonly string[], { onDay, byName, note }: SignedList): Promise<string[]> {
  const { id: organisationId } = await getOwnSubject(ctx, code)
  const sentOn = vietnamDay((await getHead(ctx, noticeId, organisationId)).sentAt)
  const refusal = refuseHandover(onDay, sentOn, vietnamDay(ctx.now))
  if (refusal) throw new AppError('invalid', `notices.${refusal}`, { sentOn }, { fields: [{ path: 'onDay', key: `notices.${refusal}`, params: { sentOn } }] })
  const papers: string[] = []
  for (const deliveryId of deliveryIds) {
    const delivery = await takeDelivery(ctx, organisationId, deliveryId)
    if (delivery?.noticeId !== noticeId) throw new AppError('not_found', 'notices.deliveryNotFound')
    const paper = await paperOf(ctx, organisationId, delivery)
    await setDelivery(ctx, organisationId, paper, { state: 'delivered' })
    await addReceipt(ctx, organisationId, { deliveryId: paper, kind: 'handedOver', onDay, byName, detail: note ?? null })
    papers.push(paper)
  }
  return papers
}

export const recordHandover = operation({
  id: 'notices.recordHandover',
  http: 'POST /organisations/{code}/notices/{id}/deliveries/{deliveryId}/handover',
  summary: 'Writes down on which day and by whom the paper was handed over, as the signed list says.',
  status: 201,
  input: z.object({ code: z.string(), id: z.uuid(), deliveryId: z.uuid(), ...signedList }),
  output: z.object({ deliveryId: z.uuid() }),
  allow: can.keepLog,
  run: async (ctx, { code, id, deliveryId, ...list }) => ({ deliveryId: (await handOver(ctx, code, id, [deliveryId], list))[0] ?? deliveryId }),
})

export const recordHandovers = operation({
  id: 'notices.recordHandovers',
  http: 'POST /organisations/{code}/notices/{id}/handovers',
  summary: 'The same for everybody on one signed list.',
  status: 201,
  input: z.object({
    code: z.string(), id: z.uuid(), ...signedList,
    deliveryIds: z.preprocess((one) => (typeof one === 'string' ? [one] : one), z.array(z.uuid(), 'notices.handoverNobody').min(1, 'notices.handoverNobody').max(5000)),
  }),
  output: z.object({ recorded: z.int() }),
  allow: can.keepLog,
  run: async (ctx, { code, id, deliveryIds, ...list }) => ({ recorded: (await handOver(ctx, code, id, deliveryIds, list)).length }),
})
