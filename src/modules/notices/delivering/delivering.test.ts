import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import { castWorld, type World } from '#modules/identity/world.ts'
import { newId } from '#platform/ids.ts'
import { systemFor } from '#platform/operation.server.ts'
import { countCosts, giveConsent, listConsents, listDeliveries, recordConsent, sendNotice, setAddress } from '../index.ts'
import { recordedFake } from '../providers/fake.testing.ts'
import type { Outcome } from '../providers/port.ts'
import { useProviders } from '../providers/registry.server.ts'
import { claimDelivery, recordReceipt, settleDelivery } from './operations.server.ts'
import { jobs } from './jobs.server.ts'

let t: World
/** The queue, by hand: what was put in and for when; the test's clock runs it. */
let queue: { payload: Record<string, unknown>; after: Date | null }[] = []
beforeAll(async () => {
  t = await castWorld()
  t.kernel.enqueue = (_db, _name, payload, _actor, after) => { queue.push({ payload, after: after ?? null }); return Promise.resolve(newId()) }
})
afterAll(() => t.close())
beforeEach(() => { queue = [] })
afterEach(() => useProviders(null))

const org = systemFor(goMay.id)
const run = async (payload: Record<string, unknown>, now: Date) => {
  await jobs[0]?.run({ id: newId(), payload, actor: org, execute: (op, input) => t.execute(org, op, input, { now }), report: () => Promise.resolve() })
}
/** Runs what is in the queue, each at its time, until it is empty. */
const runQueue = async (now: Date) => {
  for (let next = queue.shift(); next; next = queue.shift()) await run(next.payload, next.after ?? now)
}
const NOON = new Date('2026-10-05T05:00:00Z')
const EVENING = new Date('2026-10-05T15:00:00Z')
const later: Outcome = { sent: false, permanent: false, why: 'SMS 503' }
const never: Outcome = { sent: false, permanent: true, why: 'SMS 404' }

/** A member without an account who consented on paper. */
const consenting = async (...channels: ('sms' | 'zalo' | 'email')[]) => {
  const memberId = newId()
  for (const channel of channels) {
    await t.execute(await t.as('giamdoc'), recordConsent, { code: goMay.code, memberId, channel, given: true, ground: 'Phiếu đồng ý ngày 1/10/2026', onDay: '2026-10-01' }, { now: NOON })
  }
  return { memberId, name: 'Hồ Văn Tiêu', phone: '0905 123 456', email: 'tieu@example.vn' }
}
const send = async (recipient: Awaited<ReturnType<typeof consenting>>, more: { urgentReason?: string } = {}, at = NOON) =>
  t.execute(await t.as('giamdoc'), sendNotice, { organisationId: goMay.id, kind: 'test.notice', subject: 'Mời họp', body: 'Xin mời.', recipients: [recipient], ...more }, { now: at })
const log = async (id: string) => {
  const [recipient] = (await t.execute(await t.as('giamdoc'), listDeliveries, { code: goMay.code, id })).recipients
  return recipient?.deliveries.map((d) => ({ channel: d.channel, state: d.state, address: d.address, cost: d.costDong, kinds: d.receipts.map((r) => r.kind), why: d.receipts.filter((r) => r.kind === 'failed').map((r) => r.detail) })) ?? []
}

