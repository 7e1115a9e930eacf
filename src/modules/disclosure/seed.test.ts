import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import { castWorld, type World } from '../identity/world.ts'
import { seedCharters } from '../charter/seed.server.ts'
import { getOffices, listBoardMeetings } from '../governance/index.ts'
import { seedOffices } from '../governance/seed.server.ts'
import { seedMembers } from '../membership/seed.server.ts'
import { listDisclosures } from './items/operations.server.ts'
import { seedDisclosures } from './seed.server.ts'

const NOW = new Date('2026-11-24T03:00:00Z')
const code = goMay.code
let t: World
beforeAll(async () => {
  t = await castWorld()
  const seed = { owner: t.owner, now: NOW, execute: (actor: never, op: never, input: never) => t.execute(actor, op, input, { now: NOW }) }
  await seedCharters(seed)
  await seedMembers(seed)
  // A start that was killed runs them again.
  for (const _ of [1, 2]) {
    await seedOffices(seed as never)
    await seedDisclosures(seed as never)
  }
  await t.drain()
})
afterAll(() => t.close())

test('the first story has a board of five, a director, three supervisors, a chief accountant, and nothing wrong; one term ends soon', async () => {
  const { holders, conflicts } = await t.execute(await t.as('giamdoc'), getOffices, { code }, { now: NOW })
  const count = (...posts: string[]) => holders.filter((h) => posts.includes(h.post)).length
  expect([count('chair', 'boardMember'), count('director'), count('chiefSupervisor', 'supervisor'), count('chiefAccountant'), count('treasurer')]).toEqual([5, 1, 3, 1, 1])
  expect(conflicts).toEqual([])
  expect(holders.filter((h) => h.state === 'ending').map((h) => h.post)).toEqual(['chiefSupervisor'])
  expect(holders.find((h) => h.post === 'director')?.person.name).toBe('Lê Văn Bảy')
  expect((await t.execute(await t.as('giamdoc'), listBoardMeetings, { code })).items).toHaveLength(1)
})
test('of what it publishes one hung long enough, one hangs, one is late', async () => {
  const { items } = await t.execute(await t.as('giamdoc'), listDisclosures, { code }, { now: NOW })
  expect(items.map((i) => [i.kind, i.state]).sort()).toEqual([['assemblyResolution', 'complete'], ['boardResolution', 'late'], ['undividedFund', 'posted']])
})
