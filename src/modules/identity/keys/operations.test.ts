import { afterAll, beforeAll, expect, it } from 'vitest'
import { getProfile } from '../people/operations.server.ts'
import { suspendAccount } from '../people/operations.server.ts'
import { tokenFor } from '../signin/demonstration.server.ts'
import { castWorld, ORIGIN, type World } from '../world.ts'
import { createKey, listKeys, revokeKey } from './operations.server.ts'

let t: World
beforeAll(async () => { t = await castWorld() })
afterAll(() => t.close())

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

it('a key acts for its owner within its scopes', async () => {
  const director = await t.as('giamdoc')
  const { key, id } = await t.execute(director, createKey, { name: 'Máy cân', scopes: ['difficulties.raise'] })
  const actor = await t.edge.actorOf(bearer(key))
  expect(actor).toMatchObject({ kind: 'key', id: director.id, orgIds: director.orgIds })
  expect([...actor.grants]).toEqual(['difficulties.raise'])
  expect((await t.execute(actor, getProfile, {})).via).toBe('key')
  expect((await t.execute(director, listKeys, {})).items.map((k) => k.id)).toContain(id)
})

it('a key makes no keys', async () => {
  const { key } = await t.execute(await t.as('giamdoc'), createKey, { name: 'Một', scopes: [] })
  await expect(t.execute(await t.edge.actorOf(bearer(key)), createKey, { name: 'Hai' })).rejects.toMatchObject({ code: 'forbidden' })
})

it('no scope goes beyond the owner’s grants', async () => {
  await expect(t.execute(await t.as('ketoan'), createKey, { name: 'Quá quyền', scopes: ['identity.manageAccounts'] })).rejects.toMatchObject({ key: 'identity.scopeBeyondOwn' })
})

it('a revoked key is refused at once, though it was just used', async () => {
  const director = await t.as('giamdoc')
  const { key, id } = await t.execute(director, createKey, { name: 'Sẽ thu hồi' })
  await t.edge.actorOf(bearer(key))
  await t.edge.actorOf(bearer(key))
  await t.execute(director, revokeKey, { id })
  await expect(t.edge.actorOf(bearer(key))).rejects.toMatchObject({ code: 'unauthenticated' })
  await expect(t.execute(await t.as('ketoan'), revokeKey, { id })).rejects.toMatchObject({ code: 'not_found' })
})

it('a key dies with its owner’s access', async () => {
  const { key } = await t.execute(await t.as('ketoan'), createKey, { name: 'Kế toán' })
  await t.edge.actorOf(bearer(key))
  const [posting] = await t.ownerSql<{ id: string }[]>`select id from identity.posting where person_id = ${t.personOf('ketoan')}`
  await t.execute(await t.as('giamdoc'), suspendAccount, { postingId: posting?.id ?? '' })
  await expect(t.edge.actorOf(bearer(key))).rejects.toMatchObject({ code: 'unauthenticated' })
})

it('a made-up or foreign key is refused', async () => {
  for (const key of ['x', `chung_${'A'.repeat(64)}`]) await expect(t.edge.actorOf(bearer(key))).rejects.toMatchObject({ key: 'identity.tokenRefused' })
})

it('gives a token for the cast by login, and for nobody else', async () => {
  const options = { kernel: t.kernel, authUrl: t.authUrl, origin: ORIGIN, oidc: null }
  const actor = await t.edge.actorOf(bearer(await tokenFor(options, 'tinh')))
  expect(actor).toMatchObject({ login: 'tinh', territory: { level: 'province', province: '51' } })
  expect(actor.grants).toEqual((await t.as('tinh')).grants)
  await t.ownerSql`update identity.person set demonstration = false where login = 'bo'`
  await expect(tokenFor(options, 'bo')).rejects.toMatchObject({ key: 'identity.notDemonstration' })
})

it('keeps the secret nowhere in clear', async () => {
  const { key } = await t.execute(await t.as('giamdoc'), createKey, { name: 'Bí mật' })
  const [found] = await t.ownerSql<{ n: number }[]>`
    select (select count(*) from platform.audit where after::text like ${`%${key}%`})::int + (select count(*) from auth.apikey where key = ${key})::int n`
  expect(found?.n).toBe(0)
})