describe('SMS through the port', () => {
  test('goes once, with its cost, and arrives when the carrier says so; a receipt that comes twice is one', async () => {
    const sms = recordedFake('sms')
    useProviders({ sms })
    const { id } = await send(await consenting('sms'))
    await runQueue(NOON)
    expect(sms.sent.map((m) => [m.to, m.toName, m.subject])).toEqual([['0905123456', 'Hồ Văn Tiêu', 'Mời họp']])
    const deliveryId = sms.sent[0]?.deliveryId ?? ''
    for (const kind of ['delivered', 'delivered', 'read', 'delivered'] as const) {
      await t.execute(org, recordReceipt, { organisationId: goMay.id, deliveryId, kind, at: EVENING })
    }
    expect(await log(id)).toEqual([{ channel: 'sms', state: 'read', address: '0905123456', cost: 800, kinds: ['queued', 'attempted', 'sent', 'delivered', 'read'], why: [] }])
    expect(await t.execute(await t.as('ketoan'), countCosts, { code: goMay.code, month: '2026-10' })).toMatchObject({ items: [{ channel: 'sms', messages: 1, amountDong: 800 }], totalDong: 800, pricesVerified: false })
    expect((await t.execute(await t.as('ketoan'), countCosts, { code: goMay.code, month: '2026-11' })).totalDong).toBe(0)
  })

  test('a job that is run twice sends once, and two at the same time too', async () => {
    const sms = recordedFake('sms')
    useProviders({ sms })
    const { id } = await send(await consenting('sms'))
    const payload = { organisationId: goMay.id, noticeId: id }
    await Promise.all([run(payload, NOON), run(payload, NOON), run(payload, NOON)])
    await run(payload, NOON)
    expect(sms.sent).toHaveLength(1)
  })

  test('a process that died with a claim is followed after ten minutes with the same id, not before', async () => {
    const sms = recordedFake('sms')
    useProviders({ sms })
    const { id } = await send(await consenting('sms'))
    const notice = { organisationId: goMay.id, noticeId: id }
    const claimed = await t.execute(org, claimDelivery, notice, { now: NOON })
    expect(claimed?.channel).toBe('sms')
    queue = []
    await run(notice, new Date(NOON.getTime() + 9 * 60_000))
    expect(sms.sent).toHaveLength(0)
    expect(queue[0]?.after?.toISOString()).toBe('2026-10-05T05:10:00.000Z')
    await runQueue(NOON)
    expect(sms.sent.map((m) => m.deliveryId)).toEqual([claimed?.id])
    // The dead one wakes up: its word comes too late and changes nothing.
    await t.execute(org, settleDelivery, { ...notice, deliveryId: claimed?.id ?? '', attempt: claimed?.attempts ?? 0, outcome: never, costDong: 0 })
    expect((await log(id)).map((d) => d.state)).toEqual(['sent'])
  })

  test('what fails for now is tried again later and later, each attempt kept', async () => {
    const sms = recordedFake('sms', [later, later])
    useProviders({ sms })
    const { id } = await send(await consenting('sms'))
    await run(queue.shift()?.payload ?? {}, NOON)
    expect(queue.map((q) => q.after?.toISOString())).toEqual(['2026-10-05T05:01:00.000Z'])
    await runQueue(NOON)
    expect(sms.tried).toHaveLength(3)
    expect(await log(id)).toMatchObject([{ state: 'sent', kinds: ['queued', 'attempted', 'failed', 'attempted', 'failed', 'attempted', 'sent'], why: ['SMS 503', 'SMS 503'], cost: 800 }])
  })

  test('after six attempts it is given up and the next way begins; at the end stands paper', async () => {
    const zalo = recordedFake('zalo', Array.from({ length: 6 }, () => later))
    const sms = recordedFake('sms', [never])
    useProviders({ zalo, sms })
    const { id } = await send(await consenting('zalo', 'sms'))
    await runQueue(NOON)
    expect([zalo.tried.length, sms.tried.length]).toEqual([6, 1])
    expect((await log(id)).map((d) => [d.channel, d.state, d.cost])).toEqual([['zalo', 'failed', 0], ['sms', 'failed', 0], ['paper', 'waiting', 0]])
  })

  test('accepted and then not delivered: the next way too', async () => {
    const zalo = recordedFake('zalo')
    const sms = recordedFake('sms')
    useProviders({ zalo, sms })
    const { id } = await send(await consenting('zalo', 'sms'))
    await runQueue(NOON)
    await t.execute(org, recordReceipt, { organisationId: goMay.id, deliveryId: zalo.sent[0]?.deliveryId ?? '', kind: 'failed', at: NOON, why: 'người nhận chặn' }, { now: NOON })
    await runQueue(NOON)
    expect((await log(id)).map((d) => [d.channel, d.state])).toEqual([['zalo', 'failed'], ['sms', 'sent']])
  })

  test('a provider that throws takes nobody along', async () => {
    useProviders({ sms: { cost: () => 0, send: () => Promise.reject(new Error('token=geheim')) } })
    const { id } = await send(await consenting('sms'))
    await run(queue.shift()?.payload ?? {}, NOON)
    expect(await log(id)).toMatchObject([{ state: 'waiting', why: ['PROVIDER: ERROR'] }])
  })
})

