import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/ids.ts'
import { anonymous, type Actor } from '#platform/operation.server.ts'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { getOrganisation } from '../record/operations.server.ts'
import type { FullRecord } from '../record/schema.ts'
import { openUnit, recordRepresentative } from './operations.server.ts'
import { fitsUnit } from './rules.ts'

let t: TestDatabase
let registrar: Actor
const code = '9900000121'

beforeAll(async () => {
  t = await testDatabase()
  registrar = t.actor({ territory: { level: 'province', province: '51' }, grants: ['register.enterOrganisation', 'register.readTerritory'] })
  await t.ownerSql`insert into register.organisation (id, code, type, name, province_code, commune_code, representative, source_system)
    values (${newId()}, ${code}, 'HTX', 'Hợp tác xã Gò Mây', '51', '21109', 'Người Trước', 'manual_entry')`
})
afterAll(() => t.close())

const record = async () => await t.execute(registrar, getOrganisation, { code }) as FullRecord

describe('branches, offices, locations and representatives', () => {
  it.each([
    ['branch', '9900000121-001', true], ['branch', '9900000121-000', false], ['branch', '9900000202-001', false], ['branch', '00001', false],
    ['location', '00001', true], ['location', '00000', false], ['location', '9900000121-001', false],
  ] as const)('C52 %s with %s: %s (D92 14.4-14.5)', (kind, unitCode, fits) => {
    expect(fitsUnit(kind, unitCode, code)).toBe(fits)
  })

  it('opens a unit in its own commune, or in that of its organisation', async () => {
    await t.execute(registrar, openUnit, { code, kind: 'branch', unitCode: '9900000121-001', name: 'Chi nhánh Trà Bồng', address: 'Xã Trà Bồng', commune: '21115' })
    await t.execute(registrar, openUnit, { code, kind: 'location', unitCode: '00001', name: 'Cửa hàng số 1', address: 'Thôn 3' })
    expect((await record()).units.map((u) => [u.kind, u.code ?? u.locationCode])).toEqual([['branch', '9900000121-001'], ['location', '00001']])
    await expect(t.execute(registrar, openUnit, { code, kind: 'branch', unitCode: '00001', name: 'x', address: 'x' })).rejects.toMatchObject({ key: 'register.unitCode' })
  })

  it('C50 a new representative is public by name only; the number is sealed in the table too', async () => {
    await t.execute(registrar, recordRepresentative, { code, fullName: 'Người Đầu', personalId: '000200001111', sinceOn: '2024-01-01' })
    await t.execute(registrar, recordRepresentative, { code, fullName: 'Người Sau', post: 'Giám đốc', personalId: '000200002222', sinceOn: '2025-03-01' })
    const seen = await record()
    expect(seen.representative).toBe('Người Sau')
    expect(seen.representatives.map((r) => [r.fullName, r.personalId, r.untilOn])).toEqual([['Người Đầu', '•••111', '2025-03-01'], ['Người Sau', '•••222', null]])
    const stored = await t.ownerSql`select r::text as row from register.representative r`
    const trail = await t.ownerSql`select coalesce(before::text, '') || coalesce(after::text, '') as row from platform.audit`
    expect(JSON.stringify([stored, trail])).not.toMatch(/000200001111|000200002222/)
    expect(JSON.stringify(await t.execute(anonymous, getOrganisation, { code }))).not.toContain('•••')
  })

  it('C55 C59 is refused while a status stands against filing, and for a mirror', async () => {
    await t.ownerSql`update register.organisation set status = 'tax_enforced' where code = ${code}`
    await expect(t.execute(registrar, openUnit, { code, kind: 'location', name: 'x', address: 'x' })).rejects.toMatchObject({ key: 'register.filingBlocked' })
    await t.ownerSql`update register.organisation set status = 'active', mirrored = true where code = ${code}`
    await expect(t.execute(registrar, recordRepresentative, { code, fullName: 'X' })).rejects.toMatchObject({ key: 'register.mirrored' })
  })
})
