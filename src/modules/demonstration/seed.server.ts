import type postgres from 'postgres'
import type { Seed } from '#platform/module.ts'
import { readFacts } from './facts.server.ts'
import type { Invented } from './population/organisations.ts'
import { inventPopulation } from './population/population.ts'
import { analyseRegister, hasStories, insertDetails, insertOrganisations, refreshSearch, rememberActiveTimes } from './store.server.ts'
import { insertStories } from './stories/store.server.ts'

type Sql = postgres.ReservedSql
type Owner = Pick<Seed, 'ownerSql' | 'say'>

/** One for each core of the smallest machine: indexing and trail are work of the database. */
const CONNECTIONS = 2

export async function seedRegister({ ownerSql, say }: Owner): Promise<void> {
  const facts = await ownerSql.reserve().then((sql) => readFacts(sql).finally(() => sql.release()))
  const population = inventPopulation(facts)
  say(`Đang nạp ${population.length.toLocaleString('vi-VN')} tổ chức minh họa…`)
  await loadCountry(ownerSql, population, facts.lineNames)
}

/** Each step is whole or not there, and leaves alone what is there: a start that was killed is finished by the next. */
export async function loadCountry(ownerSql: Owner['ownerSql'], population: readonly Invented[], lineNames: ReadonlyMap<string, string>): Promise<void> {
  await inTransaction(ownerSql, async (sql) => { if (!await hasStories(sql)) await insertStories(sql, lineNames) })
  const size = Math.ceil(population.length / CONNECTIONS)
  const parts = Array.from({ length: CONNECTIONS }, (_, i) => population.slice(i * size, (i + 1) * size))
  await Promise.all(parts.map(async (part) => {
    await inTransaction(ownerSql, (sql) => insertOrganisations(sql, part))
    await inTransaction(ownerSql, (sql) => insertDetails(sql, part))
  }))
  await inTransaction(ownerSql, async (sql) => {
    await rememberActiveTimes(sql)
    await refreshSearch(sql)
  })
  await ownerSql.reserve().then((sql) => analyseRegister(sql).finally(() => sql.release()))
}

async function inTransaction(ownerSql: Owner['ownerSql'], write: (sql: Sql) => Promise<void>): Promise<void> {
  const sql = await ownerSql.reserve()
  try {
    await sql`begin`
    // Several sorts and hashes over 100,000 rows; given back at the end of the transaction.
    await sql`select set_config('work_mem', '128MB', true), set_config('app.action', 'demonstration.loadRegister', true)`
    await write(sql)
    await sql`commit`
  } catch (error) {
    await sql`rollback`
    throw error
  } finally {
    sql.release()
  }
}
