import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Channel, Reason } from '../channels/rules.ts'
import type { ReceiptKind, states } from '../schema.ts'

export type Head = {
  id: string; organisationId: string; kind: string; subject: string; body: string; href: string | null; senderName: string; sentAt: Date; urgentReason: string | null; mustBePaper: boolean
}
const headColumns = sql`n.id, n.organisation_id as "organisationId", n.kind, n.subject, n.body, n.href, n.sender_name as "senderName", n.sent_at as "sentAt",
  n.urgent_reason as "urgentReason", n.must_be_paper as "mustBePaper"`

export async function findHead(ctx: Ctx, id: string, organisationId: string | null): Promise<Head | null> {
  const { rows } = await sql<Head>`select ${headColumns} from notices.notice n
    where n.id = ${id}::uuid and n.organisation_id = any (platform.actor_orgs()) and (${organisationId}::uuid is null or n.organisation_id = ${organisationId}::uuid)`.execute(ctx.db)
  return rows[0] ?? null
}

export type SentRow = Head & { recipients: number; reached: number; open: number; failed: number; onPaper: number }
type Counted = { noticeId: string; recipients: number; reached: number; open: number; failed: number; onPaper: number }

/** The organisation's own notices with what became of them, newest first. */
export async function listSent(ctx: Ctx, organisationId: string, filter: { after: string | null; limit: number }): Promise<SentRow[]> {
  const { rows: heads } = await sql<Head>`select ${headColumns} from notices.notice n
    where n.organisation_id = ${organisationId}::uuid and (${filter.after}::uuid is null or n.id < ${filter.after}::uuid)
    order by n.id desc limit ${filter.limit}`.execute(ctx.db)
  const { rows: counts } = await sql<Counted>`
    select d.notice_id as "noticeId", count(distinct d.recipient_id)::int as recipients,
      count(distinct d.recipient_id) filter (where d.state in ('sent', 'delivered', 'read') and d.channel <> 'push')::int as reached,
      count(*) filter (where d.state in ('waiting', 'sending') and d.channel <> 'paper')::int as open, count(*) filter (where d.state = 'failed')::int as failed,
      count(*) filter (where d.state = 'waiting' and d.channel = 'paper')::int as "onPaper"
    from notices.delivery d where d.organisation_id = ${organisationId}::uuid and d.notice_id = any (${heads.map((head) => head.id)}::uuid[]) group by d.notice_id`.execute(ctx.db)
  const byNotice = new Map(counts.map((one) => [one.noticeId, one]))
  const none = { recipients: 0, reached: 0, open: 0, failed: 0, onPaper: 0 }
  return heads.map((head) => ({ ...head, ...(byNotice.get(head.id) ?? none) }))
}

type RawReceipt = { deliveryId: string; kind: ReceiptKind; at: Date; onDay: string | null; byName: string | null; detail: string | null }
type RawDelivery = { id: string; recipientId: string; channel: Channel; address: string | null; addressVerified: boolean; state: (typeof states)[number]; dueAt: Date; costDong: number; receipts: RawReceipt[] }
export type RawRecipient = {
  id: string; memberId: string | null; personId: string | null; name: string; postalAddress: string | null; skipped: { channel: Channel; why: Reason }[]; deliveries: RawDelivery[]
}

/**
 * Everybody told, as they were listed, with each way and each step. Three plain reads: joined, the planner under
 * row-level security reads all receipts of the organisation again for each delivery.
 */
export async function listRecipients(ctx: Ctx, organisationId: string, noticeId: string): Promise<RawRecipient[]> {
  const [recipients, deliveries] = await Promise.all([
    sql<Omit<RawRecipient, 'deliveries'>>`
      select id, member_id as "memberId", person_id as "personId", name, postal_address as "postalAddress", skipped from notices.recipient
      where organisation_id = ${organisationId}::uuid and notice_id = ${noticeId}::uuid order by position`.execute(ctx.db),
    sql<Omit<RawDelivery, 'receipts'>>`
      select id, recipient_id as "recipientId", channel, address, address_verified as "addressVerified", state, due_at as "dueAt", cost_dong as "costDong" from notices.delivery
      where organisation_id = ${organisationId}::uuid and notice_id = ${noticeId}::uuid order by id`.execute(ctx.db),
  ])
  const { rows: receipts } = await sql<RawReceipt>`
    select delivery_id as "deliveryId", kind, at, on_day as "onDay", by_name as "byName", detail from notices.receipt
    where organisation_id = ${organisationId}::uuid and delivery_id = any (${deliveries.rows.map((one) => one.id)}::uuid[]) order by id`.execute(ctx.db)
  const steps = Map.groupBy(receipts, (one) => one.deliveryId)
  const ways = Map.groupBy(deliveries.rows.map((one) => ({ ...one, receipts: steps.get(one.id) ?? [] })), (one) => one.recipientId)
  return recipients.rows.map((one) => ({ ...one, deliveries: ways.get(one.id) ?? [] }))
}

/** The recipient's paper, made when somebody hands it over beside another way. */
export async function findPaper(ctx: Ctx, organisationId: string, recipientId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from notices.delivery
    where organisation_id = ${organisationId}::uuid and recipient_id = ${recipientId}::uuid and channel = 'paper'`.execute(ctx.db)
  return rows[0]?.id ?? null
}
