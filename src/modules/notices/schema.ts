import * as z from 'zod'
import { channels, outside, reasons } from './channels/rules.ts'

const nfc = (text: string): string => text.normalize('NFC')
const line = (max: number) => z.string().trim().min(1).max(max).transform(nfc)

export const addressed = ['email', 'zalo', 'sms'] as const
export type Addressed = (typeof addressed)[number]

/** Written as people do: 0905 123 456, +84 905.123.456. Kept as 0905123456. */
export const phone = z.string().transform((text) => text.replace(/[\s.\-()]/g, '').replace(/^\+?84(?=\d{9}$)/, '0'))
  .pipe(z.string().regex(/^0\d{9}$/, 'notices.badPhone'))
export const email = z.string().trim().toLowerCase().pipe(z.email('notices.badEmail').max(254))

export const recipientInput = z.object({
  memberId: z.uuid().nullish(),
  personId: z.uuid().nullish().meta({ description: 'The account with an inbox on this platform.' }),
  name: line(200),
  email: z.string().max(254).nullish(),
  phone: z.string().max(20).nullish(),
  postalAddress: z.string().trim().max(500).transform(nfc).nullish().meta({ description: 'Where a paper is taken to.' }),
})
export type RecipientInput = z.output<typeof recipientInput>

export const noticeInput = z.object({
  organisationId: z.uuid(),
  kind: z.string().regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/),
  subject: line(200),
  body: line(10_000),
  href: z.string().regex(/^\/([^/].*)?$/).max(500).nullish().meta({ description: 'A page of this platform.' }),
  recipients: z.array(recipientInput).min(1).max(50_000),
  mustBePaper: z.boolean().default(false),
  urgentReason: line(500).nullish().meta({ description: 'Why it may disturb in quiet hours.' }),
  senderName: line(200).nullish().meta({ description: 'Who speaks, when it is not the organisation itself.' }),
  key: z.string().min(1).max(200).nullish().meta({ description: 'Sent again with the same key it is the same notice.' }),
})
export type NoticeInput = z.output<typeof noticeInput>

export const states = ['waiting', 'sending', 'sent', 'delivered', 'read', 'failed'] as const
export const receiptKinds = ['queued', 'postponed', 'attempted', 'sent', 'delivered', 'read', 'failed', 'handedOver'] as const
export type ReceiptKind = (typeof receiptKinds)[number]

export const receiptView = z.object({
  kind: z.enum(receiptKinds),
  at: z.string(),
  onDay: z.string().nullable().meta({ description: 'The day it was handed over.' }),
  byName: z.string().nullable(),
  detail: z.string().nullable(),
})
export type ReceiptView = z.output<typeof receiptView>

export const deliveryView = z.object({
  id: z.uuid(),
  channel: z.enum(channels),
  address: z.string().nullable(),
  state: z.enum(states),
  dueAt: z.string(),
  costDong: z.int(),
  receipts: z.array(receiptView).meta({ description: 'Every step, oldest first.' }),
})
export type DeliveryView = z.output<typeof deliveryView>

export const proofView = z.object({
  at: z.string().meta({ description: 'The moment; for a paper the end of the day it was handed over.' }),
  onDay: z.string(),
  channel: z.enum(channels),
  kind: z.enum(receiptKinds),
})
export type Proof = z.output<typeof proofView>

export const recipientView = z.object({
  id: z.uuid(),
  memberId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
  name: z.string(),
  postalAddress: z.string().nullable(),
  skipped: z.array(z.object({ channel: z.enum(channels), why: z.enum(reasons) })),
  deliveries: z.array(deliveryView),
  provenSent: proofView.nullable().meta({ description: 'The earliest proof that the notice went to this recipient.' }),
  provenReceived: proofView.nullable().meta({ description: 'The earliest proof that the recipient has it: read, delivered by the carrier, handed over.' }),
})
export type RecipientView = z.output<typeof recipientView>

export const noticeHead = z.object({
  id: z.uuid(),
  kind: z.string(),
  subject: z.string(),
  body: z.string(),
  href: z.string().nullable(),
  senderName: z.string(),
  sentAt: z.string(),
  urgentReason: z.string().nullable(),
  mustBePaper: z.boolean(),
})

export const inboxItem = z.object({
  id: z.uuid(),
  kind: z.string(),
  subject: z.string(),
  body: z.string(),
  href: z.string().nullable(),
  senderName: z.string(),
  sentAt: z.string(),
  readAt: z.string().nullable(),
})

export const outsideChannel = z.enum(outside)
export const addressedChannel = z.enum(addressed)
