import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'

export type TrailRow = {
  id: number; at: Date; table_name: string; operation: 'I' | 'U' | 'D'; action: string | null; actor_id: string | null; ground: string | null
  before: Record<string, unknown> | null; after: Record<string, unknown> | null
}

/** The trail of one organisation, the newest first; whose trail this reader may see, the trail's own policies decide. */
export async function listTrail(db: Kysely<DB>, organisationId: string, before: number | null, limit: number): Promise<TrailRow[]> {
  const { rows } = await sql<TrailRow>`select id, at, table_name, operation, action, actor_id, ground, before, after from platform.audit
    where organisation_id = ${organisationId}::uuid and schema_name = 'register' and id < ${before ?? Number.MAX_SAFE_INTEGER}::bigint
    order by id desc limit ${limit}`.execute(db)
  return rows
}

export type VersionRow = { validFrom: Date; validTo: Date | null; version: number; name: string; status: string; code: string | null }

export async function listVersions(db: Kysely<DB>, organisationId: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`select valid_from as "validFrom", null::timestamptz as "validTo", version, name, status, code from register.organisation where id = ${organisationId}::uuid
    union all select valid_from, valid_to, version, name, status, code from register.organisation_history where id = ${organisationId}::uuid
    order by 1 desc limit 200`.execute(db)
  return rows
}
