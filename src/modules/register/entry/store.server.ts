import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { DB } from '#platform/db-types.ts'

/** Column and value; undefined is left as it is. */
export type Columns = Record<string, unknown>

const jsonColumns = new Set(['lines', 'field_sources'])
const valueOf = (column: string, value: unknown): RawBuilder<unknown> => (jsonColumns.has(column) ? sql`${JSON.stringify(value)}::text::jsonb` : sql`${value}`)
const given = (columns: Columns): [string, unknown][] => Object.entries(columns).filter(([, value]) => value !== undefined)

export type Written = { id: string; code: string | null; name: string; version: number }

export async function insertOrganisation(db: Kysely<DB>, columns: Columns): Promise<Written> {
  const entries = given(columns)
  const { rows } = await sql<Written>`insert into register.organisation (${sql.join(entries.map(([column]) => sql.ref(column)))})
    values (${sql.join(entries.map(([column, value]) => valueOf(column, value)))}) returning id, code, name, version`.execute(db)
  return rows[0] as Written
}

/** Null when the version has moved on. */
export async function updateOrganisation(db: Kysely<DB>, id: string, version: number, columns: Columns): Promise<Written | null> {
  const entries = given(columns)
  const { rows } = await sql<Written>`update register.organisation set ${sql.join(entries.map(([column, value]) => sql`${sql.ref(column)} = ${valueOf(column, value)}`))}
    where id = ${id}::uuid and version = ${version} returning id, code, name, version`.execute(db)
  return rows[0] ?? null
}

export async function endForSuccession(db: Kysely<DB>, id: string, successorId: string, day: string): Promise<void> {
  await sql`update register.organisation set status = 'ended', status_from = ${day}::date, ended_on = ${day}::date, succeeded_by = ${successorId}::uuid where id = ${id}::uuid`.execute(db)
}

export type Unit = { id: string; status: string }
export async function listUnits(db: Kysely<DB>, organisationId: string): Promise<Unit[]> {
  return (await sql<Unit>`select id, status from register.unit where organisation_id = ${organisationId}::uuid`.execute(db)).rows
}

export async function setUnitStatus(db: Kysely<DB>, organisationId: string, ids: readonly string[], status: string): Promise<void> {
  if (ids.length === 0) return
  await sql`update register.unit set status = ${status} where organisation_id = ${organisationId}::uuid and id = any (${[...ids]}::uuid[])`.execute(db)
}

export type Namesake = { name: string; ended: boolean; type: string; code: string | null; province: string | null; commune: string | null }

/**
 * Names nationwide that could clash: all with the same words once generic phrases are gone, or the same beginning.
 * From the search table, which every reader may see: a name is public.
 */
export async function listNamesakes(db: Kysely<DB>, core: string, exceptId: string | null): Promise<Namesake[]> {
  const { rows } = await sql<Namesake>`select name, status = 'ended' as ended, type, code, province_code as province, commune_code as commune from register.search_document
    where core >= ${core} and core < ${`${core}{`} and organisation_id is distinct from ${exceptId}::uuid order by core limit 200`.execute(db)
  return rows
}

export async function findCodeHolder(db: Kysely<DB>, code: string): Promise<{ name: string } | null> {
  const { rows } = await sql<{ name: string }>`select name from register.search_document where code = ${code} and status <> 'ended' limit 1`.execute(db)
  return rows[0] ?? null
}
