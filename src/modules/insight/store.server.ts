import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import type { CountRow } from './rules.ts'
import type { Dimension } from './schema.ts'

const columnOf: Record<Exclude<Dimension, 'commune' | 'year'>, RawBuilder<string>> = {
  province: sql`province_code`, sector: sql`sector`, field: sql`field`, type: sql`type`, size: sql`size_class`, status: sql`status`,
}

const within = (province: string | null) => (province === null ? sql`true` : sql`province_code = ${province}`)

/** Today's: all that have not ended; by status also those that have. */
export async function countToday(db: Kysely<DB>, by: Exclude<Dimension, 'commune' | 'year'>, province: string | null): Promise<CountRow[]> {
  const alive = by === 'status' ? sql`true` : sql`status <> 'ended'`
  const { rows } = await sql<CountRow>`select ${columnOf[by]} as key, type, sum(organisations)::int as n from insight.tally
    where ${alive} and ${within(province)} group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

export async function countCommunes(db: Kysely<DB>, province: string): Promise<(CountRow & { field: string })[]> {
  const { rows } = await sql<CountRow & { field: string }>`select commune_code as key, type, field, organisations as n from insight.commune_tally
    where province_code = ${province} order by 1, 2`.execute(db)
  return rows
}

export async function countAtEndOf(db: Kysely<DB>, by: 'province' | 'sector' | 'field' | 'type', year: number, province: string | null): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`select ${columnOf[by]} as key, type, sum(founded - ended)::int as n from insight.year_tally
    where year <= ${year} and ${within(province)} group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

/** How many there were at the end of each year since `from`. */
export async function countByYear(db: Kysely<DB>, from: number, to: number, province: string | null): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`select y::text as key, t.type, (select coalesce(sum(founded - ended), 0)::int from insight.year_tally
      where year <= y and type = t.type and ${within(province)}) as n
    from generate_series(${from}::int, ${to}::int) y cross join (values ('HTX'), ('LHHTX'), ('THT')) t (type) order by y, t.type`.execute(db)
  return rows
}

export async function refreshedAt(db: Kysely<DB>, province: string | null): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select max(at) as at from insight.refreshed where ${within(province)}`.execute(db)
  return rows[0]?.at ?? null
}

export type OfficialRow = { indicator: string; as_of: string; value: number; unit: 'organisation' | 'person' | 'dong'; source: string; method: string; approximate: boolean }

export async function listOfficial(db: Kysely<DB>, year: number | null): Promise<OfficialRow[]> {
  const { rows } = await sql<OfficialRow>`select indicator, as_of, value, unit, source, method, approximate from insight.official_figure
    where ${year === null ? sql`true` : sql`extract(year from as_of) = ${year}`} order by as_of desc, indicator, source`.execute(db)
  return rows
}

export const refreshFigures = async (db: Kysely<DB>, provinces: string[] | null): Promise<number> =>
  (await sql<{ n: number }>`select insight.refresh_figures(${provinces}::text[]) as n`.execute(db)).rows[0]?.n ?? 0