describe('quiet hours', () => {
  test('postpone what would disturb to half past six, and say so', async () => {
    const sms = recordedFake('sms')
    useProviders({ sms })
    const { id } = await send(await consenting('sms'), {}, EVENING)
    expect(queue.map((q) => q.after?.toISOString())).toEqual(['2026-10-05T23:30:00.000Z'])
    // A restart runs it too early: it is postponed again, not sent and not dropped.
    await run({ organisationId: goMay.id, noticeId: id }, new Date('2026-10-05T17:00:00Z'))
    expect(sms.sent).toHaveLength(0)
    await runQueue(EVENING)
    expect(sms.sent).toHaveLength(1)
    expect((await log(id))[0]?.kinds).toEqual(['queued', 'postponed', 'attempted', 'sent'])
  })

  test('an attempt that failed in the evening is tried again in the morning', async () => {
    const sms = recordedFake('sms', [later])
    useProviders({ sms })
    const { id } = await send(await consenting('sms'), {}, new Date('2026-10-05T13:59:30Z'))
    await run(queue.shift()?.payload ?? {}, new Date('2026-10-05T13:59:30Z'))
    await run(queue.shift()?.payload ?? {}, new Date('2026-10-05T14:00:30Z'))
    expect(queue.map((q) => q.after?.toISOString())).toEqual(['2026-10-05T23:30:00.000Z'])
    expect((await log(id))[0]?.kinds.at(-1)).toBe('postponed')
  })

  test('do not hold what is urgent for a stated reason', async () => {
    const sms = recordedFake('sms')
    useProviders({ sms })
    await send(await consenting('sms'), { urgentReason: 'Xả lũ đêm nay' }, EVENING)
    expect(queue.map((q) => q.after)).toEqual([null])
    await runQueue(EVENING)
    expect(sms.sent).toHaveLength(1)
  })
})

describe('consent', () => {
  test('withdrawn is not used; both words and their grounds stay', async () => {
    useProviders({ sms: recordedFake('sms') })
    const recipient = await consenting('sms')
    await t.execute(await t.as('ketoan'), recordConsent, { code: goMay.code, memberId: recipient.memberId, channel: 'sms', given: false, ground: 'Điện thoại ngày 4/10', onDay: '2026-10-04' }, { now: NOON })
    const { id } = await send(recipient)
    expect((await log(id)).map((d) => d.channel)).toEqual(['paper'])
    const { items } = await t.execute(await t.as('giamdoc'), listConsents, { code: goMay.code, memberId: recipient.memberId })
    expect(items.map((word) => [word.given, word.ground, word.onDay])).toEqual([[false, 'Điện thoại ngày 4/10', '2026-10-04'], [true, 'Phiếu đồng ý ngày 1/10/2026', '2026-10-01']])
  })

  test('withdrawn while the message waits for the morning is heeded: it goes on paper', async () => {
    const sms = recordedFake('sms')
    useProviders({ sms })
    const recipient = await consenting('sms')
    const { id } = await send(recipient, {}, EVENING)
    await t.execute(await t.as('ketoan'), recordConsent, { code: goMay.code, memberId: recipient.memberId, channel: 'sms', given: false, ground: 'Điện thoại', onDay: '2026-10-05' }, { now: EVENING })
    await runQueue(EVENING)
    expect(sms.tried).toHaveLength(0)
    expect(await log(id)).toMatchObject([{ channel: 'sms', state: 'failed', why: ['CONSENT WITHDRAWN'], cost: 0 }, { channel: 'paper', state: 'waiting' }])
  })

  test('needs a ground and cannot be of tomorrow; another cooperative does not see it and a member does not write it', async () => {
    const word = { code: goMay.code, memberId: newId(), channel: 'sms' as const, given: true, ground: 'Phiếu', onDay: '2026-10-06' }
    await expect(t.execute(await t.as('giamdoc'), recordConsent, word, { now: NOON })).rejects.toMatchObject({ key: 'notices.consentInFuture' })
    await expect(t.execute(await t.as('giamdoc'), recordConsent, { ...word, ground: ' ' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(t.execute(await t.as('giamdoc2'), recordConsent, word)).rejects.toMatchObject({ code: 'not_found' })
    await expect(t.execute(await t.as('thanhvien'), recordConsent, word)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('of a person with an account is their own, on the page; the number they gave goes before the one on the list', async () => {
    const sms = recordedFake('sms')
    useProviders({ sms })
    const thanhvien = await t.as('thanhvien')
    await t.execute(thanhvien, setAddress, { channel: 'sms', address: '+84 987 654 321' })
    await t.execute(thanhvien, giveConsent, { channel: 'sms', given: true })
    queue = []
    const { id } = await send({ ...(await consenting()), personId: t.personOf('thanhvien') } as never)
    await runQueue(NOON)
    expect((await log(id)).map((d) => [d.channel, d.address])).toEqual([['inApp', null], ['sms', '0987654321']])
  })

  test('without a switch nothing leaves the platform, whoever consented', async () => {
    useProviders({})
    const { id } = await send(await consenting('sms', 'zalo', 'email'))
    expect(queue).toEqual([])
    expect((await log(id)).map((d) => d.channel)).toEqual(['paper'])
  })
})
