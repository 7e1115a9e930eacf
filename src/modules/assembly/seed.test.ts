import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import { castWorld, type World } from '../identity/world.ts'
import { settle } from './hall.ts'
import { getAssembly, listAssemblies } from './meetings/operations.server.ts'
import { getMinutes } from './minutes/operations.server.ts'
import { seedAssemblies } from './seed.server.ts'

let t: World
beforeAll(async () => { t = await castWorld() })
afterAll(() => t.close())

test('the first story has its annual meeting with results and the next one on its way; a second run writes nothing twice', async () => {
  const now = new Date('2026-11-24T03:00:00Z')
  await seedAssemblies({ owner: t.owner, now })
  const director = await t.as('giamdoc')
  expect((await t.execute(director, listAssemblies, { code: goMay.code })).items).toEqual([])
  await settle(t, 86, { accounts: false })
  for (const _run of [1, 2]) await seedAssemblies({ owner: t.owner, now })
  const { items } = await t.execute(director, listAssemblies, { code: goMay.code })
  expect(items.map((m) => m.state).sort()).toEqual(['called', 'called', 'closed', 'preparing'])
  const held = await t.execute(director, getAssembly, { id: items.find((m) => m.state === 'closed')?.id ?? '' })
  expect(held.questions).toHaveLength(5)
  expect(held.questions.every((q) => q.passed)).toBe(true)
  expect(held.quorum).toMatchObject({ base: 86, reached: true })
  const today = await t.execute(director, getAssembly, { id: items.find((m) => m.state === 'called' && m.title.includes('kho lạnh'))?.id ?? '' })
  const secret = await t.execute(director, getAssembly, { id: items.find((m) => m.title.includes('bỏ phiếu kín'))?.id ?? '' })
  expect(secret.questions.map((q) => q.ballot)).toEqual(['open', 'secret', 'secret'])
  expect(secret.missing).toEqual([])
  expect(today.quorum).toMatchObject({ base: 86, attending: 41, missing: 2 })
  expect(today.missing.map((one) => one.key)).toEqual(['assembly.missing.quorum'])
  expect(await t.execute(director, getMinutes, { id: held.id })).toMatchObject({ valid: true, by: 'officers' })
})
