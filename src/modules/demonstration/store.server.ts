import type postgres from 'postgres'
import { copyRows, type CopyValue } from './copy.server.ts'
import type { Invented } from './population/organisations.ts'
import { organisationColumns, organisationRow, profileColumns, profileRow, representativeColumns, representativeRow } from './rows.server.ts'

type Sql = postgres.ReservedSql

/** One copy and one INSERT for each table: triggers of history, audit and search fire once, over all rows. */
async function load(sql: Sql, table: string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<void> {
  const list = columns.join(', ')
  await sql.unsafe(`create temporary table demonstration_rows on commit drop as select ${list} from ${table} limit 0`)
  await copyRows(sql, 'demonstration_rows', rows)
  await sql.unsafe(`insert into ${table} (${list}) select ${list} from demonstration_rows on conflict do nothing`)
  await sql.unsafe('drop table demonstration_rows')
}

/** Both in transactions of their own: the next part of the country waits for the words that this one adds to the search. */
export async function insertOrganisations(sql: Sql, population: readonly Invented[]): Promise<void> {
  await load(sql, 'register.organisation', organisationColumns, mapped(population, organisationRow))
}

export async function insertDetails(sql: Sql, population: readonly Invented[]): Promise<void> {
  await load(sql, 'register.profile', profileColumns, mapped(population, profileRow))
  // A group rests on a contract: nobody keeps its head's personal number in the register.
  await load(sql, 'register.representative', representativeColumns, mapped(population.filter((one) => one.type !== 'THT'), representativeRow))
}

/** Whoever is suspended today was active before: "as of" must show it. */
export async function rememberActiveTimes(sql: Sql): Promise<void> {
  await sql`insert into register.organisation_history
    select (jsonb_populate_record(null::register.organisation_history, to_jsonb(o) || jsonb_build_object(
      'status', 'active', 'status_from', null, 'status_until', null, 'version', 1, 'valid_from', o.founded_on + time '05:00' at time zone 'UTC', 'valid_to', o.valid_from))).*
    from register.organisation o where o.source_system = 'demonstration' and o.version = 2 and o.valid_from > o.founded_on + time '05:00' at time zone 'UTC'
      and o.source_record_id not like 'story-%'
    on conflict do nothing`
}

function* mapped<T>(list: readonly T[], row: (one: T) => CopyValue[]): Generator<CopyValue[]> {
  for (const one of list) yield row(one)
}

export async function hasStories(sql: Sql): Promise<boolean> {
  const rows = await sql<{ found: boolean }[]>`select exists (select 1 from register.organisation where source_system = 'demonstration' and source_record_id like 'story-%') as found`
  return rows[0]?.found === true
}

/** The vocabulary that repairs typing errors is counted once, not with each row; the planner must know the new sizes. */
export async function refreshSearch(sql: Sql): Promise<void> {
  await sql`select register.refresh_vocabulary()`
}

export async function analyseRegister(sql: Sql): Promise<void> {
  await sql.unsafe('analyze register.organisation, register.profile, register.representative, register.search_document, register.search_syllable')
}
