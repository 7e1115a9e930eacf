import { afterAll, beforeAll, expect, it } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import { listNotices } from '#modules/notices/index.ts'
import { newId } from '#platform/ids.ts'
import type { Actor } from '#platform/operation.server.ts'
import { castWorld, type World } from '../identity/world.ts'
import {
  answerDifficulty, escalateDifficulty, getDifficulty, listDifficulties, passUpDifficulty, raiseDifficulty, reopenDifficulty, settleDifficulty,
  takeUpDifficulty, withdrawDifficulty,
} from './operations.server.ts'

let t: World
let people: Record<'giamdoc' | 'ketoan' | 'thanhvien' | 'giamdoc2' | 'lienminh' | 'xa' | 'tinh' | 'bo', Actor>
beforeAll(async () => {
  t = await castWorld()
  people = {
    giamdoc: await t.as('giamdoc'), ketoan: await t.as('ketoan'), thanhvien: await t.as('thanhvien'), giamdoc2: await t.as('giamdoc2'),
    lienminh: await t.as('lienminh'), xa: await t.as('xa'), tinh: await t.as('tinh'), bo: await t.as('bo'),
  }
})
afterAll(() => t.close())

const raise = (to: 'alliance' | 'commune', at = new Date('2026-03-02T02:00:00Z')) =>
  t.execute(people.giamdoc, raiseDifficulty, { topic: 'machinery', subject: 'Kho lạnh', body: 'Cần kho lạnh 20 tấn.', to }, { now: at })
const sees = (actor: Actor, id: string) => t.execute(actor, getDifficulty, { id }).then((d) => d.may, () => null)
const MONDAY = new Date('2026-03-09T03:00:00Z')
const TUESDAY_AFTER = new Date('2026-03-10T03:00:00Z')

it('an HTX asks the Alliance; it is taken up, answered and settled, and the director reads every step', async () => {
  const { id, takeUpBy, answerBy } = await raise('alliance')
  expect([takeUpBy, answerBy]).toEqual(['2026-03-09', '2026-03-23'])
  await t.execute(people.lienminh, takeUpDifficulty, { id }, { now: MONDAY })
  await t.execute(people.lienminh, answerDifficulty, { id, note: 'Quỹ hỗ trợ phát triển HTX nhận hồ sơ đến 30/4.' }, { now: MONDAY })
  const read = await t.execute(people.giamdoc, getDifficulty, { id }, { now: MONDAY })
  expect(read).toMatchObject({ state: 'answered', answer: 'Quỹ hỗ trợ phát triển HTX nhận hồ sơ đến 30/4.', may: ['settle', 'reopen', 'withdraw'] })
  expect(read.steps.map((s) => [s.kind, s.person])).toEqual([['raise', 'Lê Văn Bảy'], ['takeUp', 'Phạm Thu Nguyệt'], ['answer', 'Phạm Thu Nguyệt']])
  expect((await t.execute(people.giamdoc, settleDifficulty, { id }, { now: MONDAY })).state).toBe('settled')
  await expect(t.execute(people.giamdoc, withdrawDifficulty, { id })).rejects.toMatchObject({ code: 'conflict', key: 'difficulties.wrongState' })
})

it('only its own organisation and the office addressed see it', async () => {
  const { id } = await raise('alliance')
  for (const login of ['giamdoc', 'ketoan', 'thanhvien', 'lienminh', 'bo'] as const) expect(await sees(people[login], id), login).not.toBeNull()
  for (const login of ['giamdoc2', 'xa', 'tinh'] as const) expect(await sees(people[login], id), login).toBeNull()
  const other = t.actor({ alliance: { level: 'province', province: '52' }, grants: ['difficulties.answer'] })
  expect(await sees(other, id)).toBeNull()
})

