import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { DutyParams, FedDuty } from './schema.ts'

export type StoredDuty = {
  kind: string; source: string; subjectId: string; article: string; startOn: string | null; dueOn: string | null; doneOn: string | null
  consequence: string | null; params: DutyParams; href: string | null
}

const columns = sql`kind, source, subject_id as "subjectId", article, start_on as "startOn", due_on as "dueOn", done_on as "doneOn", consequence, params, href`

/** Said again it changes nothing; with other days it is a new round, and what was done is open again. */
export async function upsertDuty(ctx: Ctx, duty: FedDuty): Promise<void> {
  const place = duty.forOfficers
    ? sql`(select province_code from register.public_record(null, ${duty.organisationId}::uuid, null)), (select commune_code from register.public_record(null, ${duty.organisationId}::uuid, null))`
    : sql`null, null`
  await sql`
    insert into duties.duty as d (organisation_id, kind, source, subject_id, article, start_on, due_on, consequence, params, href, province_code, commune_code)
    values (${duty.organisationId}::uuid, ${duty.kind}, ${duty.source}, ${duty.subjectId}, ${duty.article}, ${duty.startOn}::date, ${duty.dueOn}::date,
      ${duty.consequence ?? null}, ${(duty.params ?? {}) as never}::jsonb, ${duty.href ?? null}, ${place})
    on conflict (organisation_id, kind, subject_id) do update set source = excluded.source, article = excluded.article, start_on = excluded.start_on,
      due_on = excluded.due_on, consequence = excluded.consequence, params = excluded.params, href = excluded.href,
      province_code = excluded.province_code, commune_code = excluded.commune_code,
      done_on = case when (d.start_on, d.due_on) is distinct from (excluded.start_on, excluded.due_on) then null else d.done_on end
    where (d.source, d.article, d.start_on, d.due_on, d.consequence, d.params, d.href, d.province_code, d.commune_code)
      is distinct from (excluded.source, excluded.article, excluded.start_on, excluded.due_on, excluded.consequence, excluded.params, excluded.href, excluded.province_code, excluded.commune_code)`.execute(ctx.db)
}

export async function markDone(ctx: Ctx, organisationId: string, kind: string, subjectId: string, doneOn: string): Promise<void> {
  await sql`update duties.duty set done_on = ${doneOn}::date
    where organisation_id = ${organisationId}::uuid and kind = ${kind} and subject_id = ${subjectId} and done_on is null`.execute(ctx.db)
}

export async function deleteDuty(ctx: Ctx, organisationId: string, kind: string, subjectId: string): Promise<void> {
  await sql`delete from duties.duty where organisation_id = ${organisationId}::uuid and kind = ${kind} and subject_id = ${subjectId}`.execute(ctx.db)
}

/** What modules fed: what is open and has begun, and what was done since the given day. A duty of years ahead would bury today's. */
export async function listFed(ctx: Ctx, organisationId: string, today: string, doneSince: string): Promise<StoredDuty[]> {
  const { rows } = await sql<StoredDuty>`
    select ${columns} from duties.duty where organisation_id = ${organisationId}::uuid and source <> 'register' and (case when done_on is null then coalesce(start_on <= ${today}::date, true) else done_on >= ${doneSince}::date end)
    order by due_on nulls last, kind, subject_id`.execute(ctx.db)
  return rows
}
