import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { BoardDecision } from './schema.ts'

export type BoardMeetingRow = {
  id: string; call: 1 | 2; plannedOn: string; firstPlannedOn: string | null; state: 'held' | 'failed'; seats: number; present: number
  attendance: { holderId: string; name: string }[]; decisions: BoardDecision[]; dissent: string | null; minutesRef: string | null; minutesDocumentId: string | null
}

const columns = sql`id, call, planned_on as "plannedOn", first_planned_on as "firstPlannedOn", state, seats, present, attendance, decisions, dissent,
  minutes_ref as "minutesRef", minutes_document_id as "minutesDocumentId"`

export async function insertMeeting(ctx: Ctx, organisationId: string, row: Omit<BoardMeetingRow, 'id'>): Promise<string> {
  const id = newId()
  await sql`
    insert into governance.board_meeting (organisation_id, id, call, planned_on, first_planned_on, state, seats, present, attendance, decisions, dissent, minutes_ref, minutes_document_id, recorded_by)
    values (${organisationId}::uuid, ${id}::uuid, ${row.call}, ${row.plannedOn}::date, ${row.firstPlannedOn}::date, ${row.state}, ${row.seats}, ${row.present},
      ${row.attendance as never}::jsonb, ${row.decisions as never}::jsonb, ${row.dissent}, ${row.minutesRef}, ${row.minutesDocumentId}::uuid, ${ctx.actor.id}::uuid)`.execute(ctx.db)
  return id
}

export async function listMeetings(ctx: Ctx, organisationId: string, limit: number): Promise<BoardMeetingRow[]> {
  const { rows } = await sql<BoardMeetingRow>`select ${columns} from governance.board_meeting where organisation_id = ${organisationId}::uuid
    order by planned_on desc, id desc limit ${limit}`.execute(ctx.db)
  return rows
}

export async function findLastHeld(ctx: Ctx, organisationId: string): Promise<string | null> {
  const { rows } = await sql<{ last: string | null }>`select max(planned_on) as last from governance.board_meeting
    where organisation_id = ${organisationId}::uuid and state = 'held'`.execute(ctx.db)
  return rows[0]?.last ?? null
}
