import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import type { CorrectableField, CorrectionState, Origin } from './rules.ts'

export type CorrectionRow = {
  organisation_id: string; id: string; organisation_name: string; organisation_code: string | null; mirrored: boolean
  origin: Origin; field: CorrectableField; value_recorded: unknown; value_said: unknown; reason: string; state: CorrectionState
  asked_at: Date; answered_at: Date | null; decided_at: Date | null; decision_reason: string | null; due_on: string | null; version: number
}
type Wanted = { id: string; origin: Origin; field: CorrectableField; value: unknown; reason: string; state: CorrectionState; dueOn: string | null; askedBy: string | null }

const row = sql`c.organisation_id, c.id, o.name as organisation_name, o.code as organisation_code, o.mirrored, c.origin, c.field, c.value_recorded, c.value_said,
  c.reason, c.state, c.asked_at, c.answered_at, c.decided_at, c.decision_reason, c.due_on, c.version`

/** jsonb parameters: a bare text or number is not an object, so it travels as JSON text. */
const json = (value: unknown): RawBuilder<unknown> => sql`${JSON.stringify(value ?? null)}::text::jsonb`

export async function insertCorrection(db: Kysely<DB>, organisationId: string, wanted: Wanted): Promise<void> {
  await sql`insert into register.correction_request
      (organisation_id, id, province_code, commune_code, origin, field, value_recorded, value_said, reason, state, due_on, asked_by, demonstration)
    select id, ${wanted.id}::uuid, province_code, commune_code, ${wanted.origin}, ${wanted.field}, to_jsonb(${sql.ref(wanted.field)}), ${json(wanted.value)},
      ${wanted.reason}, ${wanted.state}, ${wanted.dueOn}::date, ${wanted.askedBy}::uuid, demonstration
    from register.organisation where id = ${organisationId}::uuid`.execute(db)
}

export async function findCorrection(db: Kysely<DB>, id: string): Promise<CorrectionRow | null> {
  const { rows } = await sql<CorrectionRow>`select ${row} from register.correction_request c join register.organisation o on o.id = c.organisation_id
    where c.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

export async function listCorrections(db: Kysely<DB>, wanted: { organisationId: string | null; open: boolean; after: string | null; limit: number }): Promise<CorrectionRow[]> {
  const where: RawBuilder<SqlBool>[] = [
    ...(wanted.organisationId ? [sql<SqlBool>`c.organisation_id = ${wanted.organisationId}::uuid`] : []),
    ...(wanted.open ? [sql<SqlBool>`c.state in ('awaiting_organisation', 'awaiting_registrar')`] : []),
    ...(wanted.after ? [sql<SqlBool>`c.id < ${wanted.after}::uuid`] : []),
  ]
  const { rows } = await sql<CorrectionRow>`select ${row} from register.correction_request c join register.organisation o on o.id = c.organisation_id
    ${where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``} order by c.id desc limit ${wanted.limit}`.execute(db)
  return rows
}

export async function answerCorrection(db: Kysely<DB>, correction: CorrectionRow, answer: { value: unknown; reason: string | null; state: CorrectionState; dueOn: string | null }): Promise<void> {
  await sql`update register.correction_request set value_said = ${json(answer.value)}, reason = coalesce(${answer.reason}, reason), state = ${answer.state},
    answered_at = now(), due_on = ${answer.dueOn}::date, updated_at = now() where organisation_id = ${correction.organisation_id}::uuid and id = ${correction.id}::uuid`.execute(db)
}

export async function closeCorrection(db: Kysely<DB>, correction: CorrectionRow, end: { state: CorrectionState; by: string | null; reason: string | null }): Promise<void> {
  await sql`update register.correction_request set state = ${end.state}, decided_at = now(), decided_by = ${end.by}::uuid, decision_reason = ${end.reason},
    due_on = null, updated_at = now() where organisation_id = ${correction.organisation_id}::uuid and id = ${correction.id}::uuid`.execute(db)
}

const castOf: Partial<Record<CorrectableField, RawBuilder<unknown>>> = {
  name: sql`text`, address: sql`text`, representative: sql`text`, legacy_registration_no: sql`text`,
  founded_on: sql`date`, registered_on: sql`date`, charter_capital_dong: sql`bigint`,
}
/** Lines, status and code have rules of their own and are entered where those are asked. */
export const isApplied = (field: CorrectableField): boolean => field in castOf

export async function applyCorrection(db: Kysely<DB>, correction: CorrectionRow, sourceSystem: string): Promise<void> {
  const source = { [correction.field]: { sourceSystem, sourceRecordId: `correction:${correction.id}` } }
  await sql`update register.organisation o set ${sql.ref(correction.field)} = (c.value_said #>> '{}')::${castOf[correction.field] ?? sql`text`},
      field_sources = o.field_sources || ${source}::jsonb
    from register.correction_request c where c.id = ${correction.id}::uuid and o.id = c.organisation_id`.execute(db)
}
