import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Effect } from '../effects/schema.ts'
import type { QuestionState } from '../meetings/rules.ts'
import type { Lock, Meeting } from '../meetings/store.server.ts'
import type { Tally } from '../votes/rules.ts'

export type Question = {
  organisation_id: string; id: string; meeting_id: string; position: number; subject: string; title: string; draft: string; ballot: 'open' | 'secret'
  majority: 'qualified' | 'simple' | 'all'; seats: number | null; asset_value_dong: number | null; total_assets_dong: number | null; effect: Effect | null; effect_lines: string[]; state: QuestionState
  started_at: Date | null; stopped_at: Date | null; decided_at: Date | null; present_votes: number | null
  votes_for: number | null; votes_against: number | null; votes_abstain: number | null; votes_invalid: number | null
  denominator: number | null; least: number | null; passed: boolean | null; resolution_no: string | null; effect_done: Record<string, unknown> | null; version: number
}
export type Candidate = { id: string; question_id: string; position: number; name: string; member_id: string | null; votes: number | null; elected: boolean | null }
export type NewQuestion = Pick<Question, 'id' | 'subject' | 'title' | 'draft' | 'ballot' | 'majority' | 'seats' | 'asset_value_dong' | 'total_assets_dong' | 'effect' | 'effect_lines'>

export const tallyOf = (q: Question): Tally | null =>
  q.votes_for === null ? null : { for: q.votes_for, against: q.votes_against ?? 0, abstain: q.votes_abstain ?? 0, invalid: q.votes_invalid ?? 0 }

export async function insertQuestion(ctx: Ctx, m: Meeting, q: NewQuestion, position: number | null): Promise<void> {
  await sql`
    insert into assembly.question (organisation_id, id, meeting_id, position, subject, title, draft, ballot, majority, seats, asset_value_dong, total_assets_dong, effect, effect_lines)
    select ${m.organisation_id}::uuid, ${q.id}::uuid, ${m.id}::uuid, coalesce(${position}::int, (select coalesce(max(position), 0) + 1 from assembly.question where meeting_id = ${m.id}::uuid)),
      ${q.subject}, ${q.title}, ${q.draft}, ${q.ballot}, ${q.majority}, ${q.seats}::int, ${q.asset_value_dong}::bigint, ${q.total_assets_dong}::bigint, ${q.effect as never}::jsonb, ${q.effect_lines}::text[]`.execute(ctx.db)
}

export async function insertCandidates(ctx: Ctx, m: Meeting, questionId: string, rows: readonly { id: string; name: string; memberId: string | null }[]): Promise<void> {
  for (const [index, c] of rows.entries()) {
    await sql`insert into assembly.candidate (organisation_id, id, question_id, position, name, member_id)
      values (${m.organisation_id}::uuid, ${c.id}::uuid, ${questionId}::uuid, ${index + 1}, ${c.name}, ${c.memberId}::uuid)`.execute(ctx.db)
  }
}

export async function listQuestions(ctx: Ctx, m: Meeting): Promise<Question[]> {
  const { rows } = await sql<Question>`select * from assembly.question where organisation_id = ${m.organisation_id}::uuid and meeting_id = ${m.id}::uuid order by position, id`.execute(ctx.db)
  return rows
}

export async function listCandidates(ctx: Ctx, m: Meeting): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select c.id, c.question_id, c.position, c.name, c.member_id, c.votes, c.elected from assembly.candidate c
    join assembly.question q on q.organisation_id = c.organisation_id and q.id = c.question_id
    where q.organisation_id = ${m.organisation_id}::uuid and q.meeting_id = ${m.id}::uuid order by c.question_id, c.position`.execute(ctx.db)
  return rows
}

const locks = { none: sql``, share: sql`for share`, update: sql`for update` }
export async function findQuestion(ctx: Ctx, m: Meeting, id: string, lock: Lock = 'none'): Promise<Question | null> {
  const { rows } = await sql<Question>`select * from assembly.question
    where organisation_id = ${m.organisation_id}::uuid and meeting_id = ${m.id}::uuid and id = ${id}::uuid ${locks[lock]}`.execute(ctx.db)
  return rows[0] ?? null
}

export type QuestionChange = Partial<Pick<Question, 'state' | 'started_at' | 'stopped_at' | 'decided_at' | 'present_votes' | 'votes_for' | 'votes_against' | 'votes_abstain' | 'votes_invalid'
  | 'denominator' | 'least' | 'passed' | 'resolution_no' | 'effect_done'>>
export async function updateQuestion(ctx: Ctx, q: Question, change: QuestionChange): Promise<void> {
  const n = { ...q, ...change }
  await sql`
    update assembly.question set state = ${n.state}, started_at = ${n.started_at}::timestamptz, stopped_at = ${n.stopped_at}::timestamptz, decided_at = ${n.decided_at}::timestamptz,
      present_votes = ${n.present_votes}::int, votes_for = ${n.votes_for}::int, votes_against = ${n.votes_against}::int, votes_abstain = ${n.votes_abstain}::int,
      votes_invalid = ${n.votes_invalid}::int, denominator = ${n.denominator}::int, least = ${n.least}::int, passed = ${n.passed}::boolean,
      resolution_no = ${n.resolution_no}, effect_done = ${n.effect_done as never}::jsonb
    where organisation_id = ${q.organisation_id}::uuid and id = ${q.id}::uuid`.execute(ctx.db)
}

export async function deleteQuestion(ctx: Ctx, m: Meeting, id: string): Promise<void> {
  await sql`delete from assembly.candidate where organisation_id = ${m.organisation_id}::uuid and question_id = ${id}::uuid`.execute(ctx.db)
  await sql`delete from assembly.question where organisation_id = ${m.organisation_id}::uuid and meeting_id = ${m.id}::uuid and id = ${id}::uuid`.execute(ctx.db)
}

export async function setElected(ctx: Ctx, m: Meeting, results: readonly { id: string; votes: number; elected: boolean }[]): Promise<void> {
  for (const r of results) {
    await sql`update assembly.candidate set votes = ${r.votes}, elected = ${r.elected} where organisation_id = ${m.organisation_id}::uuid and id = ${r.id}::uuid`.execute(ctx.db)
  }
}
