import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../cast.ts'
import { castWorld, ORIGIN, type World } from '../world.ts'
import { ATTEMPTS_FROM_ADDRESS } from './attempts.server.ts'
import { callAuth, signIn, signOut, verifySecondFactor, type Cookie } from './forms.server.ts'
import { changePassword, confirmSecondFactor, dropSecondFactor, endOtherSessions, endSession, readSecurity, startSecondFactor } from './security.server.ts'

let t: World
beforeAll(async () => { t = await castWorld() })
afterAll(() => t.close())

let address = 0
/** Each story comes from an address of its own, so that the limits of one do not slow another. */
const visitor = (cookies: Cookie[] = [], from = `10.1.0.${(address += 1)}`): Headers =>
  new Headers({ 'x-chung-client-address': from, 'user-agent': 'may thu', ...(cookies.length ? { cookie: cookies.filter((c) => c.maxAge !== 0).map((c) => `${c.name}=${c.value}`).join('; ') } : {}) })

const signInAs = async (login: string, password = DEMONSTRATION_PASSWORD): Promise<Cookie[]> => (await signIn(visitor(), { login, password })).cookies
const whois = async (cookies: Cookie[]) => (await t.edge.actorOf(visitor(cookies))).login

function totp(secret: string, now = Date.now()): string {
  const bits = [...secret].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

it('signs in with login and password, whatever the case of the login', async () => {
  expect(await whois(await signInAs(' GiamDoc '))).toBe('giamdoc')
})

it('the cookie is for this site only and out of reach of scripts', async () => {
  const response = await t.edge.identity.auth.handler(new Request(`${ORIGIN}/api/auth/sign-in/username`, {
    method: 'POST', headers: { origin: ORIGIN, 'content-type': 'application/json', 'x-chung-client-address': '10.2.0.1' },
    body: JSON.stringify({ username: 'xa', password: DEMONSTRATION_PASSWORD }),
  }))
  const cookie = response.headers.getSetCookie().find((c) => c.includes('session_token')) ?? ''
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
})

it('answers an unknown login exactly as a wrong password', async () => {
  const ask = (login: string) => signIn(visitor(), { login, password: 'sai-mat-khau-roi' }).then(() => null, (e: unknown) => e)
  const [known, unknown, strange] = await Promise.all([ask('giamdoc'), ask('khong-co-nguoi-nay'), ask('a')])
  expect(known).toMatchObject({ code: 'forbidden', key: 'identity.signInRefused', params: {} })
  expect(unknown).toEqual(known)
  expect(strange).toEqual(known)
})

it('hashes a password for an unknown login too, so that time tells nothing', async () => {
  const context = await t.edge.identity.auth.$context
  const hashed: string[] = []
  const { hash } = context.password
  context.password.hash = (password) => { hashed.push(password); return hash(password) }
  try {
    await expect(signIn(visitor(), { login: 'cung-khong-co', password: 'mật khẩu nào đó' })).rejects.toMatchObject({ key: 'identity.signInRefused' })
  } finally {
    context.password.hash = hash
  }
  expect(hashed).toEqual(['mật khẩu nào đó'])
})

it.each(['/is-username-available', '/sign-up/email', '/sign-in/email', '/request-password-reset', '/update-user', '/api-key/create', '/api-key/verify', '/delete-user'])(
  'closes %s of the library', async (path) => {
    expect((await callAuth(visitor(), 'POST', path, { username: 'giamdoc', email: 'giamdoc@login.invalid', password: DEMONSTRATION_PASSWORD, name: 'x', key: 'x' })).status).toBe(404)
  })

it('slows guessing at one login from one address, known or not, and says for how long', async () => {
  for (const login of ['ketoan', 'nguoi-la']) {
    const from = `10.9.0.${login.length}`
    for (let i = 0; i < ATTEMPTS_FROM_ADDRESS; i++) await expect(signIn(visitor([], from), { login, password: 'đoán mò thôi' })).rejects.toMatchObject({ code: 'forbidden' })
    const refusal = await signIn(visitor([], from), { login, password: DEMONSTRATION_PASSWORD }).then(() => null, (e: unknown) => e)
    expect(refusal).toMatchObject({ code: 'too_many', params: { seconds: expect.any(Number) } })
  }
  // The owner, elsewhere, is not shut out by a stranger's guesses.
  expect(await whois(await signInAs('ketoan'))).toBe('ketoan')
})

it('keeps the counters in the database', async () => {
  const rows = await t.ownerSql`select 1 from auth."rateLimit" where key like 'login:%'`
  expect(rows.length).toBeGreaterThan(0)
})

it('a session that was ended is refused at once, though it was just used', async () => {
  const first = await signInAs('lienminh')
  const second = await signInAs('lienminh')
  expect([await whois(first), await whois(second)]).toEqual(['lienminh', 'lienminh'])
  const security = await readSecurity(visitor(second))
  const other = security?.sessions.find((s) => !s.current)
  await endSession(visitor(second), other?.id ?? '')
  expect([await whois(first), await whois(second)]).toEqual([null, 'lienminh'])
  const third = await signInAs('lienminh')
  await endOtherSessions(visitor(third))
  expect([await whois(second), await whois(third)]).toEqual([null, 'lienminh'])
  await signOut(visitor(third))
  expect(await whois(third)).toBeNull()
})

it('a person who moved is told so, and only after the right password', async () => {
  await t.ownerSql`update identity.posting set locked_at = now(), end_reason = 'moved' where person_id = ${t.personOf('thanhvien')}`
  await expect(signInAs('thanhvien', 'sai-mat-khau-roi')).rejects.toMatchObject({ key: 'identity.signInRefused' })
  await expect(signInAs('thanhvien')).rejects.toMatchObject({ key: 'identity.access.noPosting', article: 'C09.9' })
})

it('a lock reaches a running session of another connection through the database', async () => {
  const cookies = await signInAs('giamdoc2')
  expect(await whois(cookies)).toBe('giamdoc2')
  await t.ownerSql`update identity.person set suspended_at = now() where id = ${t.personOf('giamdoc2')}`
  await expect.poll(() => whois(cookies)).toBeNull()
})

it('a second factor: enrol, sign in with a code, with a backup code, and drop it', async () => {
  const cookies = await signInAs('tinh')
  await expect(startSecondFactor(visitor(cookies), 'sai-mat-khau-roi')).rejects.toMatchObject({ code: 'forbidden' })
  const { secret, backupCodes, totpUri } = await startSecondFactor(visitor(cookies), DEMONSTRATION_PASSWORD)
  expect(totpUri).toMatch(/^otpauth:\/\/totp\/Chung/)
  // Until a code came back nothing has changed.
  expect((await signIn(visitor(), { login: 'tinh', password: DEMONSTRATION_PASSWORD })).state).toBe('signedIn')
  const confirmed = await confirmSecondFactor(visitor(cookies), totp(secret))

  const half = await signIn(visitor(), { login: 'tinh', password: DEMONSTRATION_PASSWORD })
  expect(half.state).toBe('secondFactor')
  expect(await whois(half.cookies)).toBeNull()
  await expect(verifySecondFactor(visitor(half.cookies), '000000')).rejects.toMatchObject({ key: 'identity.secondFactorRefused' })
  expect(await whois(await verifySecondFactor(visitor(half.cookies), totp(secret)))).toBe('tinh')

  const again = await signIn(visitor(), { login: 'tinh', password: DEMONSTRATION_PASSWORD })
  expect(await whois(await verifySecondFactor(visitor(again.cookies), backupCodes[0] ?? ''))).toBe('tinh')
  const used = await signIn(visitor(), { login: 'tinh', password: DEMONSTRATION_PASSWORD })
  await expect(verifySecondFactor(visitor(used.cookies), backupCodes[0] ?? '')).rejects.toMatchObject({ code: 'forbidden' })

  await dropSecondFactor(visitor(confirmed), DEMONSTRATION_PASSWORD)
  expect((await signIn(visitor(), { login: 'tinh', password: DEMONSTRATION_PASSWORD })).state).toBe('signedIn')
})

it('a new password ends the other sessions', async () => {
  const old = await signInAs('bo')
  const current = await signInAs('bo')
  await expect(changePassword(visitor(current), { current: 'không phải', next: 'một câu dài dễ nhớ' })).rejects.toMatchObject({ key: 'identity.signInRefused' })
  await expect(changePassword(visitor(current), { current: DEMONSTRATION_PASSWORD, next: 'ngắn' })).rejects.toMatchObject({ key: 'identity.passwordShort' })
  const renewed = await changePassword(visitor(current), { current: DEMONSTRATION_PASSWORD, next: 'một câu dài dễ nhớ' })
  expect([await whois(old), await whois(renewed)]).toEqual([null, 'bo'])
  expect(await whois(await signInAs('bo', 'một câu dài dễ nhớ'))).toBe('bo')
})

it('refuses a sign-in form that another site sent', async () => {
  const response = await t.edge.identity.auth.handler(new Request(`${ORIGIN}/api/auth/sign-in/username`, {
    method: 'POST', headers: { origin: 'https://la.example', 'content-type': 'application/json', cookie: 'chung.session_token=x', 'x-chung-client-address': '10.2.0.9' },
    body: JSON.stringify({ username: 'xa', password: DEMONSTRATION_PASSWORD }),
  }))
  expect(response.status).toBe(403)
})
