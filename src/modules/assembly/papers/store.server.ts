import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Meeting } from '../meetings/store.server.ts'

export type PaperKind = 'notice' | 'entitled' | 'attendance' | 'ballots' | 'counting' | 'minutes' | 'resolution'
export type Archived = { id: string; kind: PaperKind; question_id: string | null; document_id: string; number: string; confirmation_code: string; at: Date }

export async function insertPaper(ctx: Ctx, m: Meeting, p: Omit<Archived, 'at'>): Promise<void> {
  await sql`insert into assembly.paper (organisation_id, id, meeting_id, kind, question_id, document_id, number, confirmation_code, at)
    values (${m.organisation_id}::uuid, ${p.id}::uuid, ${m.id}::uuid, ${p.kind}, ${p.question_id}::uuid, ${p.document_id}::uuid, ${p.number}, ${p.confirmation_code}, ${ctx.now}::timestamptz)`.execute(ctx.db)
}

export async function listPapers(ctx: Ctx, m: Meeting): Promise<Archived[]> {
  const { rows } = await sql<Archived>`select id, kind, question_id, document_id, number, confirmation_code, at from assembly.paper
    where organisation_id = ${m.organisation_id}::uuid and meeting_id = ${m.id}::uuid order by id`.execute(ctx.db)
  return rows
}

export type Attended = { number: number; name: string; mode: string; came_at: Date; left_at: Date | null; weight: number }
export async function listAttended(ctx: Ctx, m: Meeting): Promise<Attended[]> {
  const { rows } = await sql<Attended>`
    select e.number, e.name, a.mode, a.came_at, a.left_at, e.weight from assembly.attendance a
    join assembly.entitled e on e.organisation_id = a.organisation_id and e.meeting_id = a.meeting_id and e.member_id = a.member_id
    where a.organisation_id = ${m.organisation_id}::uuid and a.meeting_id = ${m.id}::uuid and a.call_no = ${m.call_no} order by e.number, a.came_at`.execute(ctx.db)
  return rows
}

/** Open votes by name: they are archived with the minutes (L 61.6). */
export async function listNamedVotes(ctx: Ctx, m: Meeting): Promise<{ question_id: string; name: string; number: number; choice: string; weight: number; via: string }[]> {
  const { rows } = await sql<{ question_id: string; name: string; number: number; choice: string; weight: number; via: string }>`
    select v.question_id, e.name, e.number, v.choice, v.weight, v.via from assembly.vote v
    join assembly.question q on q.organisation_id = v.organisation_id and q.id = v.question_id
    join assembly.entitled e on e.organisation_id = v.organisation_id and e.meeting_id = q.meeting_id and e.member_id = v.member_id
    where q.organisation_id = ${m.organisation_id}::uuid and q.meeting_id = ${m.id}::uuid order by q.position, e.number`.execute(ctx.db)
  return rows
}
