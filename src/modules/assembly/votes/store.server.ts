import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Question } from '../agenda/store.server.ts'
import type { Meeting } from '../meetings/store.server.ts'
import type { Tally } from './rules.ts'

export type Choice = 'for' | 'against' | 'abstain'
export type Via = 'self' | 'clerk' | 'assisted'

/** How many votes are in, for each question that is voted by name; never how. */
export async function countVotes(ctx: Ctx, m: Meeting): Promise<Map<string, number>> {
  const { rows } = await sql<{ question_id: string; votes: number }>`
    select v.question_id, sum(v.weight)::int as votes from assembly.vote v join assembly.question q on q.organisation_id = v.organisation_id and q.id = v.question_id
    where q.organisation_id = ${m.organisation_id}::uuid and q.meeting_id = ${m.id}::uuid group by v.question_id`.execute(ctx.db)
  return new Map(rows.map((r) => [r.question_id, r.votes]))
}

export async function listOwnVotes(ctx: Ctx, m: Meeting, memberId: string): Promise<Map<string, Choice>> {
  const { rows } = await sql<{ question_id: string; choice: Choice }>`
    select v.question_id, v.choice from assembly.vote v join assembly.question q on q.organisation_id = v.organisation_id and q.id = v.question_id
    where q.organisation_id = ${m.organisation_id}::uuid and q.meeting_id = ${m.id}::uuid and v.member_id = ${memberId}::uuid`.execute(ctx.db)
  return new Map(rows.map((r) => [r.question_id, r.choice]))
}

/** One row for each member represented; who has voted already is left as he voted. */
export async function insertVotes(ctx: Ctx, q: Question, voters: readonly { member_id: string; weight: number }[], choice: Choice, via: Via): Promise<string[]> {
  const { rows } = await sql<{ member_id: string }>`
    insert into assembly.vote (organisation_id, question_id, member_id, choice, weight, cast_at, via, by_id, by_name)
    select ${q.organisation_id}::uuid, ${q.id}::uuid, v.member_id, ${choice}, v.weight, ${ctx.now}::timestamptz, ${via}, ${ctx.actor.id}::uuid, ${ctx.actor.name ?? '–'}
    from unnest(${voters.map((v) => v.member_id)}::uuid[], ${voters.map((v) => v.weight)}::int[]) as v(member_id, weight)
    on conflict do nothing returning member_id`.execute(ctx.db)
  return rows.map((r) => r.member_id)
}

export async function sumVotes(ctx: Ctx, q: Question): Promise<Tally> {
  const { rows } = await sql<Tally>`
    select coalesce(sum(weight) filter (where choice = 'for'), 0)::int as for, coalesce(sum(weight) filter (where choice = 'against'), 0)::int as against,
      coalesce(sum(weight) filter (where choice = 'abstain'), 0)::int as abstain, 0 as invalid
    from assembly.vote where organisation_id = ${q.organisation_id}::uuid and question_id = ${q.id}::uuid`.execute(ctx.db)
  return rows[0] ?? { for: 0, against: 0, abstain: 0, invalid: 0 }
}

/** Who loses the vote while it runs: an open vote can be found and goes; the trail keeps that it was there. */
export async function dropVotes(ctx: Ctx, m: Meeting, memberIds: readonly string[]): Promise<number> {
  const { rows } = await sql`
    delete from assembly.vote v using assembly.question q
    where q.organisation_id = v.organisation_id and q.id = v.question_id and q.organisation_id = ${m.organisation_id}::uuid and q.meeting_id = ${m.id}::uuid and q.state = 'voting'
      and v.member_id = any(${memberIds}::uuid[]) returning v.member_id`.execute(ctx.db)
  return rows.length
}

export type Assistance = { id: string; question_id: string; member_id: string; spoke_name: string; typed_name: string; confirmed_by: 'pin' | 'signature' | 'call_back'; evidence: string; at: Date }
export async function insertAssistance(ctx: Ctx, m: Meeting, a: Omit<Assistance, 'at' | 'typed_name'>): Promise<void> {
  await sql`insert into assembly.assistance (organisation_id, id, meeting_id, question_id, member_id, spoke_name, typed_id, typed_name, confirmed_by, evidence, at)
    values (${m.organisation_id}::uuid, ${a.id}::uuid, ${m.id}::uuid, ${a.question_id}::uuid, ${a.member_id}::uuid, ${a.spoke_name}, ${ctx.actor.id}::uuid, ${ctx.actor.name ?? '–'},
      ${a.confirmed_by}, ${a.evidence}, ${ctx.now}::timestamptz)`.execute(ctx.db)
}
export async function listAssistance(ctx: Ctx, m: Meeting): Promise<(Assistance & { member_name: string })[]> {
  const { rows } = await sql<Assistance & { member_name: string }>`
    select a.*, e.name as member_name from assembly.assistance a
    join assembly.entitled e on e.organisation_id = a.organisation_id and e.meeting_id = a.meeting_id and e.member_id = a.member_id
    where a.organisation_id = ${m.organisation_id}::uuid and a.meeting_id = ${m.id}::uuid order by a.id`.execute(ctx.db)
  return rows
}

export type Figures = { for: number; against: number; abstain: number; invalid: number; byCandidate?: Record<string, number> }
export type Count = { id: string; source: 'hands' | 'box'; round: number; figures: Figures; counter_id: string; counter_name: string; counted_at: Date }
export async function insertCount(ctx: Ctx, q: Question, count: Pick<Count, 'id' | 'source' | 'round' | 'figures'>): Promise<boolean> {
  const { rows } = await sql`insert into assembly.count (organisation_id, id, question_id, source, round, figures, counter_id, counter_name, counted_at)
    values (${q.organisation_id}::uuid, ${count.id}::uuid, ${q.id}::uuid, ${count.source}, ${count.round}, ${count.figures as never}::jsonb, ${ctx.actor.id}::uuid, ${ctx.actor.name ?? '–'}, ${ctx.now}::timestamptz)
    on conflict (organisation_id, question_id, source, round, counter_id) do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}
export async function listCounts(ctx: Ctx, q: Question): Promise<Count[]> {
  const { rows } = await sql<Count>`select * from assembly.count where organisation_id = ${q.organisation_id}::uuid and question_id = ${q.id}::uuid order by source, round, id`.execute(ctx.db)
  return rows
}
