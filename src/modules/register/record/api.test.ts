import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { anonymous } from '#platform/operation.server.ts'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { readOrganisation } from './api.server.ts'

let t: TestDatabase
const id = newId()
beforeAll(async () => {
  t = await testDatabase()
  await t.ownerSql`insert into register.organisation (id, code, type, name, address, province_code, commune_code, representative, source_system)
    values (${id}, '9900000121', 'HTX', 'Hợp tác xã Gò Mây', 'Thôn 3, Xã Đông Sơn', '51', '21109', 'Lê Văn Bảy', 'provincial_import')`
})
afterAll(() => t.close())

const six = ['address', 'code', 'lines', 'name', 'representative', 'status']
const read = (actor = anonymous) => t.execute(actor, readOrganisation, { code: '9900000121' })

test('C50 anonymous: exactly the six fields of Decree 92/2024, Article 29', async () => {
  expect(Object.keys(await read()).sort()).toEqual(six)
})

test('C50 C62 a signed-in reader without the territory gets the same six', async () => {
  const stranger = t.actor({ territory: { level: 'commune', province: '01', commune: '00004' }, grants: ['register.readTerritory'] })
  expect(Object.keys(await read(stranger)).sort()).toEqual(six)
})

test('the organisation itself gets the whole record', async () => {
  const own = t.actor({ orgIds: [id] })
  expect(Object.keys(await read(own))).toEqual(expect.arrayContaining([...six, 'registered', 'representatives', 'units', 'freshness']))
})
