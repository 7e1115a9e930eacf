import { createECDH, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import { castWorld, type World } from '#modules/identity/world.ts'
import { newId } from '#platform/ids.ts'
import { systemFor } from '#platform/operation.server.ts'
import { jobs } from '../delivering/jobs.server.ts'
import { addDevice, dropDevice, getChannels, giveConsent, listDeliveries, sendNotice } from '../index.ts'
import { isPushService, pushProvider, vapidKeys } from './push.server.ts'
import { providersFrom, useProviders } from './registry.server.ts'

/** A push service on this machine: what it is given, and what it answers. */
let t: World
let service: Server
let base = ''
let given: { path: string; headers: NodeJS.Dict<string | string[]>; body: Buffer }[] = []
const answers = new Map<string, number>()
beforeAll(async () => {
  t = await castWorld()
  t.kernel.enqueue = () => Promise.resolve(newId())
  service = createServer((request, response) => {
    void buffer(request).then((body) => {
      given.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(answers.get(request.url ?? '') ?? 201).end()
    })
  }).listen(0, '127.0.0.1')
  await new Promise<void>((ready) => service.once('listening', () => ready()))
  base = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
})
afterAll(async () => { await t.close(); service.close() })
afterEach(() => { useProviders(null); given = []; answers.clear() })

const browser = (path: string) => {
  const ecdh = createECDH('prime256v1')
  return { endpoint: `${base}${path}`, p256dh: ecdh.generateKeys().toString('base64url'), auth: randomBytes(16).toString('base64url'), label: 'Điện thoại' }
}
const on = () => useProviders({ push: pushProvider({ subject: 'mailto:thongbao@chung.example.vn', allows: (endpoint) => endpoint.startsWith(base) }) })
const NOON = new Date('2026-10-05T05:00:00Z')
const org = systemFor(goMay.id)
const sendAndRun = async () => {
  const { id } = await t.execute(await t.as('giamdoc'), sendNotice, { organisationId: goMay.id, kind: 'a.b', subject: 'Mời họp', body: 'Bí mật của hợp tác xã', recipients: [{ name: 'Lực', personId: t.personOf('thanhvien') }] }, { now: NOON })
  await jobs[0]?.run({ id: newId(), payload: { organisationId: goMay.id, noticeId: id }, actor: org, execute: (op, input) => t.execute(org, op, input, { now: NOON }), report: () => Promise.resolve() })
  return (await t.execute(await t.as('giamdoc'), listDeliveries, { code: goMay.code, id })).recipients[0]?.deliveries.find((d) => d.channel === 'push')
}

describe('web push', () => {
  test('is off unless the deployment switched it on', async () => {
    expect(providersFrom({}).push).toBeUndefined()
    expect(providersFrom({ CHUNG_WEB_PUSH: 'on' }).push?.publicKey).toBe(vapidKeys().publicKey)
    useProviders({})
    await expect(t.execute(await t.as('thanhvien'), addDevice, browser('/a'))).rejects.toMatchObject({ key: 'notices.pushOff' })
  })

  test('posts nowhere but to the browsers’ services', async () => {
    for (const yes of ['https://fcm.googleapis.com/fcm/send/x', 'https://updates.push.services.mozilla.com/wpush/v2/x', 'https://web.push.apple.com/x', 'https://wns2-sg2p.notify.windows.com/w/?token=x']) expect(isPushService(yes), yes).toBe(true)
    for (const no of ['http://fcm.googleapis.com/x', 'https://fcm.googleapis.com:8443/x', 'https://fcm.googleapis.com.vidu.vn/x', 'https://xnotify.windows.com/x', 'https://a@fcm.googleapis.com/x', 'https://127.0.0.1/x', 'x']) expect(isPushService(no), no).toBe(false)
    on()
    await expect(t.execute(await t.as('thanhvien'), addDevice, { ...browser('/a'), endpoint: 'https://vidu.vn/x' })).rejects.toMatchObject({ key: 'notices.pushHost' })
  })

  test('reaches each browser, encrypted and signed; one that has withdrawn is forgotten', async () => {
    on()
    const thanhvien = await t.as('thanhvien')
    await t.execute(thanhvien, addDevice, browser('/a'))
    await t.execute(thanhvien, addDevice, browser('/gone'))
    await t.execute(thanhvien, giveConsent, { channel: 'push', given: true })
    answers.set('/gone', 410)
    expect(await sendAndRun()).toMatchObject({ state: 'sent', address: 'device' })
    expect(given.map((g) => g.path).sort()).toEqual(['/a', '/gone'])
    expect(given[0]?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', authorization: expect.stringMatching(/^vapid t=/), ttl: '86400' })
    expect(given[0]?.body.includes('Bí mật')).toBe(false)
    expect((await t.execute(thanhvien, getChannels, {})).devices).toHaveLength(1)
  })

  test('a service that is down is tried again', async () => {
    on()
    answers.set('/a', 503)
    expect(await sendAndRun()).toMatchObject({ state: 'waiting' })
  })

  test('a device is its person’s; a browser that changes hands follows', async () => {
    on()
    const shared = browser('/shared')
    const { id } = await t.execute(await t.as('ketoan'), addDevice, shared)
    await expect(t.execute(await t.as('giamdoc'), dropDevice, { id })).rejects.toMatchObject({ code: 'not_found' })
    await t.execute(await t.as('giamdoc'), addDevice, shared)
    expect((await t.execute(await t.as('ketoan'), getChannels, {})).devices).toHaveLength(0)
    expect(await t.execute(await t.as('giamdoc'), dropDevice, { id })).toEqual({ id })
  })
})
