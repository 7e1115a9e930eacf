import type { ReservedSql } from 'postgres'
import type { Pool } from '#platform/connection.server.ts'
import { fullName, type Manifest } from './manifest.ts'

/** A connection of its own, held for one transaction. */
export type Connection = ReservedSql | Awaited<ReturnType<Pool['reserve']>>

export type Table = { schema: string; name: string; columns: string[]; estimatedRows: number }

const OURS = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'`

/** Tables made while running may ask to be left out, in their comment. */
const ARCHIVED = `coalesce(obj_description(c.oid, 'pg_class'), '') not like 'not archived:%'`

/** The list of migrations is compared, not restored. */
export const MIGRATION_TABLE = { schema: 'platform', name: 'migration' }

export const quoted = (thing: { schema: string; name: string }): string => `${quote(thing.schema)}.${quote(thing.name)}`
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Every table that holds rows itself (of a divided table its parts), a table after those it refers to. */
export async function listTables(sql: Connection): Promise<Table[]> {
  // What is generated is computed anew by the database that takes it in.
  const tables = await sql.unsafe<Table[]>(`
    select n.nspname as schema, c.relname as name, greatest(c.reltuples, 0)::float8 as "estimatedRows",
      (select coalesce(array_agg(a.attname::text order by a.attnum), '{}') from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence <> 't' and ${OURS} and ${ARCHIVED} order by 1, 2`)
  const references = await sql.unsafe<{ child: string; parent: string }[]>(`
    select cn.nspname || '.' || c.relname as child, pn.nspname || '.' || p.relname as parent
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace cn on cn.oid = c.relnamespace
      join pg_class p on p.oid = f.confrelid join pg_namespace pn on pn.oid = p.relnamespace
    where f.contype = 'f' and f.conrelid <> f.confrelid`)
  return inOrder(tables.filter((table) => fullName(table) !== fullName(MIGRATION_TABLE)), references)
}

/** Tables in a circle of references come last: their constraints have to be deferrable. */
export function inOrder<T extends { schema: string; name: string }>(tables: readonly T[], references: readonly { child: string; parent: string }[]): T[] {
  const parents = Map.groupBy(references, (reference) => reference.child)
  const waiting = new Map(tables.map((table) => [fullName(table), table]))
  const ordered: T[] = []
  for (let found = true; found;) {
    const ready = [...waiting.keys()].filter((name) => (parents.get(name) ?? []).every(({ parent }) => !waiting.has(parent)))
    for (const name of ready) {
      ordered.push(...[waiting.get(name)].filter((table) => table !== undefined))
      waiting.delete(name)
    }
    found = ready.length > 0
  }
  return [...ordered, ...waiting.values()]
}

/** Read after the tables: a number that was given out meanwhile is then not given out again. */
export async function listSequences(sql: Connection): Promise<Manifest['sequences']> {
  const found = await sql.unsafe<{ schema: string; name: string }[]>(`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and c.relpersistence <> 't' and ${OURS} order by 1, 2`)
  const sequences: Manifest['sequences'] = []
  for (const { schema, name } of found) {
    const [state] = await sql.unsafe<{ lastValue: string; isCalled: boolean }[]>(`select last_value::text as "lastValue", is_called as "isCalled" from ${quoted({ schema, name })}`)
    if (state) sequences.push({ schema, name, ...state })
  }
  return sequences
}

export async function listMigrations(sql: Connection): Promise<Manifest['migrations']> {
  const [table] = await sql.unsafe<{ found: boolean }[]>(`select to_regclass('${quoted(MIGRATION_TABLE)}') is not null as found`)
  if (!table?.found) return []
  const rows = await sql.unsafe<Manifest['migrations']>(`select name, hash from ${quoted(MIGRATION_TABLE)} order by name`)
  return rows.map(({ name, hash }) => ({ name, hash }))
}

export async function listMaterializedViews(sql: Connection): Promise<{ schema: string; name: string }[]> {
  return sql.unsafe<{ schema: string; name: string }[]>(`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'm' and ${OURS} order by c.oid`)
}
