import { afterAll, beforeAll, expect, it } from 'vitest'
import { anonymous } from '#platform/operation.server.ts'
import { DEMONSTRATION_PASSWORD } from '../cast.ts'
import { signIn } from '../signin/forms.server.ts'
import { castWorld, type World } from '../world.ts'
import { issueReset, readReset, useReset } from './operations.server.ts'

let t: World
beforeAll(async () => { t = await castWorld() })
afterAll(() => t.close())

const headers = () => new Headers({ 'x-chung-client-address': '10.5.0.1' })
const postingOf = async (login: string): Promise<string> => {
  const [row] = await t.ownerSql<{ id: string }[]>`select id from identity.posting where person_id = ${t.personOf(login)}`
  return row?.id ?? ''
}
const tokenOf = (path: string): string => path.split('/').at(-1) ?? ''
const PASSWORD = 'mùa này được giá'

it('the level above hands over a link; the person sets a password nobody else knows, and older sessions end', async () => {
  const { cookies } = await signIn(headers(), { login: 'ketoan', password: DEMONSTRATION_PASSWORD })
  const old = new Headers({ cookie: cookies.map((c) => `${c.name}=${c.value}`).join('; ') })
  expect((await t.edge.actorOf(old)).login).toBe('ketoan')

  const { path } = await t.execute(await t.as('giamdoc'), issueReset, { postingId: await postingOf('ketoan') })
  expect(await t.execute(anonymous, readReset, { token: tokenOf(path) })).toEqual({ name: 'Võ Thị Kim Loan', login: 'ketoan' })
  await t.execute(anonymous, useReset, { token: tokenOf(path), password: PASSWORD })

  expect((await t.edge.actorOf(old)).login).toBeNull()
  await expect(signIn(headers(), { login: 'ketoan', password: DEMONSTRATION_PASSWORD })).rejects.toMatchObject({ key: 'identity.signInRefused' })
  expect((await signIn(headers(), { login: 'ketoan', password: PASSWORD })).state).toBe('signedIn')
  await expect(t.execute(anonymous, useReset, { token: tokenOf(path), password: PASSWORD })).rejects.toMatchObject({ key: 'identity.resetNotFound' })
})

it('a newer link, or a day, makes a link useless', async () => {
  const issue = async () => tokenOf((await t.execute(await t.as('giamdoc'), issueReset, { postingId: await postingOf('ketoan') })).path)
  const [first, second] = [await issue(), await issue()]
  await expect(t.execute(anonymous, readReset, { token: first })).rejects.toMatchObject({ code: 'not_found' })
  await expect(t.execute(anonymous, readReset, { token: second }, { now: new Date(Date.now() + 25 * 3_600_000) })).rejects.toMatchObject({ code: 'not_found' })
})

it('C61 only the level directly above may', async () => {
  for (const login of ['xa', 'lienminh', 'bo']) {
    await expect(t.execute(await t.as(login), issueReset, { postingId: await postingOf('ketoan') })).rejects.toMatchObject({ code: 'not_found' })
  }
})