it('who is not addressed may not act, who only reads may not either', async () => {
  const { id } = await raise('commune')
  await expect(t.execute(people.lienminh, takeUpDifficulty, { id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(t.execute(people.bo, answerDifficulty, { id, note: 'x' })).rejects.toMatchObject({ code: 'forbidden', key: 'difficulties.notYours' })
  await expect(t.execute(people.thanhvien, withdrawDifficulty, { id })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(t.execute(people.giamdoc, takeUpDifficulty, { id })).rejects.toMatchObject({ code: 'forbidden' })
})

it('past its date the raiser takes it up a level, where the clock runs anew and nobody loses sight of it', async () => {
  const { id } = await raise('commune')
  await expect(t.execute(people.giamdoc, escalateDifficulty, { id }, { now: MONDAY })).rejects.toMatchObject({ key: 'difficulties.notOverdue' })
  const up = await t.execute(people.giamdoc, escalateDifficulty, { id }, { now: TUESDAY_AFTER })
  expect(up).toMatchObject({ level: 'province', state: 'waiting', takeUpBy: '2026-03-17', answerBy: '2026-03-31', overdue: false })
  expect(await sees(people.xa, id)).toEqual([])
  expect(await sees(people.tinh, id)).toEqual(['takeUp', 'answer', 'passUp'])
  await t.execute(people.tinh, passUpDifficulty, { id, note: 'Thuộc thẩm quyền của Bộ.' }, { now: TUESDAY_AFTER })
  const top = await t.execute(people.bo, answerDifficulty, { id, note: 'Đã đưa vào thông tư sửa đổi.' }, { now: TUESDAY_AFTER })
  expect(top).toMatchObject({ level: 'ministry', state: 'answered' })
  expect(await sees(people.giamdoc, id)).toEqual(['settle', 'reopen', 'withdraw'])
})

it('a raiser who is not content reopens it with a reason', async () => {
  const { id } = await raise('commune')
  await t.execute(people.xa, answerDifficulty, { id, note: 'Chờ.' }, { now: MONDAY })
  await expect(t.execute(people.giamdoc, reopenDifficulty, { id, note: '  ' })).rejects.toMatchObject({ code: 'invalid' })
  const again = await t.execute(people.giamdoc, reopenDifficulty, { id, note: 'Chưa trả lời vào việc.' }, { now: MONDAY })
  expect(again).toMatchObject({ state: 'waiting', level: 'commune', takeUpBy: '2026-03-16' })
  expect(again.steps.at(-1)).toMatchObject({ kind: 'reopen', note: 'Chưa trả lời vào việc.' })
})

it('lists what one may see, newest first, by key, and what is past its date', async () => {
  const all: string[] = []
  let cursor: string | undefined
  do {
    const page = await t.execute(people.lienminh, listDifficulties, { limit: 1, ...(cursor ? { cursor } : {}) })
    all.push(...page.items.map((d) => d.id))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(all).toEqual([...all].sort().reverse())
  const waiting = await t.execute(people.lienminh, listDifficulties, { state: 'waiting', overdue: 'true' }, { now: TUESDAY_AFTER })
  expect(waiting.items.length).toBeGreaterThan(0)
  expect(waiting.items.every((d) => d.state === 'waiting' && d.overdue && d.organisation.id === goMay.id)).toBe(true)
})

it('of two answers at once one is kept', async () => {
  const { id } = await raise('commune')
  const results = await Promise.allSettled(['một', 'hai'].map((note) => t.execute(people.xa, answerDifficulty, { id, note }, { now: MONDAY })))
  expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await t.execute(people.giamdoc, getDifficulty, { id })).steps).toHaveLength(2)
})

it('leaves a trail and tells the modules above', async () => {
  const { id } = await raise('commune')
  const [audit] = await t.ownerSql<{ action: string; organisation_id: string }[]>`
    select action, organisation_id from platform.audit where schema_name = 'difficulties' and row_id = ${id}`
  expect(audit).toEqual({ action: 'difficulties.raiseDifficulty', organisation_id: goMay.id })
  const facts = await t.ownerSql`select 1 from platform.outbox where name = 'difficulties.raised' and payload ->> 'id' = ${id}`
  expect(facts).toHaveLength(1)
})

it('an officer or a stranger raises nothing; an unknown one is not there', async () => {
  await expect(t.execute(people.xa, raiseDifficulty, { topic: 'other', subject: 'x', body: 'x', to: 'commune' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(t.execute(people.giamdoc, getDifficulty, { id: newId() })).rejects.toMatchObject({ code: 'not_found' })
})

it('whoever raised it is told of the answer in the inbox, once, by the office that answered; nobody else is', async () => {
  const { id } = await raise('commune')
  await t.execute(people.xa, answerDifficulty, { id, note: 'Xã sẽ bố trí đất.' }, { now: MONDAY })
  await t.drain()
  const mine = (await t.execute(people.giamdoc, listNotices, {})).items.filter((item) => item.href === `/kho-khan/${id}`)
  expect(mine).toMatchObject([{ kind: 'difficulties.answered', subject: 'Đã có trả lời: Kho lạnh', senderName: 'Ủy ban nhân dân xã Đông Sơn', readAt: null }])
  for (const other of [people.ketoan, people.xa, people.giamdoc2]) expect((await t.execute(other, listNotices, {})).items.filter((item) => item.href === `/kho-khan/${id}`)).toEqual([])
  await t.execute(people.giamdoc, reopenDifficulty, { id, note: 'Chưa rõ.' }, { now: MONDAY })
  await t.execute(people.xa, answerDifficulty, { id, note: 'Thửa số 12.' }, { now: TUESDAY_AFTER })
  await t.drain()
  expect((await t.execute(people.giamdoc, listNotices, {})).items.filter((item) => item.href === `/kho-khan/${id}`)).toHaveLength(2)
})
