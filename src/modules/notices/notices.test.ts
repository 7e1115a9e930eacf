import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goMay, queSuoiTram } from '#modules/identity/index.ts'
import { castWorld, type World } from '#modules/identity/world.ts'
import { newId } from '#platform/ids.ts'
import { pagesOfPdf } from '#platform/paper/pdf-text.testing.ts'
import { systemFor } from '#platform/operation.server.ts'
import { countUnread, deliveriesOf, handoverList, listDeliveries, listNotices, listSentNotices, onPaper, readAllNotices, readNotice, recordHandover, recordHandovers, sendNotice } from './index.ts'
import { operation } from '#platform/operation.server.ts'
import * as z from 'zod'

let t: World
beforeAll(async () => { t = await castWorld() })
afterAll(() => t.close())

const NOON = new Date('2026-10-05T05:00:00Z')
const send = async (recipients: { name: string; personId?: string; postalAddress?: string }[], more: { key?: string; mustBePaper?: boolean } = {}, at = NOON) =>
  t.execute(await t.as('giamdoc'), sendNotice, { organisationId: goMay.id, kind: 'assembly.invitation', subject: 'Mời họp đại hội', body: 'Đại hội lúc 8 giờ.', href: '/dai-hoi', recipients, ...more }, { now: at })
const log = async (id: string, login = 'giamdoc') => (await t.execute(await t.as(login), listDeliveries, { code: goMay.code, id })).recipients
const member = () => ({ name: 'Nguyễn Tấn Lực', personId: t.personOf('thanhvien') })

describe('the inbox', () => {
  test('holds what was sent to the person; reading is a receipt with its time, the second reading changes nothing', async () => {
    const { id } = await send([member()])
    const thanhvien = await t.as('thanhvien')
    const inbox = await t.execute(thanhvien, listNotices, {})
    expect(inbox).toMatchObject({ unread: 1, items: [{ id, subject: 'Mời họp đại hội', senderName: goMay.name, href: '/dai-hoi', readAt: null }] })
    expect(await t.execute(thanhvien, readNotice, { id }, { now: new Date('2026-10-05T06:00:00Z') })).toEqual({ unread: 0, href: '/dai-hoi' })
    await t.execute(thanhvien, readNotice, { id }, { now: new Date('2026-10-06T06:00:00Z') })
    const [recipient] = await log(id)
    expect(recipient?.deliveries[0]?.receipts.map((r) => r.kind)).toEqual(['queued', 'delivered', 'read'])
    expect(recipient).toMatchObject({ provenSent: { at: '2026-10-05T05:00:00.000Z', channel: 'inApp' }, provenReceived: { at: '2026-10-05T06:00:00.000Z', kind: 'read' } })
  })

  test('belongs to its person: neither the director, nor another, nor the anonymous reader opens it', async () => {
    const { id } = await send([member()])
    for (const login of ['giamdoc', 'giamdoc2', 'tinh', 'bo']) {
      await expect(t.execute(await t.as(login), readNotice, { id }), login).rejects.toMatchObject({ code: 'not_found' })
      expect((await t.execute(await t.as(login), listNotices, {})).items, login).toHaveLength(0)
    }
    await t.execute(await t.as('thanhvien'), readAllNotices, {})
    expect(await t.execute(await t.as('thanhvien'), countUnread, {})).toEqual({ unread: 0 })
  })

  test('reaches who belongs to no organisation of the sender, and an officer of the ministry through its own role', async () => {
    const stranger = t.personOf('giamdoc2')
    const { id } = await send([{ name: 'Hồ Thị Y Mai', personId: stranger }, { name: 'Nguyễn Thị Bích Hằng', personId: t.personOf('bo') }])
    for (const login of ['giamdoc2', 'bo']) {
      expect((await t.execute(await t.as(login), listNotices, {})).items.map((item) => item.id), login).toEqual([id])
      await t.execute(await t.as(login), readNotice, { id })
    }
    expect((await log(id)).map((r) => r.provenReceived?.kind)).toEqual(['read', 'read'])
  })

  test('shows one notice once to who is told twice of it', async () => {
    const { id } = await send([member(), { ...member(), name: 'Hộ ông Lực' }])
    const items = (await t.execute(await t.as('thanhvien'), listNotices, { unread: 'true' })).items.filter((item) => item.id === id)
    expect(items).toHaveLength(1)
    await t.execute(await t.as('thanhvien'), readNotice, { id })
    expect((await log(id)).map((r) => r.deliveries[0]?.state)).toEqual(['read', 'read'])
  })
})

