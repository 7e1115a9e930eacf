import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Meeting } from '../meetings/store.server.ts'
import type { SignerRole } from './rules.ts'

export type Minutes = { meeting_id: string; body: string; written_at: Date; written_by: string; body_hash: string; valid_at: Date | null; valid_by: 'officers' | 'attendees' | null; version: number }
export type Signature = { id: string; role: SignerRole; member_id: string | null; name: string; state: 'signed' | 'refused'; reason: string | null; at: Date; by_id: string | null }

const own = (m: Meeting) => sql`organisation_id = ${m.organisation_id}::uuid and meeting_id = ${m.id}::uuid`

export async function findMinutes(ctx: Ctx, m: Meeting, lock = false): Promise<Minutes | null> {
  const { rows } = await sql<Minutes>`select * from assembly.minutes where ${own(m)} ${lock ? sql`for update` : sql``}`.execute(ctx.db)
  return rows[0] ?? null
}
export async function writeMinutes(ctx: Ctx, m: Meeting, body: string, hash: string): Promise<void> {
  await sql`insert into assembly.minutes (organisation_id, meeting_id, body, written_at, written_by, body_hash)
    values (${m.organisation_id}::uuid, ${m.id}::uuid, ${body}, ${ctx.now}::timestamptz, ${ctx.actor.name ?? '–'}, ${hash})
    on conflict (organisation_id, meeting_id) do update set body = excluded.body, written_at = excluded.written_at, written_by = excluded.written_by, body_hash = excluded.body_hash`.execute(ctx.db)
}
export async function markValid(ctx: Ctx, m: Meeting, by: 'officers' | 'attendees'): Promise<void> {
  await sql`update assembly.minutes set valid_at = ${ctx.now}::timestamptz, valid_by = ${by} where ${own(m)} and valid_at is null`.execute(ctx.db)
}
/** Signatures under these very words; those under an earlier wording stay in the table and count for nothing. */
export async function listSignatures(ctx: Ctx, m: Meeting, hash: string): Promise<Signature[]> {
  const { rows } = await sql<Signature>`select * from assembly.signature where ${own(m)} and body_hash = ${hash} order by id`.execute(ctx.db)
  return rows
}
export async function insertSignature(ctx: Ctx, m: Meeting, hash: string, s: Pick<Signature, 'id' | 'role' | 'member_id' | 'name' | 'state' | 'reason'>): Promise<boolean> {
  const { rows } = await sql`insert into assembly.signature (organisation_id, id, meeting_id, role, member_id, name, state, reason, body_hash, at, by_id, by_name)
    values (${m.organisation_id}::uuid, ${s.id}::uuid, ${m.id}::uuid, ${s.role}, ${s.member_id}::uuid, ${s.name}, ${s.state}, ${s.reason}, ${hash}, ${ctx.now}::timestamptz, ${ctx.actor.id}::uuid,
      ${ctx.actor.name ?? '–'}) on conflict do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}
/** Everybody who was there at any time of the call, in person or online; who was represented signs through nobody. */
export async function countAttended(ctx: Ctx, m: Meeting): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct member_id)::int as n from assembly.attendance where ${own(m)} and call_no = ${m.call_no} and mode <> 'proxy'`.execute(ctx.db)
  return rows[0]?.n ?? 0
}
export async function didAttend(ctx: Ctx, m: Meeting, memberId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from assembly.attendance where ${own(m)} and call_no = ${m.call_no} and mode <> 'proxy' and member_id = ${memberId}::uuid limit 1`.execute(ctx.db)
  return rows.length === 1
}
