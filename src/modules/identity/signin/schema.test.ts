import { getMigrations } from 'better-auth/db/migration'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { castWorld, type World } from '../world.ts'

let t: World
beforeAll(async () => { t = await castWorld() })
afterAll(() => t.close())

it('our migration is what the sign-in library wants', async () => {
  const { toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems } = await getMigrations(t.edge.identity.auth.options)
  expect({ toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems }).toEqual({ toBeCreated: [], toBeAdded: [], toBeAddedIndexes: [], schemaProblems: [] })
})

it('the sign-in role reaches its own schema and nothing else', async () => {
  const sql = t.edge.identity.authPool
  expect(await sql`select 1 from auth."user" limit 1`).toHaveLength(1)
  for (const table of ['identity.person', 'platform.audit', 'identity.api_key']) {
    await expect(sql.unsafe(`select 1 from ${table}`)).rejects.toMatchObject({ code: '42501' })
  }
})

it('the application’s role reaches no password', async () => {
  await expect(t.kernel.pools.app`select 1 from auth.account`).rejects.toMatchObject({ code: '42501' })
})