test('row-level security: another person and another cooperative see no row, and nobody changes a receipt', async () => {
  const { id } = await send([member()])
  const counted = (orgs: string[], actorId: string, sql: string) => t.kernel.pools.app.begin(async (tx) => {
    await tx.unsafe(`select set_config('app.org_ids', '{${orgs.join(',')}}', true), set_config('app.actor_id', '${actorId}', true)`)
    return (await tx.unsafe(sql)).count
  })
  const deliveries = `select 1 from notices.delivery where notice_id = '${id}'`
  const notices = `select 1 from notices.notice where id = '${id}'`
  for (const rows of [deliveries, notices]) {
    expect(await counted([], t.personOf('thanhvien'), rows)).toBe(1)
    expect(await counted([], t.personOf('ketoan'), rows)).toBe(0)
    expect(await counted([queSuoiTram.id], t.personOf('giamdoc2'), rows)).toBe(0)
    expect(await counted([goMay.id], t.personOf('giamdoc'), rows)).toBe(1)
  }
  expect(await counted([], t.personOf('thanhvien'), `select 1 from notices.recipient where notice_id = '${id}'`)).toBe(0)
  for (const change of ["update notices.receipt set kind = 'read'", 'delete from notices.receipt', 'update notices.person_consent set given = true', 'delete from notices.member_consent']) {
    await expect(counted([goMay.id], t.personOf('giamdoc'), change), change).rejects.toMatchObject({ code: '42501' })
  }
})

