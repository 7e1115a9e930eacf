import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import { system, type Actor } from '#platform/operation.server.ts'
import { castWorld, type World } from '../../identity/world.ts'
import { listDuties } from '../operations.server.ts'
import { listTerritoryDuties, recountDuties } from './operations.server.ts'

const NOW = new Date('2026-11-24T03:00:00Z')
const night: Actor = { ...system, territory: { level: 'nation' } }
let t: World
beforeAll(async () => {
  t = await castWorld()
  await t.ownerSql`update register.organisation set founded_on = '2016-04-18'`
  await t.ownerSql`insert into register.profile (organisation_id, province_code, commune_code, official_members, last_general_meeting_on, last_confirmed_on)
    values (${goMay.id}, ${goMay.provinceCode}, ${goMay.communeCode}, 4, '2025-05-01', '2025-12-20')`
})
afterAll(() => t.close())

const recount = (now = NOW) => t.execute(night, recountDuties, {}, { now })
const stored = () => t.ownerSql<{ kind: string; subject_id: string; due_on: string | null; done_on: string | null }[]>`
  select kind, subject_id, due_on, done_on from duties.duty where organisation_id = ${goMay.id} and source = 'register' order by kind, subject_id`

test('what the night writes is what one reads of a single organisation; a second night writes nothing', async () => {
  expect(await recount()).toMatchObject({ organisations: 3, next: null })
  const live = (await t.execute(await t.as('giamdoc'), listDuties, { code: goMay.code }, { now: NOW })).items.map((d) => [d.kind, d.dueOn, d.doneOn])
  expect((await stored()).map((d) => [d.kind, d.due_on, d.done_on]).sort()).toEqual(live.sort())
  expect(live.map(([kind]) => kind).sort()).toEqual(['meetingOverdue', 'members', 'yearlyUpdate'])
  expect((await recount()).written).toBe(0)
})
test('what is owed no more goes; what was fed by modules stays', async () => {
  await t.ownerSql`insert into duties.duty (organisation_id, kind, source, subject_id, article) values (${goMay.id}, 'corrections', 'test', 'fed', 'L1')`
  await t.ownerSql`update register.profile set official_members = 60, last_general_meeting_on = '2026-03-20' where organisation_id = ${goMay.id}`
  await recount()
  expect((await stored()).map((d) => d.kind)).toEqual(['generalMeeting', 'yearlyUpdate'])
  expect(await t.ownerSql`select 1 from duties.duty where subject_id = 'fed'`).toHaveLength(1)
})
test('in batches it reaches everybody', async () => {
  const seen: number[] = []
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const step: { organisations: number; next: string | null } = await t.execute(night, recountDuties, { after, limit: 2 }, { now: NOW })
    seen.push(step.organisations)
    after = step.next
  }
  expect(seen).toEqual([2, 1])
})
test('an officer lists what is open in the own territory, without what modules keep for the organisation', async () => {
  const list = async (login: string, more: object = {}) => t.execute(await t.as(login), listTerritoryDuties, more, { now: NOW })
  const commune = await list('xa')
  expect(new Set(commune.items.map((d) => d.organisation.name))).toEqual(new Set([goMay.name]))
  expect(commune.items.find((d) => d.kind === 'corrections')).toBeUndefined()
  expect((await list('tinh')).items.length).toBeGreaterThan(commune.items.length)
  expect((await list('bo', { overdue: 'true' })).items.every((d) => d.urgency === 'overdue')).toBe(true)
  for (const login of ['giamdoc', 'thanhvien', 'lienminh']) await expect(list(login), login).rejects.toMatchObject({ code: 'forbidden' })
})
test('nobody but the night recounts', async () => {
  await expect(t.execute(await t.as('bo'), recountDuties, {})).rejects.toMatchObject({ code: 'forbidden' })
})
