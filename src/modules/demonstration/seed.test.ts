import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { readFacts } from './facts.server.ts'
import { fingerprint, inventPopulation } from './population/population.ts'
import type { Facts } from './population/facts.ts'
import { loadCountry } from './seed.server.ts'
import { stories } from './stories/stories.ts'

let db: TestDatabase
let facts: Facts
beforeAll(async () => {
  db = await testDatabase()
  const sql = await db.ownerSql.reserve()
  facts = await readFacts(sql)
  sql.release()
})
afterAll(() => db.close())

/** The group of a story is there twice: as it was, and as the cooperative that it became. */
const becameCooperative = 1

/** Every hundredth: groups, cooperatives and unions are among them. */
const sample = () => inventPopulation(facts).filter((_, i) => i % 100 === 0)

async function counted(): Promise<Record<string, number>> {
  const tables = ['register.organisation', 'register.profile', 'register.representative', 'register.search_document', 'register.organisation_history', 'platform.audit']
  const counts: Record<string, number> = {}
  for (const table of tables) counts[table] = Number((await db.ownerSql.unsafe(`select count(*) from ${table}`))[0]?.count)
  return counts
}

test('with the stories the country has its real size, and it is invented the same each time', () => {
  const [one, other] = [inventPopulation(facts), inventPopulation(facts)]
  expect(fingerprint(one)).toBe(fingerprint(other))
  const types = [...one, ...stories.map((story) => story.first)].map(({ type }) => type)
  const count = (wanted: string): number => types.filter((type) => type === wanted).length
  expect({ HTX: count('HTX'), LHHTX: count('LHHTX'), THT: count('THT') }).toEqual({ HTX: 35_041, LHHTX: 164, THT: 66_000 + becameCooperative })
})

test('a load that was killed is finished by the next start, and what is there is not doubled', async () => {
  const population = sample()
  await loadCountry(db.ownerSql, population.slice(0, 300), facts.lineNames)
  await loadCountry(db.ownerSql, population, facts.lineNames)
  const once = await counted()
  await loadCountry(db.ownerSql, population, facts.lineNames)
  expect(await counted()).toEqual(once)
  expect(once['register.organisation']).toBeGreaterThanOrEqual(population.length)
  expect(once['register.search_document']).toBe(once['register.organisation'])
})
