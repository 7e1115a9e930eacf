import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Addressed, Level, State } from './rules.ts'
import type { Step } from './schema.ts'

export type Difficulty = {
  id: string; organisationId: string; organisationName: string; topic: string; subject: string; body: string
  state: State; level: Level; addressed: Addressed; provinceCode: string; communeCode: string; raisedBy: string; raisedAt: Date
  takeUpBy: string; answerBy: string; answer: string | null; steps: Step[]; version: number
}
type Row = {
  id: string; organisation_id: string; organisation_name: string; topic: string; subject: string; body: string
  state: State; level: Level; alliance_code: string | null; addressed_commune_code: string | null; addressed_province_code: string | null
  province_code: string; commune_code: string; raised_by: string; raised_at: Date; take_up_by: string; answer_by: string; answer: string | null; steps: Step[]; version: number
}

const fromRow = (row: Row): Difficulty => ({
  id: row.id, organisationId: row.organisation_id, organisationName: row.organisation_name, topic: row.topic, subject: row.subject, body: row.body,
  state: row.state, level: row.level, provinceCode: row.province_code, communeCode: row.commune_code, raisedBy: row.raised_by, raisedAt: row.raised_at,
  addressed: { allianceCode: row.alliance_code, communeCode: row.addressed_commune_code, provinceCode: row.addressed_province_code },
  takeUpBy: row.take_up_by, answerBy: row.answer_by, answer: row.answer, steps: row.steps, version: row.version,
})

export async function insertDifficulty(ctx: Ctx, d: Omit<Difficulty, 'version' | 'answer' | 'raisedBy'>): Promise<Difficulty> {
  const { rows } = await sql<Row>`
    insert into difficulties.difficulty (organisation_id, id, organisation_name, topic, subject, body, state, level, alliance_code, addressed_commune_code,
      addressed_province_code, province_code, commune_code, raised_by, raised_at, take_up_by, answer_by, steps)
    values (${d.organisationId}::uuid, ${d.id}::uuid, ${d.organisationName}, ${d.topic}, ${d.subject}, ${d.body}, ${d.state}, ${d.level},
      ${d.addressed.allianceCode}, ${d.addressed.communeCode}, ${d.addressed.provinceCode}, ${d.provinceCode}, ${d.communeCode},
      ${ctx.actor.id}::uuid, ${d.raisedAt}::timestamptz, ${d.takeUpBy}, ${d.answerBy}, ${d.steps as never}::jsonb)
    returning *`.execute(ctx.db)
  return fromRow(rows[0] as Row)
}

/** Locked: of two officers who answer at once, the second finds it answered. */
export async function takeDifficulty(ctx: Ctx, id: string): Promise<Difficulty | null> {
  const { rows } = await sql<Row>`select * from difficulties.difficulty where id = ${id}::uuid for update`.execute(ctx.db)
  return rows[0] ? fromRow(rows[0]) : null
}

export async function findDifficulty(ctx: Ctx, id: string): Promise<Difficulty | null> {
  const { rows } = await sql<Row>`select * from difficulties.difficulty where id = ${id}::uuid`.execute(ctx.db)
  return rows[0] ? fromRow(rows[0]) : null
}

export type Change = { state: State; level: Level; addressed: Addressed; takeUpBy: string; answerBy: string; answer: string | null; step: Step }

export async function updateDifficulty(ctx: Ctx, d: Difficulty, change: Change): Promise<void> {
  await sql`
    update difficulties.difficulty set state = ${change.state}, level = ${change.level}, alliance_code = ${change.addressed.allianceCode},
      addressed_commune_code = ${change.addressed.communeCode}, addressed_province_code = ${change.addressed.provinceCode},
      take_up_by = ${change.takeUpBy}, answer_by = ${change.answerBy}, answer = ${change.answer}, steps = steps || ${[change.step] as never}::jsonb
    where organisation_id = ${d.organisationId}::uuid and id = ${d.id}::uuid`.execute(ctx.db)
}

export type Filter = { state: State | null; overdueOn: string | null; after: string | null; limit: number }

/** What the reader may see; row-level security filters. */
export async function listDifficulties(ctx: Ctx, filter: Filter): Promise<Difficulty[]> {
  const { rows } = await sql<Row>`
    select * from difficulties.difficulty
    where (${filter.state}::text is null or state = ${filter.state})
      and (${filter.overdueOn}::date is null or (state = 'waiting' and take_up_by < ${filter.overdueOn}::date) or (state in ('waiting', 'takenUp') and answer_by < ${filter.overdueOn}::date))
      and (${filter.after}::uuid is null or id < ${filter.after}::uuid)
    order by id desc limit ${filter.limit}`.execute(ctx.db)
  return rows.map(fromRow)
}
