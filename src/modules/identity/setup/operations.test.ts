import { afterAll, beforeAll, expect, it } from 'vitest'
import { anonymous } from '#platform/operation.server.ts'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { createEdge, type IdentityEdge } from '../signin/edge.server.ts'
import { signIn } from '../signin/forms.server.ts'
import { ORIGIN } from '../world.ts'
import { readSetUp, setUpFirstAccount, setUpPath } from './operations.server.ts'

let t: TestDatabase
let edge: IdentityEdge
beforeAll(async () => {
  t = await testDatabase()
  edge = await createEdge({ kernel: t.kernel, authUrl: t.authUrl, origin: ORIGIN, oidc: null })
})
afterAll(async () => {
  await edge.close()
  await t.close()
})

const first = { kind: 'allianceProvince', provinceCode: '51', officeName: 'Liên minh Hợp tác xã tỉnh Quảng Ngãi', name: 'Phạm Thu Nguyệt', login: 'nguyet', password: 'lúa chín đầu mùa' } as const

it('an Alliance that starts empty makes its first account, once, and keeps its province’s list', async () => {
  const path = await setUpPath(t.ownerSql)
  const token = path?.split('/').at(-1) ?? ''
  await expect(t.execute(anonymous, setUpFirstAccount, { ...first, token: 'đoán' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(t.execute(anonymous, setUpFirstAccount, { ...first, token, provinceCode: '' })).rejects.toMatchObject({ code: 'invalid' })
  expect((await t.execute(anonymous, readSetUp, { token })).kinds).toContain('allianceProvince')

  const made = await Promise.allSettled([first, { ...first, login: 'khac' }].map((input) => t.execute(anonymous, setUpFirstAccount, { ...input, token })))
  expect(made.map((m) => m.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await t.ownerSql`select 1 from identity.person`).toHaveLength(1)
  expect(await setUpPath(t.ownerSql)).toBeNull()
  await expect(t.execute(anonymous, readSetUp, { token })).rejects.toMatchObject({ key: 'identity.setUpDone' })

  const [person] = await t.ownerSql<{ login: string }[]>`select login from identity.person`
  const { cookies } = await signIn(new Headers({ 'x-chung-client-address': '10.4.0.1' }), { login: person?.login ?? '', password: first.password })
  const actor = await edge.actorOf(new Headers({ cookie: cookies.map((c) => `${c.name}=${c.value}`).join('; ') }))
  expect(actor).toMatchObject({ territory: { level: 'province', province: '51' }, alliance: { level: 'province', province: '51' } })
})
