import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { goMay, queSuoiTram } from '#modules/identity/index.ts'
import { operation, type Actor } from '#platform/operation.server.ts'
import { castWorld, type World } from '../identity/world.ts'
import { dropDuty, feedDuty, settleDuty } from './feed.server.ts'
import { listDuties } from './operations.server.ts'
import type { FedDuty } from './schema.ts'

/** Stands for a module that knows of something due. */
const feed = operation({
  id: 'duties.testFeed', summary: 'Feeds.', input: z.custom<FedDuty>(), output: z.void(), allow: () => true,
  run: async (ctx, duty) => { await feedDuty(ctx, duty); if (duty.article === 'fails') throw new Error('what made it due failed') },
})
const settle = operation({
  id: 'duties.testSettle', summary: 'Settles.', input: z.object({ subjectId: z.string(), on: z.string().nullable() }), output: z.void(), allow: () => true,
  run: (ctx, { subjectId, on }) => on ? settleDuty(ctx, goMay.id, 'corrections', subjectId, on) : dropDuty(ctx, goMay.id, 'corrections', subjectId),
})

let t: World
let director: Actor
beforeAll(async () => { t = await castWorld(); director = await t.as('giamdoc') })
afterAll(() => t.close())

const NOW = new Date('2026-11-24T03:00:00Z')
const due = (subjectId: string, more: Partial<FedDuty> = {}): FedDuty => ({
  organisationId: goMay.id, source: 'test.story', kind: 'corrections', subjectId, article: 'L69.1', startOn: '2026-11-01', dueOn: '2026-12-01', params: { count: 7 }, href: '/bo-may', ...more,
})
const fed = async (actor: Actor, subjectId: string, code: string = goMay.code) =>
  (await t.execute(actor, listDuties, { code }, { now: NOW })).items.filter((d) => d.subjectId === subjectId)

describe('duties that other modules feed', () => {
  test('one row for each kind and subject, with the words of its kind; said again it stays one', async () => {
    await t.execute(director, feed, due('once'))
    await t.execute(director, feed, due('once'))
    expect(await fed(director, 'once')).toMatchObject([{ source: 'test.story', urgency: 'soon', title: 'Có 7 đề nghị chỉnh sửa đang mở', dueOn: '2026-12-01', doneOn: null, href: '/bo-may' }])
  })
  test('it is on the list from its first day on; urgency follows from the day of reading, not of feeding', async () => {
    await t.execute(director, feed, due('reading'))
    const on = async (now: string) => (await t.execute(director, listDuties, { code: goMay.code }, { now: new Date(now) })).items.find((d) => d.subjectId === 'reading')?.urgency
    expect([await on('2026-10-31T03:00:00Z'), await on('2026-11-01T03:00:00Z'), await on('2026-12-01T03:00:00Z'), await on('2026-12-02T03:00:00Z')]).toEqual([undefined, 'soon', 'soon', 'overdue'])
  })
  test('done stays done when the same is fed again, and opens with a new last day; done long ago leaves the list', async () => {
    await t.execute(director, feed, due('round'))
    await t.execute(director, settle, { subjectId: 'round', on: '2026-11-20' })
    await t.execute(director, feed, due('round', { params: { count: 8 } }))
    expect(await fed(director, 'round')).toMatchObject([{ urgency: 'done', doneOn: '2026-11-20', params: { count: 8 } }])
    await t.execute(director, feed, due('round', { dueOn: '2027-03-01' }))
    expect(await fed(director, 'round')).toMatchObject([{ urgency: 'later', doneOn: null }])
    await t.execute(director, settle, { subjectId: 'round', on: '2026-06-01' })
    expect(await fed(director, 'round')).toEqual([])
  })
  test('a duty whose cause is gone is dropped', async () => {
    await t.execute(director, feed, due('gone'))
    await t.execute(director, settle, { subjectId: 'gone', on: null })
    expect(await fed(director, 'gone')).toEqual([])
  })
  test('it stands or falls with what made it due', async () => {
    await expect(t.execute(director, feed, due('torn', { article: 'fails' }))).rejects.toThrow('failed')
    expect(await fed(director, 'torn')).toEqual([])
  })
})

describe('who reads them', () => {
  test('a plain member and the officer see none that concern single people; the officer sees what was fed for officers', async () => {
    await t.execute(director, feed, due('own'))
    await t.execute(director, feed, due('revocation', { forOfficers: true }))
    const seen = async (login: string) => [await fed(await t.as(login), 'own'), await fed(await t.as(login), 'revocation')].map((list) => list.length)
    expect(await seen('giamdoc')).toEqual([1, 1])
    expect(await seen('ketoan')).toEqual([1, 1])
    expect(await seen('thanhvien')).toEqual([0, 0])
    expect(await seen('xa')).toEqual([0, 1])
    expect(await seen('tinh')).toEqual([0, 1])
    expect(await seen('bo')).toEqual([0, 1])
  })
  test('another HTX neither reads nor feeds', async () => {
    const other = await t.as('giamdoc2')
    await expect(t.execute(other, listDuties, { code: goMay.code })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(t.execute(other, feed, due('foreign'))).rejects.toThrow()
    await t.execute(other, feed, due('mine', { organisationId: queSuoiTram.id }))
    expect(await fed(other, 'mine', queSuoiTram.code)).toHaveLength(1)
  })
})
