import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymous } from '#platform/operation.server.ts'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { createEdge, type IdentityEdge } from '../signin/edge.server.ts'
import { isUnopened, openingCode, openPlatform } from './operations.server.ts'

let t: TestDatabase
let edge: IdentityEdge
beforeAll(async () => {
  t = await testDatabase()
  edge = await createEdge({ kernel: t.kernel, authUrl: t.authUrl, origin: 'http://localhost:3000', oidc: null })
})
afterAll(async () => {
  await edge.close()
  await t.close()
})

const form = () => ({
  code: openingCode(), kind: 'allianceProvince' as const, provinceCode: '51', officeName: 'Liên minh Hợp tác xã tỉnh Quảng Ngãi',
  name: 'Phạm Thu Nguyệt', login: 'nguyet', password: 'một câu đủ dài',
})

test('a wrong code opens nothing, and a provincial office needs its province', async () => {
  await expect(t.execute(anonymous, openPlatform, { ...form(), code: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(t.execute(anonymous, openPlatform, { ...form(), provinceCode: '' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await t.execute(anonymous, isUnopened, {})).toEqual({ unopened: true })
})

test('the code makes one first account, which signs in; it opens nothing twice, also for two at the same moment', async () => {
  const both = await Promise.allSettled([t.execute(anonymous, openPlatform, form()), t.execute(anonymous, openPlatform, { ...form(), login: 'khac' })])
  expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await t.execute(anonymous, isUnopened, {})).toEqual({ unopened: false })
  const people = await t.ownerSql<{ login: string; role_code: string }[]>`select p.login, s.role_code from identity.person p join identity.posting s on s.person_id = p.id`
  expect(people).toHaveLength(1)
  expect(people[0]?.role_code).toBe('allianceKeeper')
  const signedIn = await edge.identity.auth.api.signInUsername({ body: { username: people[0]?.login ?? '', password: form().password } })
  expect(signedIn?.token).toBeTruthy()
})
