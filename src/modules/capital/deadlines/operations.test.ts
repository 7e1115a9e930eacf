import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import { system } from '#platform/operation.server.ts'
import { bookScene, MILLION, on, type Scene } from '../book.testing.ts'
import { getLedger } from '../ledger/operations.server.ts'
import { endLapsedMembership } from './lapse.server.ts'
import { findPassedDeadlines } from './operations.server.ts'

let s: Scene
let [an = '', ba = '', cu = '', part = '', none = '']: string[] = []
beforeAll(async () => {
  s = await bookScene()
  ;[an = '', ba = '', cu = '', part = '', none = ''] = await Promise.all(['An', 'Ba', 'Cu', 'Phần', 'Không'].map((name) => s.admit(name)))
  await s.open([
    ...[an, ba, cu].map((memberId) => ({ memberId, committedDong: 20 * MILLION })),
    { memberId: part, committedDong: 20 * MILLION, paidDong: 5 * MILLION, clockFrom: '2026-01-10' }, { memberId: none, committedDong: 20 * MILLION, paidDong: 0, clockFrom: '2026-01-10' },
  ])
})
afterAll(() => s.t.close())

const night = async (day: string) => {
  const { passed } = await s.t.execute({ ...system, territory: { level: 'nation' } }, findPassedDeadlines, {}, on(day))
  await s.t.drain()
  return passed
}
const duty = (kind: string) => s.t.ownerSql`select article, start_on, due_on, params ->> 'name' as name from duties.duty where kind = ${kind} and done_on is null order by name`

test('C15 each open part is a duty with its last day', async () => {
  expect(await duty('capital.payment')).toMatchObject([
    { name: 'Không', article: 'L74.4', start_on: '2026-01-10', due_on: '2026-07-10' }, { name: 'Phần', article: 'L74.4', due_on: '2026-07-10' },
  ])
})

test('C16 nothing happens on the last day itself', async () => {
  expect(await night('2026-07-10')).toBe(0)
})

test('C16 the day after, the night finds both; who paid enough goes on with what was paid and thirty days run', async () => {
  expect(await night('2026-07-11')).toBe(2)
  expect(await duty('capital.reducedCapital')).toMatchObject([{ name: 'Phần', article: 'L74.7', start_on: '2026-07-10', due_on: '2026-08-09' }])
  expect(await s.t.execute(s.director, getLedger, { code: goMay.code, memberId: part }, on('2026-07-11')))
    .toMatchObject({ outcome: 'reduced', committedDong: 20 * MILLION, paidDong: 5 * MILLION, rightsDong: 5 * MILLION })
  expect(await night('2026-07-12')).toBe(0)
})

test('the night sees days, never names or amounts', async () => {
  const rows = await s.t.kernel.pools.national`select * from capital.deadline`
  expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['due_on', 'judged_on', 'member_id', 'organisation_id', 'version'])
  await expect(s.t.kernel.pools.national`select * from capital.entry`).rejects.toThrow(/permission denied/)
})

test('C16 what is missing may still be made up: then the duty is done', async () => {
  await s.act({ kind: 'payment', memberId: part, amountDong: 15 * MILLION }, '2026-08-01', s.director, '2026-08-01')
  expect(await duty('capital.reducedCapital')).toHaveLength(0)
})

test('C16 who paid nothing is out: the organ records it, and the unpaid part leaves the book', async () => {
  expect(await duty('capital.lapsed')).toMatchObject([{ name: 'Không', article: 'L33g', start_on: '2026-07-10' }])
  const end = (memberId: string, endedOn = '2026-07-11') =>
    s.t.execute(s.director, endLapsedMembership, { code: goMay.code, memberId, endedOn, organ: 'board', resolutionRef: '09/NQ-HĐQT' }, on('2026-08-02'))
  await expect(end(an)).rejects.toMatchObject({ key: 'capital.notLapsed', article: 'L74.6' })
  await expect(end(none, '2026-07-10')).rejects.toMatchObject({ key: 'capital.notLapsed' })
  await end(none)
  await s.t.drain()
  expect(await duty('capital.lapsed')).toHaveLength(0)
  const rows = await s.t.ownerSql`select kind, committed_dong from capital.entry where member_id = ${none} order by id`
  expect(rows).toMatchObject([{ kind: 'opening', committed_dong: 20 * MILLION }, { kind: 'reduction', committed_dong: -20 * MILLION }])
})
