import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { OrganisationType } from './rules.ts'
import type { Clauses, StatedValues } from './schema.ts'

export type Version = { versionNo: number; fromOn: string; adoptedOn: string; resolutionRef: string; values: StatedValues; clauses: Clauses }
type Row = { version_no: number; from_on: string; adopted_on: string; resolution_ref: string; stated: StatedValues; clauses: Clauses }

const fromRow = (row: Row): Version => ({
  versionNo: row.version_no, fromOn: row.from_on, adoptedOn: row.adopted_on, resolutionRef: row.resolution_ref, values: row.stated, clauses: row.clauses,
})

/** In force on the day: the latest that began by then; of two that begin on one day the later recorded corrects the earlier. */
export async function findOn(ctx: Ctx, organisationId: string, day: string): Promise<{ type: OrganisationType; version: Version | null } | null> {
  const { rows } = await sql<{ type: OrganisationType } & Partial<Row>>`
    select o.type, v.version_no, v.from_on, v.adopted_on, v.resolution_ref, v.stated, v.clauses
    from register.organisation o left join lateral (
      select * from charter.version v where v.organisation_id = o.id and v.from_on <= ${day}::date order by v.from_on desc, v.version_no desc limit 1) v on true
    where o.id = ${organisationId}::uuid`.execute(ctx.db)
  const row = rows[0]
  if (!row) return null
  return { type: row.type, version: row.version_no ? fromRow(row as Row) : null }
}

export async function listVersions(ctx: Ctx, organisationId: string): Promise<Version[]> {
  const { rows } = await sql<Row>`select version_no, from_on, adopted_on, resolution_ref, stated, clauses from charter.version
    where organisation_id = ${organisationId}::uuid order by version_no desc limit 200`.execute(ctx.db)
  return rows.map(fromRow)
}

/** The number is the key: of two adoptions at once the second is refused by it. */
export async function insertVersion(ctx: Ctx, organisationId: string, id: string, v: Omit<Version, 'versionNo'>): Promise<number> {
  const { rows } = await sql<{ version_no: number }>`
    insert into charter.version (organisation_id, id, version_no, from_on, adopted_on, resolution_ref, stated, clauses, recorded_by)
    select ${organisationId}::uuid, ${id}::uuid, coalesce(max(version_no), 0) + 1, ${v.fromOn}::date, ${v.adoptedOn}::date, ${v.resolutionRef},
      ${v.values as never}::jsonb, ${v.clauses as never}::jsonb, ${ctx.actor.id}::uuid
    from charter.version where organisation_id = ${organisationId}::uuid
    returning version_no`.execute(ctx.db)
  return rows[0]?.version_no ?? 0
}
