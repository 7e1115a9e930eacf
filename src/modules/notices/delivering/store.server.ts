import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { Channel, Outside } from '../channels/rules.ts'
import type { ReceiptKind, RecipientInput } from '../schema.ts'
import { LEASE_MS } from '../timing/rules.ts'

export type Claimed = {
  id: string; noticeId: string; recipientId: string; personId: string | null; channel: Outside; address: string; attempts: number
  name: string; subject: string; body: string; href: string | null; senderName: string; urgent: boolean
}

export async function isUrgent(ctx: Ctx, organisationId: string, noticeId: string): Promise<boolean> {
  const { rows } = await sql<{ urgent: boolean }>`select urgent_reason is not null as urgent from notices.notice
    where organisation_id = ${organisationId}::uuid and id = ${noticeId}::uuid`.execute(ctx.db)
  return rows[0]?.urgent === true
}

/** What would disturb now waits until then. */
export async function postponeDue(ctx: Ctx, organisationId: string, noticeId: string, until: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update notices.delivery set due_at = ${until}::timestamptz
    where organisation_id = ${organisationId}::uuid and notice_id = ${noticeId}::uuid and state = 'waiting' and channel in ('push', 'email', 'zalo', 'sms') and due_at <= ${ctx.now}::timestamptz
    returning id`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** The next that is due, or that somebody claimed and died with; nobody else gets the same one. */
export async function claimNext(ctx: Ctx, organisationId: string, noticeId: string): Promise<Claimed | null> {
  const dead = new Date(ctx.now.getTime() - LEASE_MS)
  const { rows } = await sql<Claimed>`
    with next as (
      select id from notices.delivery
      where organisation_id = ${organisationId}::uuid and notice_id = ${noticeId}::uuid and channel in ('push', 'email', 'zalo', 'sms')
        and ((state = 'waiting' and due_at <= ${ctx.now}::timestamptz) or (state = 'sending' and claimed_at <= ${dead}::timestamptz))
      order by due_at, id limit 1 for update skip locked),
    claimed as (
      update notices.delivery d set state = 'sending', claimed_at = ${ctx.now}::timestamptz, attempts = attempts + 1
      from next where d.organisation_id = ${organisationId}::uuid and d.id = next.id
      returning d.id, d.notice_id, d.recipient_id, d.person_id, d.channel, d.address, d.attempts)
    select c.id, c.notice_id as "noticeId", c.recipient_id as "recipientId", c.person_id as "personId", c.channel, c.address, c.attempts, r.name,
      n.subject, n.body, n.href, n.sender_name as "senderName", n.urgent_reason is not null as urgent
    from claimed c join notices.recipient r on r.organisation_id = ${organisationId}::uuid and r.id = c.recipient_id
      join notices.notice n on n.organisation_id = ${organisationId}::uuid and n.id = c.notice_id`.execute(ctx.db)
  return rows[0] ?? null
}

/** When there is something to do for the notice again: the next due one, or the end of a claim. */
export async function nextDue(ctx: Ctx, organisationId: string, noticeId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(case state when 'waiting' then due_at else claimed_at + ${`${LEASE_MS} milliseconds`}::interval end) as at from notices.delivery
    where organisation_id = ${organisationId}::uuid and notice_id = ${noticeId}::uuid and state in ('waiting', 'sending') and channel in ('push', 'email', 'zalo', 'sms')`.execute(ctx.db)
  return rows[0]?.at ?? null
}

export type Standing = { id: string; noticeId: string; recipientId: string; personId: string | null; channel: Channel; state: string; attempts: number }

export async function takeDelivery(ctx: Ctx, organisationId: string, id: string): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
    select id, notice_id as "noticeId", recipient_id as "recipientId", person_id as "personId", channel, state, attempts from notices.delivery
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid for update`.execute(ctx.db)
  return rows[0] ?? null
}

export async function setDelivery(ctx: Ctx, organisationId: string, id: string, to: { state: string; dueAt?: Date; reference?: string | null; costDong?: number }): Promise<void> {
  await sql`
    update notices.delivery set state = ${to.state}, claimed_at = null, due_at = coalesce(${to.dueAt ?? null}::timestamptz, due_at),
      provider_ref = coalesce(${to.reference ?? null}, provider_ref), cost_dong = cost_dong + ${to.costDong ?? 0}
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
}

export async function addReceipt(ctx: Ctx, organisationId: string, receipt: { deliveryId: string; personId?: string | null; kind: ReceiptKind; at?: Date; onDay?: string; byName?: string; detail?: string | null }): Promise<void> {
  await sql`
    insert into notices.receipt (organisation_id, id, delivery_id, person_id, kind, at, on_day, by_person, by_name, detail)
    values (${organisationId}::uuid, ${newId()}::uuid, ${receipt.deliveryId}::uuid, ${receipt.personId ?? null}::uuid, ${receipt.kind}, ${receipt.at ?? ctx.now}::timestamptz,
      ${receipt.onDay ?? null}::date, ${receipt.onDay ? ctx.actor.id : null}::uuid, ${receipt.byName ?? null}, ${receipt.detail ?? null})`.execute(ctx.db)
}

/** What is needed to find the recipient's next way: how it was addressed and which ways are spent. */
export async function readRecipient(ctx: Ctx, organisationId: string, recipientId: string): Promise<{ recipient: RecipientInput; mustBePaper: boolean; tried: { channel: Channel; state: string }[] } | null> {
  const { rows } = await sql<{ recipient: RecipientInput; mustBePaper: boolean; tried: { channel: Channel; state: string }[] }>`
    select jsonb_build_object('memberId', r.member_id, 'personId', r.person_id, 'name', r.name, 'email', r.email, 'phone', r.phone, 'postalAddress', r.postal_address) as recipient,
      n.must_be_paper as "mustBePaper",
      (select jsonb_agg(jsonb_build_object('channel', d.channel, 'state', d.state)) from notices.delivery d where d.organisation_id = r.organisation_id and d.recipient_id = r.id) as tried
    from notices.recipient r join notices.notice n on n.organisation_id = r.organisation_id and n.id = r.notice_id
    where r.organisation_id = ${organisationId}::uuid and r.id = ${recipientId}::uuid`.execute(ctx.db)
  return rows[0] ?? null
}
