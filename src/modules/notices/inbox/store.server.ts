import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'

export type InboxRow = { id: string; kind: string; subject: string; body: string; href: string | null; senderName: string; sentAt: Date; readAt: Date | null }

/** The actor's own, from whatever organisation. Somebody who is told twice of one thing (for two members) reads it once. */
export async function listInbox(ctx: Ctx, filter: { unreadOnly: boolean; after: string | null; limit: number }): Promise<InboxRow[]> {
  const { rows } = await sql<InboxRow>`
    with mine as (
      select organisation_id, notice_id, case when bool_and(state = 'read') then min(read_at) end as read_at
      from notices.delivery where person_id = ${ctx.actor.id}::uuid and channel = 'inApp' and (${filter.after}::uuid is null or notice_id < ${filter.after}::uuid)
      group by organisation_id, notice_id)
    select n.id, n.kind, n.subject, n.body, n.href, n.sender_name as "senderName", n.sent_at as "sentAt", mine.read_at as "readAt"
    from mine join notices.notice n on n.organisation_id = mine.organisation_id and n.id = mine.notice_id
    where not ${filter.unreadOnly} or mine.read_at is null
    order by n.id desc limit ${filter.limit}`.execute(ctx.db)
  return rows
}

export async function countUnread(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct notice_id)::int as n from notices.delivery
    where person_id = ${ctx.actor.id}::uuid and channel = 'inApp' and state <> 'read'`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

export async function findInInbox(ctx: Ctx, noticeId: string): Promise<{ href: string | null } | null> {
  const { rows } = await sql<{ href: string | null }>`select n.href from notices.delivery d join notices.notice n on n.organisation_id = d.organisation_id and n.id = d.notice_id
    where d.person_id = ${ctx.actor.id}::uuid and d.channel = 'inApp' and d.notice_id = ${noticeId}::uuid limit 1`.execute(ctx.db)
  return rows[0] ?? null
}

/** The first reading counts; a second changes nothing. */
export async function markRead(ctx: Ctx, noticeId: string | null): Promise<number> {
  const { rows } = await sql<{ id: string; organisation_id: string }>`
    update notices.delivery set state = 'read', read_at = ${ctx.now}::timestamptz
    where person_id = ${ctx.actor.id}::uuid and channel = 'inApp' and state <> 'read' and (${noticeId}::uuid is null or notice_id = ${noticeId}::uuid)
    returning id, organisation_id`.execute(ctx.db)
  for (const row of rows) {
    await sql`insert into notices.receipt (organisation_id, id, delivery_id, person_id, kind, at)
      values (${row.organisation_id}::uuid, ${newId()}::uuid, ${row.id}::uuid, ${ctx.actor.id}::uuid, 'read', ${ctx.now}::timestamptz)`.execute(ctx.db)
  }
  return rows.length
}
