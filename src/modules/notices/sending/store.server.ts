import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Channel, Plan, Reach, Said } from '../channels/rules.ts'
import type { Addressed, NoticeInput, ReceiptKind, RecipientInput } from '../schema.ts'

/** SQL of writing a notice: sets of rows, because an assembly of two thousand members is told at once. */
export type NewRecipient = RecipientInput & { id: string; position: number; skipped: Plan['skipped'] }
export type NewDelivery = { id: string; recipientId: string; personId: string | null; channel: Channel; address: string | null; verified: boolean; state: 'waiting' | 'delivered'; dueAt: Date }
export type NewReceipt = { id: string; deliveryId: string; personId: string | null; kind: ReceiptKind; detail: string | null }

export async function findByKey(ctx: Ctx, organisationId: string, key: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from notices.notice where organisation_id = ${organisationId}::uuid and key = ${key}`.execute(ctx.db)
  return rows[0]?.id ?? null
}

export async function insertNotice(ctx: Ctx, id: string, senderName: string, notice: NoticeInput): Promise<void> {
  await sql`
    insert into notices.notice (organisation_id, id, sender_name, kind, subject, body, href, urgent_reason, must_be_paper, key, sent_by, sent_at)
    values (${notice.organisationId}::uuid, ${id}::uuid, ${senderName}, ${notice.kind}, ${notice.subject}, ${notice.body}, ${notice.href ?? null},
      ${notice.urgentReason ?? null}, ${notice.mustBePaper}, ${notice.key ?? null}, ${ctx.actor.id}::uuid, ${ctx.now}::timestamptz)`.execute(ctx.db)
}

export async function insertRecipients(ctx: Ctx, organisationId: string, noticeId: string, recipients: readonly NewRecipient[]): Promise<void> {
  const rows = recipients.map((r) => ({
    id: r.id, position: r.position, member_id: r.memberId ?? null, person_id: r.personId ?? null, name: r.name,
    postal_address: r.postalAddress ?? null, email: r.email ?? null, phone: r.phone ?? null, skipped: r.skipped,
  }))
  await sql`
    insert into notices.recipient (organisation_id, id, notice_id, position, member_id, person_id, name, postal_address, email, phone, skipped)
    select ${organisationId}::uuid, r.id, ${noticeId}::uuid, r.position, r.member_id, r.person_id, r.name, r.postal_address, r.email, r.phone, r.skipped
    from jsonb_to_recordset(${rows as never}::jsonb) r (id uuid, position int, member_id uuid, person_id uuid, name text, postal_address text, email text, phone text, skipped jsonb)`.execute(ctx.db)
}

export async function insertDeliveries(ctx: Ctx, organisationId: string, noticeId: string, deliveries: readonly NewDelivery[]): Promise<void> {
  const rows = deliveries.map((d) => ({
    id: d.id, recipient_id: d.recipientId, person_id: d.personId, channel: d.channel, address: d.address, verified: d.verified, state: d.state, due_at: d.dueAt.toISOString(),
  }))
  await sql`
    insert into notices.delivery (organisation_id, id, notice_id, recipient_id, person_id, channel, address, address_verified, state, due_at)
    select ${organisationId}::uuid, d.id, ${noticeId}::uuid, d.recipient_id, d.person_id, d.channel, d.address, d.verified, d.state, d.due_at
    from jsonb_to_recordset(${rows as never}::jsonb) d (id uuid, recipient_id uuid, person_id uuid, channel text, address text, verified boolean, state text, due_at timestamptz)`.execute(ctx.db)
}

export async function insertReceipts(ctx: Ctx, organisationId: string, receipts: readonly NewReceipt[]): Promise<void> {
  const rows = receipts.map((r) => ({ id: r.id, delivery_id: r.deliveryId, person_id: r.personId, kind: r.kind, detail: r.detail }))
  await sql`
    insert into notices.receipt (organisation_id, id, delivery_id, person_id, kind, at, detail)
    select ${organisationId}::uuid, r.id, r.delivery_id, r.person_id, r.kind, ${ctx.now}::timestamptz, r.detail
    from jsonb_to_recordset(${rows as never}::jsonb) r (id uuid, delivery_id uuid, person_id uuid, kind text, detail text)`.execute(ctx.db)
}

type AddressRow = { person_id: string; channel: Addressed; address: string; verified: boolean }
type ConsentRow = { owner: string; channel: keyof Reach['ways']; given: boolean; at: Date }

/** What is known of the recipients' own addresses, their consent and their phones' browsers, by person and by member. */
export async function readContacts(ctx: Ctx, organisationId: string, personIds: readonly string[], memberIds: readonly string[]) {
  const [addresses, personal, recorded, devices] = await Promise.all([
    sql<AddressRow>`select person_id, channel, address, verified_at is not null as verified from notices.address where address is not null and person_id = any (${personIds}::uuid[])`.execute(ctx.db),
    sql<ConsentRow>`select distinct on (person_id, channel) person_id as owner, channel, given, at from notices.person_consent
      where person_id = any (${personIds}::uuid[]) order by person_id, channel, id desc`.execute(ctx.db),
    sql<ConsentRow>`select distinct on (member_id, channel) member_id as owner, channel, given, at from notices.member_consent
      where organisation_id = ${organisationId}::uuid and member_id = any (${memberIds}::uuid[]) order by member_id, channel, id desc`.execute(ctx.db),
    sql<{ person_id: string }>`select distinct person_id from notices.device where person_id = any (${personIds}::uuid[])`.execute(ctx.db),
  ])
  const said = new Map<string, Said[]>()
  for (const { owner, channel, given, at } of [...personal.rows, ...recorded.rows]) {
    const key = `${owner} ${channel}`
    said.set(key, [...(said.get(key) ?? []), { given, at }])
  }
  return {
    addressOf: new Map(addresses.rows.map((row) => [`${row.person_id} ${row.channel}`, { address: row.address, verified: row.verified }])),
    wordsOf: (owners: readonly (string | null | undefined)[], channel: string): Said[] => owners.flatMap((owner) => said.get(`${owner ?? ''} ${channel}`) ?? []),
    hasDevice: new Set(devices.rows.map((row) => row.person_id)),
  }
}
export type Contacts = Awaited<ReturnType<typeof readContacts>>
