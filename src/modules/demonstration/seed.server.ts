import type { Seed } from '#platform/module.ts'
import { readFacts } from './facts.server.ts'
import { inventPopulation } from './population/population.ts'
import { analyseRegister, hasPopulation, insertPopulation, refreshSearch } from './store.server.ts'
import { insertStories } from './stories/store.server.ts'

/**
 * The country, invented: all in one transaction, so that a start that was killed leaves nothing half done and the next
 * one begins again.
 */
export async function seedRegister({ ownerSql, say }: Pick<Seed, 'ownerSql' | 'say'>): Promise<void> {
  const sql = await ownerSql.reserve()
  try {
    if (await hasPopulation(sql)) return
    const facts = await readFacts(sql)
    const population = inventPopulation(facts)
    say(`Đang nạp ${population.length.toLocaleString('vi-VN')} tổ chức minh họa…`)
    await sql`begin`
    // Several sorts and hashes over 100,000 rows; given back at the end of the transaction.
    await sql`select set_config('work_mem', '128MB', true), set_config('app.action', 'demonstration.loadRegister', true)`
    await insertStories(sql, facts.lineNames)
    await sql`select set_config('app.action', 'demonstration.loadRegister', true)`
    await insertPopulation(sql, population)
    await refreshSearch(sql)
    await sql`commit`
    await analyseRegister(sql)
  } catch (error) {
    await sql`rollback`
    throw error
  } finally {
    sql.release()
  }
}
