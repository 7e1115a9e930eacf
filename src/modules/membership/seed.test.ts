import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay, storyPeople } from '#modules/identity/index.ts'
import { castWorld, type World } from '../identity/world.ts'
import { refuseFacts } from './admission/rules.ts'
import { getMemberCounts } from './counts/operations.server.ts'
import { inventGoMayMembers } from './population.ts'
import { seedMembers } from './seed.server.ts'
import { getMember, listMembers } from './sheet/operations.server.ts'

let t: World
beforeAll(async () => {
  t = await castWorld()
  await seedMembers({ owner: t.owner, now: new Date() })
  await seedMembers({ owner: t.owner, now: new Date() })
})
afterAll(() => t.close())

test('C3, C4, C5 every invented member could be admitted, and nobody is real', () => {
  for (const m of inventGoMayMembers()) {
    expect(refuseFacts('HTX', m.facts, m.joinedOn), m.facts.name).toEqual([])
    for (const number of [m.facts.idNumber, ...m.facts.representatives.map((r) => r.idNumber)]) expect(number ?? '000').toMatch(/^000/)
  }
})

test('the first story has 86 official, 4 contributing, 12 non-contributing members, 41 women and its capital', async () => {
  const director = await t.as('giamdoc')
  expect(await t.execute(director, getMemberCounts, { code: goMay.code })).toMatchObject({ official: 86, linked_contributing: 4, linked_noncontributing: 12, womenOfficial: 41, belowMinimum: null })
  const pledged = inventGoMayMembers().filter((m) => m.endedOn === null).reduce((sum, m) => sum + m.facts.pledgedDong, 0)
  expect(pledged).toBe(1_450_000_000)
  expect((await t.execute(director, listMembers, { code: goMay.code, asOf: '2016-05-04' })).counts?.official).toBe(61)
})

test('the three people of the story who belong to it find themselves', async () => {
  for (const login of ['giamdoc', 'ketoan', 'thanhvien']) {
    const actor = await t.as(login)
    const name = storyPeople.find((one) => one.login === login)?.name ?? ''
    const { items } = await t.execute(actor, listMembers, { code: goMay.code, q: name })
    expect(items).toMatchObject([{ name, own: true }])
    expect((await t.execute(actor, getMember, { code: goMay.code, memberId: items[0]?.id ?? '' })).personId).toBe(actor.id)
  }
})
