import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'

type Value = string | number | boolean | null

/**
 * One statement for the whole table: rows travel as one jsonb parameter, the table's own row type reads them. Rows that
 * the file no longer has are removed, rows that did not change are not touched.
 */
export async function upsert(owner: Kysely<DB>, table: string, key: readonly string[], rows: readonly Record<string, Value>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) throw new Error(`reference data: no rows for ${table}`)
  const name = sql.table(table)
  const list = sql.join(columns.map((column) => sql.ref(column)))
  const keys = sql.join(key.map((column) => sql.ref(column)))
  const rest = columns.filter((column) => !key.includes(column))
  const changes = sql.join(rest.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))
  const current = sql.join(rest.map((column) => sql`kept.${sql.ref(column)}`))
  const wanted = sql.join(rest.map((column) => sql`excluded.${sql.ref(column)}`))
  await sql`
    with given as materialized (select ${list} from jsonb_populate_recordset(null::${name}, ${rows}::jsonb)),
      gone as (delete from ${name} where (${keys}) not in (select ${keys} from given))
    insert into ${name} as kept (${list}) select ${list} from given
    on conflict (${keys}) do update set ${changes} where (${current}) is distinct from (${wanted})`.execute(owner)
}