describe('sending', () => {
  test('with the same key is one notice', async () => {
    const first = await send([member()], { key: 'nhac-1' })
    expect(await send([member()], { key: 'nhac-1' })).toEqual(first)
  })

  test('is for who acts for the organisation, and the log for who keeps it', async () => {
    const { id } = await send([member()])
    await expect(t.execute(await t.as('giamdoc2'), sendNotice, { organisationId: goMay.id, kind: 'a.b', subject: 'x', body: 'x', recipients: [member()] })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(log(id, 'thanhvien')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(t.execute(await t.as('giamdoc2'), listDeliveries, { code: goMay.code, id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(t.execute(await t.as('giamdoc2'), listDeliveries, { code: queSuoiTram.code, id })).rejects.toMatchObject({ code: 'not_found', key: 'notices.notFound' })
    expect((await log(id, 'ketoan'))).toHaveLength(1)
  })

  test('an assembly of two thousand is told in one transaction', async () => {
    const { id } = await send(Array.from({ length: 2000 }, (_, i) => ({ name: `Thành viên ${i + 1}`, ...(i % 2 ? { personId: newId() } : {}) })))
    const recipients = await log(id)
    expect(recipients).toHaveLength(2000)
    expect([recipients[0]?.deliveries.map((d) => d.channel), recipients[1]?.deliveries.map((d) => d.channel)]).toEqual([['paper'], ['inApp']])
    expect((await t.execute(await t.as('giamdoc'), listSentNotices, { code: goMay.code })).items[0]).toMatchObject({ id, recipients: 2000, reached: 1000, onPaper: 1000, open: 0, failed: 0 })
  })
})

describe('paper', () => {
  const handOver = async (id: string, deliveryId: string, onDay: string, at = '2026-10-08T03:00:00Z', login = 'ketoan') =>
    t.execute(await t.as(login), recordHandover, { code: goMay.code, id, deliveryId, onDay, byName: 'Võ Thị Kim Loan' }, { now: new Date(at) })

  test('proves the end of the day on the signed list; a later line corrects an earlier one', async () => {
    const { id } = await send([{ name: 'Hồ Văn Tiêu', postalAddress: 'Thôn 2' }])
    const [before] = await log(id)
    expect(before).toMatchObject({ provenSent: null, skipped: expect.arrayContaining([{ channel: 'inApp', why: 'noAccount' }]) })
    const paper = before?.deliveries[0]?.id ?? ''
    await handOver(id, paper, '2026-10-06')
    expect((await log(id))[0]).toMatchObject({ provenSent: { at: '2026-10-06T16:59:59.999Z', onDay: '2026-10-06', kind: 'handedOver' }, provenReceived: { onDay: '2026-10-06' } })
    await handOver(id, paper, '2026-10-07')
    expect((await log(id))[0]?.provenSent?.onDay).toBe('2026-10-07')
    expect((await log(id))[0]?.deliveries[0]?.receipts.map((r) => r.kind)).toEqual(['queued', 'handedOver', 'handedOver'])
  })

  test('is refused before the notice, in the future, by who does not keep the log, and for a delivery of another notice', async () => {
    const { id } = await send([{ name: 'Hồ Văn Tiêu' }])
    const other = await send([{ name: 'Đỗ Thị Én' }])
    const paper = (await log(id))[0]?.deliveries[0]?.id ?? ''
    await expect(handOver(id, paper, '2026-10-04')).rejects.toMatchObject({ key: 'notices.handoverBeforeNotice' })
    await expect(handOver(id, paper, '2026-10-09')).rejects.toMatchObject({ key: 'notices.handoverInFuture' })
    await expect(handOver(id, paper, '2026-10-06', undefined, 'thanhvien')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(handOver(other.id, paper, '2026-10-06')).rejects.toMatchObject({ key: 'notices.deliveryNotFound' })
  })

  test('of a whole signed list is written down at once, all or nobody', async () => {
    const { id } = await send([{ name: 'Hồ Văn Tiêu' }, { name: 'Đỗ Thị Én' }])
    const papers = (await log(id)).map((r) => r.deliveries[0]?.id ?? '')
    const list = { code: goMay.code, id, onDay: '2026-10-06', byName: 'Võ Thị Kim Loan' }
    const at = { now: new Date('2026-10-08T03:00:00Z') }
    await expect(t.execute(await t.as('giamdoc'), recordHandovers, { ...list, deliveryIds: [papers[0] ?? '', newId()] }, at)).rejects.toMatchObject({ code: 'not_found' })
    expect((await log(id)).map((r) => r.provenSent)).toEqual([null, null])
    await expect(t.execute(await t.as('giamdoc'), recordHandovers, { ...list, deliveryIds: undefined } as never, at)).rejects.toMatchObject({ fields: [{ key: 'notices.handoverNobody' }] })
    expect(await t.execute(await t.as('giamdoc'), recordHandovers, { ...list, deliveryIds: papers }, at)).toEqual({ recorded: 2 })
    expect((await log(id)).map((r) => r.provenSent?.onDay)).toEqual(['2026-10-06', '2026-10-06'])
  })

  test('is printed by address, with the stamp where the figures are invented', async () => {
    const { id } = await send([{ name: 'Bà Ở Xa', postalAddress: 'Thôn 10' }, { name: 'Ông Ở Gần', postalAddress: 'Thôn 2' }, { name: 'Không Rõ Nhà' }, member()])
    const printed = await t.execute(await t.as('giamdoc'), listDeliveries, { code: goMay.code, id })
    expect(onPaper(printed.recipients).map((r) => r.name)).toEqual(['Ông Ở Gần', 'Bà Ở Xa', 'Không Rõ Nhà'])
    const text = pagesOfPdf(await handoverList(printed, true)).join(' ').replace(/\s+/g, ' ')
    for (const word of ['DANH SÁCH GIAO THÔNG BÁO TẬN TAY', 'Ông Ở Gần', 'Ký nhận', 'SỐ LIỆU MINH HỌA']) expect(text).toContain(word)
  })

  test('can be handed over beside the inbox too, and goes to everybody when the notice must be paper', async () => {
    const { id } = await send([member()])
    await handOver(id, (await log(id))[0]?.deliveries[0]?.id ?? '', '2026-10-06')
    expect((await log(id))[0]?.deliveries.map((d) => [d.channel, d.state])).toEqual([['inApp', 'delivered'], ['paper', 'delivered']])
    const onPaper = await send([member()], { mustBePaper: true })
    expect((await log(onPaper.id))[0]?.deliveries.map((d) => d.channel)).toEqual(['inApp', 'paper'])
  })
})

test('a module above reads the earliest proof of each recipient', async () => {
  const { id } = await send([member(), { name: 'Hồ Văn Tiêu' }])
  const proofs = operation({ id: 'test.proofs', summary: '', reads: true, input: z.object({}), output: z.array(z.string().nullable()), allow: () => true,
    run: async (ctx) => (await deliveriesOf(ctx, id)).map((r) => r.provenSent?.onDay ?? null) })
  expect(await t.execute(systemFor(goMay.id), proofs, {})).toEqual(['2026-10-05', null])
  await expect(t.execute(systemFor(queSuoiTram.id), proofs, {})).rejects.toMatchObject({ key: 'notices.notFound' })
})
