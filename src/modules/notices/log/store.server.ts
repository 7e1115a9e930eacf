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

/** The organisation's own notices with what became of them, newest first. */
export async function listSent(ctx: Ctx, organisationId: string, filter: { after: string | null; limit: number }): Promise<SentRow[]> {
  const { rows } = await sql<SentRow>`
    select ${headColumns}, c.recipients, c.reached, c.open, c.failed, c."onPaper"
    from notices.notice n, lateral (
      select count(distinct d.recipient_id)::int as recipients, count(distinct d.recipient_id) filter (where d.state in ('sent', 'delivered', 'read') and d.channel <> 'push')::int as reached,
        count(*) filter (where d.state in ('waiting', 'sending') and d.channel <> 'paper')::int as open, count(*) filter (where d.state = 'failed')::int as failed,
        count(*) filter (where d.state = 'waiting' and d.channel = 'paper')::int as "onPaper"
      from notices.delivery d where d.organisation_id = n.organisation_id and d.notice_id = n.id) c
    where n.organisation_id = ${organisationId}::uuid and (${filter.after}::uuid is null or n.id < ${filter.after}::uuid)
    order by n.id desc limit ${filter.limit}`.execute(ctx.db)
  return rows
}

type RawReceipt = { kind: ReceiptKind; at: string; onDay: string | null; byName: string | null; detail: string | null }
type RawDelivery = { id: string; channel: Channel; address: string | null; addressVerified: boolean; state: (typeof states)[number]; dueAt: string; costDong: number; receipts: RawReceipt[] }
export type RawRecipient = {
  id: string; memberId: string | null; personId: string | null; name: string; postalAddress: string | null; skipped: { channel: Channel; why: Reason }[]; deliveries: RawDelivery[]
}

/** Everybody told, as they were listed, with each way and each step. */
export async function listRecipients(ctx: Ctx, organisationId: string, noticeId: string): Promise<RawRecipient[]> {
  const { rows } = await sql<RawRecipient>`
    select r.id, r.member_id as "memberId", r.person_id as "personId", r.name, r.postal_address as "postalAddress", r.skipped, coalesce(jsonb_agg(jsonb_build_object(
      'id', d.id, 'channel', d.channel, 'address', d.address, 'addressVerified', d.address_verified, 'state', d.state, 'dueAt', d.due_at, 'costDong', d.cost_dong,
      'receipts', coalesce(steps.list, '[]'::jsonb)) order by d.id) filter (where d.id is not null), '[]'::jsonb) as deliveries
    from notices.recipient r left join notices.delivery d on d.organisation_id = r.organisation_id and d.recipient_id = r.id
      left join lateral (select jsonb_agg(jsonb_build_object('kind', e.kind, 'at', e.at, 'onDay', e.on_day, 'byName', e.by_name, 'detail', e.detail) order by e.id) as list
        from notices.receipt e where e.organisation_id = d.organisation_id and e.delivery_id = d.id) steps on true
    where r.organisation_id = ${organisationId}::uuid and r.notice_id = ${noticeId}::uuid
    group by r.organisation_id, r.id order by r.position`.execute(ctx.db)
  return rows
}

/** The recipient's paper, made when somebody hands it over beside another way. */
export async function findPaper(ctx: Ctx, organisationId: string, recipientId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from notices.delivery
    where organisation_id = ${organisationId}::uuid and recipient_id = ${recipientId}::uuid and channel = 'paper'`.execute(ctx.db)
  return rows[0]?.id ?? null
}
