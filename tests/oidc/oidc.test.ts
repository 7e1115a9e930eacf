import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { goMay, storyPeople } from '#modules/identity/cast.ts'
import { invite } from '#modules/identity/index.ts'
import { startOidc } from '#modules/identity/signin/forms.server.ts'
import { castWorld, type World } from '#modules/identity/world.ts'
import { Visitor } from './browser.ts'
import { CLIENT, startProvider, type TestProvider } from './provider.ts'

let t: World
let site: Server
let origin: string
let provider: TestProvider

const personalIdOf = (login: string) => storyPeople.find((p) => p.login === login)?.personalId ?? ''

beforeAll(async () => {
  site = createServer((request, response) => { void t.edge.handleAuth(request, response) })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  provider = await startProvider({
    'sub-giamdoc': { name: 'Lê Văn Bảy', personal_id: personalIdOf('giamdoc') },
    'sub-la': { name: 'Người Lạ', personal_id: '000777666555' },
    'sub-trung-mail': { name: 'Kẻ Mạo Danh', email: 'giamdoc@login.invalid' },
    'sub-moi': { name: 'Đặng Thị Mười', personal_id: '000444555666' },
    'sub-khong-so': { name: 'Không Có Số' },
  }, `${origin}/api/auth/callback/oidc`)
  t = await castWorld({ issuer: provider.issuer, ...CLIENT, label: 'Định danh thử', personalIdClaim: 'personal_id' }, origin)
})
afterAll(async () => {
  await t.close()
  await provider.close()
  await new Promise<void>((resolve) => site.close(() => resolve()))
})

/** Presses the button, proves oneself at the provider, comes back; gives the last address and who is signed in. */
async function goThrough(subject: string, invitationToken?: string): Promise<{ landed: URL; login: string | null }> {
  provider.become(subject)
  const visitor = new Visitor()
  const { url, cookies } = await startOidc(new Headers({ 'x-chung-client-address': '10.3.0.1' }), { next: '/tai-khoan', ...(invitationToken ? { invitationToken } : {}) })
  visitor.keep(origin, cookies)
  const landed = new URL(await visitor.follow(url, (at) => at.startsWith(origin) && !at.includes('/api/auth/')))
  const actor = await t.edge.actorOf(new Headers({ cookie: visitor.cookieHeader(origin) }))
  return { landed, login: actor.login }
}

const invitationFor = async (personalId: string | null): Promise<string> => {
  const { path } = await t.execute(await t.as('giamdoc'), invite, {
    kind: 'organisation', role: 'member', name: 'Đặng Thị Mười', personalId,
  })
  return path.split('/').at(-1) ?? ''
}

it('asks the provider with PKCE, state and nonce', async () => {
  const { url } = await startOidc(new Headers({ 'x-chung-client-address': '10.3.0.2' }), { next: '/' })
  const query = new URL(url).searchParams
  expect(query.get('code_challenge_method')).toBe('S256')
  for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)).toBeTruthy()
})

it('knows a person by the keyed hash of the personal ID number, now and the next time', async () => {
  expect(await goThrough('sub-giamdoc')).toMatchObject({ landed: { pathname: '/tai-khoan' }, login: 'giamdoc' })
  expect((await goThrough('sub-giamdoc')).login).toBe('giamdoc')
  const rows = await t.ownerSql`select 1 from auth.account where "providerId" = 'oidc' and "accountId" = 'sub-giamdoc'`
  expect(rows).toHaveLength(1)
})

it.each(['sub-la', 'sub-khong-so', 'sub-trung-mail'])('makes no account for %s, whatever the e-mail says', async (subject) => {
  const { landed, login } = await goThrough(subject)
  expect(login).toBeNull()
  expect(landed.pathname).toBe('/dang-nhap')
  expect(landed.searchParams.get('error')).toBe('signup_disabled')
  expect(await t.ownerSql`select 1 from auth.account where "accountId" = ${subject}`).toHaveLength(0)
})

it('an invitation ties the subject to a new account; a used invitation ties nobody', async () => {
  const token = await invitationFor('000444555666')
  const { login } = await goThrough('sub-moi', token)
  expect(login).toMatch(/^nguoi-dung-/)
  const [person] = await t.ownerSql<{ name: string; organisation_id: string }[]>`
    select p.name, s.organisation_id from identity.person p join identity.posting s on s.person_id = p.id where p.login = ${login}`
  expect(person).toEqual({ name: 'Đặng Thị Mười', organisation_id: goMay.id })
  expect((await goThrough('sub-moi')).login).toBe(login)
  expect((await goThrough('sub-la', token)).login).toBeNull()
})

it('an invitation for another personal ID number ties nobody', async () => {
  expect((await goThrough('sub-la', await invitationFor('000111111111'))).login).toBeNull()
  expect((await goThrough('sub-khong-so', await invitationFor('000111111112'))).login).toBeNull()
})

it('a locked person does not come in through the provider either', async () => {
  await t.ownerSql`update identity.person set suspended_at = now() where id = ${t.personOf('giamdoc')}`
  const { landed, login } = await goThrough('sub-giamdoc')
  expect(login).toBeNull()
  expect(landed.searchParams.get('error')).toBe('access_suspended')
})

it('keeps the number out of what it stores of the provider', async () => {
  const [found] = await t.ownerSql<{ n: number }[]>`
    select (select count(*) from auth.account a where to_jsonb(a)::text like '%000444555666%')::int + (select count(*) from auth."user" u where to_jsonb(u)::text like '%000444555666%')::int n`
  expect(found?.n).toBe(0)
})
