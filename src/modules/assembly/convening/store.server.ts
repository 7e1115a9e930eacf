import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Meeting } from '../meetings/store.server.ts'
import type { RefusalReason } from './rules.ts'

const own = (m: Meeting) => sql`organisation_id = ${m.organisation_id}::uuid and meeting_id = ${m.id}::uuid`

/** The first delivery of each member for this call. */
export async function listDeliveries(ctx: Ctx, m: Meeting): Promise<Map<string, string>> {
  const { rows } = await sql<{ member_id: string; on: string }>`select member_id, min(delivered_on) as on from assembly.delivery where ${own(m)} and call_no = ${m.call_no} group by member_id`.execute(ctx.db)
  return new Map(rows.map((r) => [r.member_id, r.on]))
}

export type NewDelivery = { id: string; memberId: string; channel: 'paper' | 'electronic'; deliveredOn: string; note: string | null }
export async function insertDeliveries(ctx: Ctx, m: Meeting, rows: readonly NewDelivery[]): Promise<void> {
  await sql`
    insert into assembly.delivery (organisation_id, id, meeting_id, call_no, member_id, channel, delivered_on, recorded_at, by_id, by_name, note)
    select ${m.organisation_id}::uuid, r.id, ${m.id}::uuid, ${m.call_no}, r.member_id, r.channel, r.delivered_on, ${ctx.now}::timestamptz, ${ctx.actor.id}::uuid, ${ctx.actor.name ?? '–'}, r.note
    from jsonb_to_recordset(${rows.map((r) => ({ id: r.id, member_id: r.memberId, channel: r.channel, delivered_on: r.deliveredOn, note: r.note })) as never}::jsonb)
      as r(id uuid, member_id uuid, channel text, delivered_on date, note text)`.execute(ctx.db)
}

export type Proposal = {
  id: string; meeting_id: string; title: string; body: string; received_on: string; signers: string[]; state: 'received' | 'accepted' | 'refused'
  reason: RefusalReason | null; explanation: string | null; question_id: string | null; decided_at: Date | null; decided_by: string | null
}
export async function insertProposal(ctx: Ctx, m: Meeting, p: Pick<Proposal, 'id' | 'title' | 'body' | 'received_on' | 'signers'>): Promise<void> {
  await sql`insert into assembly.proposal (organisation_id, id, meeting_id, title, body, received_on, signers)
    values (${m.organisation_id}::uuid, ${p.id}::uuid, ${m.id}::uuid, ${p.title}, ${p.body}, ${p.received_on}::date, ${p.signers}::uuid[])`.execute(ctx.db)
}
export async function listProposals(ctx: Ctx, m: Meeting): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`select * from assembly.proposal where ${own(m)} order by id`.execute(ctx.db)
  return rows
}
export async function takeProposal(ctx: Ctx, m: Meeting, id: string): Promise<Proposal | null> {
  const { rows } = await sql<Proposal>`select * from assembly.proposal where ${own(m)} and id = ${id}::uuid for update`.execute(ctx.db)
  return rows[0] ?? null
}
export async function decideProposal(ctx: Ctx, m: Meeting, p: Proposal, change: Pick<Proposal, 'state' | 'reason' | 'explanation' | 'question_id'>): Promise<void> {
  await sql`update assembly.proposal set state = ${change.state}, reason = ${change.reason}, explanation = ${change.explanation}, question_id = ${change.question_id}::uuid,
      decided_at = ${ctx.now}::timestamptz, decided_by = ${ctx.actor.name ?? '–'}
    where organisation_id = ${m.organisation_id}::uuid and id = ${p.id}::uuid`.execute(ctx.db)
}
