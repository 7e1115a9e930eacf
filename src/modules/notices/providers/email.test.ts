import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import { castWorld, type World } from '#modules/identity/world.ts'
import { getChannels, giveConsent, listDeliveries, sendNotice, setAddress, verifyAddress } from '../index.ts'
import { providersFrom, useProviders } from './registry.server.ts'

/** A real mail server on this machine: what it takes, and what it answers when told to refuse. */
type Mail = { from: string; to: string[]; raw: string }
let t: World
let server: SMTPServer
let url = ''
let mails: Mail[] = []
let refusals: (Error & { responseCode: number })[] = []
const refusal = (code: number): Error & { responseCode: number } => Object.assign(new Error('không nhận ten@vidu.vn'), { responseCode: code })

beforeAll(async () => {
  t = await castWorld()
  await t.startJobs()
  server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true, logger: false,
    onAuth: ({ username, password }, _session, done) => done(password === 'đúng' ? null : new Error('Sai mật khẩu'), { user: username }),
    onRcptTo: (_address, _session, done) => done(refusals.shift() ?? null),
    onData: (stream, session, done) => {
      text(stream).then((raw) => { mails.push({ from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '', to: session.envelope.rcptTo.map((r) => r.address), raw }); done() }, done)
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  // The hour at which the tests run must not matter.
  vi.stubEnv('CHUNG_QUIET_HOURS', '00:00-00:00')
  vi.stubEnv('ORIGIN', 'https://chung.example.vn')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await t.close()
  await new Promise<void>((done) => server.close(done))
})
afterEach(() => { useProviders(null); mails = []; refusals = [] })

const settings = (more: Record<string, string> = {}) => ({ CHUNG_SMTP_URL: url, CHUNG_SMTP_FROM: 'Hợp tác xã <thongbao@chung.example.vn>', ...more })
const on = (more: Record<string, string> = {}) => useProviders(providersFrom(settings(more) as NodeJS.ProcessEnv))
const header = (mail: Mail | undefined, name: string): string => new RegExp(`^${name}: (.*(?:\r?\n[ \t].*)*)`, 'mi').exec(mail?.raw ?? '')?.[1] ?? ''
const bodyOf = (mail: Mail | undefined): string => Buffer.from((mail?.raw.split(/\r?\n\r?\n/).slice(1).join('\n') ?? '').replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8')
const decoded = (mail: Mail | undefined): string => (/base64/i.test(header(mail, 'Content-Transfer-Encoding')) ? Buffer.from(mail?.raw.split(/\r?\n\r?\n/)[1] ?? '', 'base64').toString('utf8') : bodyOf(mail))

const prove = async (login: string, address: string, at = new Date()) => {
  const actor = await t.as(login)
  await t.execute(actor, setAddress, { channel: 'email', address }, { now: at })
  await vi.waitFor(() => expect(mails).toHaveLength(1), 20_000)
  const code = /\d{6}/.exec(decoded(mails[0]))?.[0] ?? ''
  mails = []
  const answer = await t.execute(actor, verifyAddress, { channel: 'email', verification: code })
  await t.execute(actor, giveConsent, { channel: 'email', given: true })
  return answer
}
const send = async (login: string) =>
  t.execute(await t.as('giamdoc'), sendNotice, { organisationId: goMay.id, kind: 'assembly.invitation', subject: 'Mời họp Đại hội thành viên', body: 'Kính mời ông Lực dự đại hội lúc 8 giờ.', href: '/dai-hoi/1', recipients: [{ name: 'Nguyễn Tấn Lực', personId: t.personOf(login) }] })
const mailed = async (id: string) => {
  const [recipient] = (await t.execute(await t.as('giamdoc'), listDeliveries, { code: goMay.code, id })).recipients
  return { recipient, delivery: recipient?.deliveries.find((d) => d.channel === 'email') }
}

describe('e-mail through a real server', () => {
  test('an address is proven by the code that went there, then carries notices; the server’s yes is the proof', async () => {
    on()
    expect(await prove('thanhvien', 'Luc@Example.VN')).toEqual({ channel: 'email', result: 'right' })
    const { id } = await send('thanhvien')
    await vi.waitFor(async () => expect((await mailed(id)).delivery?.state).toBe('sent'), 20_000)
    const [mail] = mails
    const { recipient, delivery } = await mailed(id)
    expect(mails).toHaveLength(1)
    expect(mail).toMatchObject({ from: 'thongbao@chung.example.vn', to: ['luc@example.vn'] })
    expect(header(mail, 'Message-ID')).toBe(`<${delivery?.id}@chung.example.vn>`)
    expect(header(mail, 'Auto-Submitted')).toBe('auto-generated')
    expect(decoded(mail)).toContain('Kính mời ông Lực dự đại hội lúc 8 giờ.')
    expect(decoded(mail)).toContain('https://chung.example.vn/dai-hoi/1')
    expect(delivery?.receipts.map((r) => r.kind)).toEqual(['queued', 'attempted', 'sent'])
    expect(recipient?.provenSent?.channel).toBe('inApp')
  })

  test('refused for good: the log says with which code, never with the server’s words, and paper is not needed beside an inbox', async () => {
    on()
    await prove('ketoan', 'loan@example.vn')
    refusals = [refusal(550)]
    const { id } = await send('ketoan')
    await vi.waitFor(async () => expect((await mailed(id)).delivery?.state).toBe('failed'), 20_000)
    const { recipient, delivery } = await mailed(id)
    expect(delivery?.receipts.at(-1)).toMatchObject({ kind: 'failed', detail: 'SMTP 550' })
    expect(recipient?.deliveries.map((d) => d.channel)).toEqual(['inApp', 'email'])
  })

  test('refused for now, unreachable, or not let in: tried again', async () => {
    const message = { deliveryId: 'd', organisationId: '', to: 'a@example.vn', toName: 'A', senderName: 'B', subject: 'C', body: 'D', link: null }
    refusals = [refusal(451)]
    expect(await providersFrom(settings() as NodeJS.ProcessEnv).email?.send(message)).toEqual({ sent: false, permanent: false, why: 'SMTP 451' })
    expect(await providersFrom(settings({ CHUNG_SMTP_URL: 'smtp://127.0.0.1:1' }) as NodeJS.ProcessEnv).email?.send(message)).toMatchObject({ sent: false, permanent: false, why: expect.stringMatching(/^SMTP: E/) })
    const wrong = await providersFrom(settings({ CHUNG_SMTP_URL: url.replace('smtp://', 'smtp://chung:bi-mat@') }) as NodeJS.ProcessEnv).email?.send(message)
    expect(wrong).toEqual({ sent: false, permanent: false, why: 'SMTP: EAUTH' })
    expect(await providersFrom(settings({ CHUNG_SMTP_URL: url.replace('smtp://', `smtp://chung:${encodeURIComponent('đúng')}@`) }) as NodeJS.ProcessEnv).email?.send(message)).toMatchObject({ sent: true })
  })

  test('a line break in a subject or a name adds no header', async () => {
    const sent = await providersFrom(settings() as NodeJS.ProcessEnv).email?.send({
      deliveryId: 'd', organisationId: '', to: 'a@example.vn', toName: 'A\r\nBcc: b@example.vn', senderName: 'B', subject: 'C\r\nBcc: c@example.vn', body: 'D', link: null,
    })
    expect(sent).toMatchObject({ sent: true })
    expect(mails[0]?.to).toEqual(['a@example.vn'])
    expect(header(mails[0], 'Bcc')).toBe('')
  })
})

describe('proving an address', () => {
  test('a wrong code is counted and five of them are enough; another address has to be proven anew', async () => {
    on()
    const actor = await t.as('giamdoc')
    await t.execute(actor, setAddress, { channel: 'email', address: 'bay@example.vn' })
    await vi.waitFor(() => expect(mails).toHaveLength(1), 20_000)
    const code = /\d{6}/.exec(decoded(mails[0]))?.[0] ?? ''
    const wrong = code === '000000' ? '000001' : '000000'
    for (let i = 0; i < 5; i++) expect((await t.execute(actor, verifyAddress, { channel: 'email', verification: wrong })).result).toBe('wrong')
    expect((await t.execute(actor, verifyAddress, { channel: 'email', verification: code })).result).toBe('tooMany')
    mails = []
    await expect(prove('giamdoc', 'bay2@example.vn')).rejects.toMatchObject({ code: 'too_many', key: 'notices.codeJustSent' })
    expect(await prove('giamdoc', 'bay2@example.vn', new Date(Date.now() + 61_000))).toMatchObject({ result: 'right' })
  })

  test('the code stands neither in the database nor in the queue', async () => {
    on()
    const actor = await t.as('giamdoc2')
    await t.execute(actor, setAddress, { channel: 'email', address: 'mai@example.vn' })
    await vi.waitFor(() => expect(mails).toHaveLength(1), 20_000)
    const code = /\d{6}/.exec(decoded(mails[0]))?.[0] ?? ''
    const [row] = await t.ownerSql<{ n: number }[]>`select (select count(*) from notices.address a where to_jsonb(a)::text like ${`%${code}%`})::int + (select count(*) from platform.job j where j.payload::text like ${`%${code}%`})::int as n`
    expect(row?.n).toBe(0)
  })

  test('without a mail server the address stays unverified and no code goes out', async () => {
    useProviders(providersFrom({}))
    const actor = await t.as('xa')
    expect(await t.execute(actor, setAddress, { channel: 'email', address: 'thien@example.vn' })).toEqual({ channel: 'email', codeSent: false })
    const { channels, pushKey } = await t.execute(actor, getChannels, {})
    expect(channels.find((c) => c.channel === 'email')).toMatchObject({ available: false, address: 'thien@example.vn', verified: false, consent: 'none', codeSent: false })
    expect(pushKey).toBeNull()
    await expect(t.execute(actor, setAddress, { channel: 'email', address: 'thien' })).rejects.toMatchObject({ fields: [{ path: 'address', key: 'notices.badEmail' }] })
    await expect(t.execute(actor, setAddress, { channel: 'sms', address: '12345' })).rejects.toMatchObject({ fields: [{ path: 'address', key: 'notices.badPhone' }] })
  })
})
