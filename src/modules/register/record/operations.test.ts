import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/ids.ts'
import { anonymous, type Actor } from '#platform/operation.server.ts'
import { keyedHash, seal } from '#platform/secrets.server.ts'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { getHistory } from '../history/operations.server.ts'
import { updateProfile } from '../profile/operations.server.ts'
import { listTerritory } from '../territory/operations.server.ts'
import { checkCode, getOrganisation } from './operations.server.ts'
import type { FullRecord } from './schema.ts'

let t: TestDatabase
let own: Actor
let commune: Actor
let province: Actor
let elsewhere: Actor
let nation: Actor
let alliance: Actor
const id = newId()
const other = newId()
const code = '9900000121'
const officer = { grants: ['register.readTerritory', 'register.enterOrganisation', 'register.decideCorrection'] }

beforeAll(async () => {
  t = await testDatabase()
  await t.ownerSql`insert into register.organisation (id, code, type, name, address, province_code, commune_code, representative, source_system, valid_from, charter_capital_dong)
    values (${id}, ${code}, 'HTX', 'Hợp tác xã Gò Mây', 'Thôn 3, Xã Đông Sơn', '51', '21109', 'Lê Văn Bảy', 'provincial_import', '2024-01-01', 500000000),
      (${other}, '9900000202', 'HTX', 'Hợp tác xã Suối Trầm', 'Xã Trà Bồng', '51', '21115', 'Hồ Thị Y Mai', 'provincial_import', '2024-01-01', null)`
  await t.ownerSql`insert into register.profile (organisation_id, province_code, commune_code, phone, official_members) values (${id}, '51', '21109', '0900000000', 40)`
  await t.ownerSql`insert into register.representative (organisation_id, province_code, commune_code, full_name, personal_id_sealed, personal_id_hash, source_system)
    values (${id}, '51', '21109', 'Lê Văn Bảy', ${seal('000200001005')}, ${keyedHash('000200001005')}, 'provincial_import')`
  own = t.actor({ orgIds: [id], grants: ['register.updateProfile', 'register.requestCorrection'] })
  commune = t.actor({ territory: { level: 'commune', province: '51', commune: '21109' }, ...officer })
  province = t.actor({ territory: { level: 'province', province: '51' }, ...officer })
  elsewhere = t.actor({ territory: { level: 'province', province: '38' }, ...officer })
  nation = t.actor({ territory: { level: 'nation' }, ...officer })
  alliance = t.actor({ alliance: { level: 'province', province: '51' }, grants: ['register.readTerritory'] })
})
afterAll(() => t.close())

const record = async (actor: Actor, asOf?: string) => await t.execute(actor, getOrganisation, { code, asOf })

describe('one record, seen by each as the law says', () => {
  it('C50 anonymous: the six public fields and where they come from', async () => {
    const seen = await record(anonymous)
    expect(Object.keys(seen).sort()).toEqual(['address', 'code', 'demonstration', 'lines', 'meta', 'name', 'representative', 'status', 'type'])
    expect(JSON.stringify(seen)).not.toMatch(/0900000000|000200001005|500000000/)
  })

  it('C62 its organisation, its commune, its province and the nation see all of it; the personal number is masked', async () => {
    for (const actor of [own, commune, province, nation]) {
      const seen = await record(actor) as FullRecord
      expect(seen.profile).toMatchObject({ phone: '0900000000', officialMembers: 40 })
      expect(seen.registered.charterCapitalDong).toBe(500_000_000)
      expect(seen.representatives).toMatchObject([{ fullName: 'Lê Văn Bảy', personalId: '•••005' }])
      expect(JSON.stringify(seen)).not.toContain('000200001005')
    }
  })

  it('C62 an officer of another province sees what everybody sees', async () => {
    expect(await record(elsewhere)).toEqual(await record(anonymous))
  })

  it('C62 the Alliance sees the registered record, and the profile only by consent', async () => {
    const before = await record(alliance) as FullRecord
    expect(before.registered.charterCapitalDong).toBe(500_000_000)
    expect([before.profile, before.representatives]).toEqual([null, []])
    const { profile } = await record(own) as FullRecord
    await t.execute(own, updateProfile, { code, allianceMember: true, allianceConsent: true }, { ifMatch: `1-${profile?.version}` })
    expect((await record(alliance) as FullRecord).profile?.officialMembers).toBe(40)
    const again = await record(own) as FullRecord
    await t.execute(own, updateProfile, { code, allianceConsent: false }, { ifMatch: String(again.profile?.version) })
    expect((await record(alliance) as FullRecord).profile).toBeNull()
  })

  it('C62 lists only what the territory holds', async () => {
    const names = async (actor: Actor) => (await t.execute(actor, listTerritory, {})).items.map((item) => item.name)
    expect(await names(commune)).toEqual(['Hợp tác xã Gò Mây'])
    expect(await names(province)).toEqual(['Hợp tác xã Gò Mây', 'Hợp tác xã Suối Trầm'])
    expect(await names(elsewhere)).toEqual([])
    expect((await t.execute(province, listTerritory, { attention: 'noProfile' })).items.map((item) => item.name)).toEqual(['Hợp tác xã Suối Trầm'])
    await expect(t.execute(own, listTerritory, {})).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('pages through the list without losing or repeating', async () => {
    const first = await t.execute(province, listTerritory, { limit: 1 })
    const second = await t.execute(province, listTerritory, { limit: 1, cursor: first.next ?? '' })
    expect([...first.items, ...second.items].map((item) => item.name)).toEqual(['Hợp tác xã Gò Mây', 'Hợp tác xã Suối Trầm'])
    expect(second.next).toBeNull()
  })
})

describe('as of a date', () => {
  it('answers with the version of that day, and knows nothing before the first', async () => {
    await t.ownerSql`update register.organisation set name = 'Hợp tác xã Gò Mây Xanh', valid_from = '2025-06-30T17:00:00Z' where id = ${id}`
    expect((await record(anonymous)).name).toBe('Hợp tác xã Gò Mây Xanh')
    // 2025-06-30T17:00Z is midnight in Viet Nam: the old name stood to the end of 30 June.
    expect((await record(anonymous, '2025-06-30')).name).toBe('Hợp tác xã Gò Mây')
    expect((await record(anonymous, '2025-07-01')).name).toBe('Hợp tác xã Gò Mây Xanh')
    expect((await record(province, '2025-06-30') as FullRecord).name).toBe('Hợp tác xã Gò Mây')
    expect((await record(elsewhere, '2025-06-30')).name).toBe('Hợp tác xã Gò Mây')
    await expect(record(anonymous, '2023-12-31')).rejects.toMatchObject({ code: 'not_found', key: 'register.unknownThen' })
  })

  it('shows what the organisation said then', async () => {
    const now = await record(own) as FullRecord
    await t.ownerSql`update register.profile set valid_from = '2024-01-01' where organisation_id = ${id}`
    await t.execute(own, updateProfile, { code, officialMembers: 55 }, { ifMatch: String((await record(own) as FullRecord).profile?.version ?? now.profile?.version) })
    expect((await record(own, '2025-06-30') as FullRecord).profile?.officialMembers).toBe(40)
    expect((await record(own) as FullRecord).profile?.officialMembers).toBe(55)
  })
})

describe('C52 succession (D92 14.2, 61.4)', () => {
  it('the one alive answers to the shared code and links the other', async () => {
    const group = newId()
    const cooperative = newId()
    await t.ownerSql`insert into register.organisation (id, code, type, name, status, province_code, commune_code, source_system, valid_from) values
      (${group}, '9900000333', 'THT', 'Tổ hợp tác Ong Rừng', 'active', '51', '21109', 'provincial_import', '2023-01-01')`
    await t.ownerSql`update register.organisation set status = 'ended', succeeded_by = ${cooperative}, valid_from = '2025-01-01' where id = ${group}`
    await t.ownerSql`insert into register.organisation (id, code, type, name, successor_of, province_code, commune_code, source_system, valid_from) values
      (${cooperative}, '9900000333', 'HTX', 'Hợp tác xã Ong Rừng', ${group}, '51', '21109', 'provincial_import', '2025-01-01')`
    const today = await t.execute(anonymous, getOrganisation, { code: '9900000333' })
    expect([today.type, today.meta.links]).toEqual(['HTX', [{ relation: 'predecessor', id: `x-${group}` }]])
    const then = await t.execute(anonymous, getOrganisation, { code: '9900000333', asOf: '2024-06-01' })
    expect([then.type, then.status]).toEqual(['THT', 'active'])
    const ended = await t.execute(anonymous, getOrganisation, { code: `x-${group}` })
    expect([ended.status, ended.meta.links]).toEqual(['ended', [{ relation: 'successor', id: `x-${cooperative}` }]])
  })

  it('two living bodies never share a code', async () => {
    await expect(t.ownerSql`insert into register.organisation (code, type, name, source_system) values (${code}, 'HTX', 'Hợp tác xã Khác', 'manual_entry')`).rejects.toThrow(/organisation_code_alive/)
  })
})

describe('the database itself holds the line', () => {
  it('refuses statuses of the other kind, codes out of form, an organisation that writes its own record', async () => {
    await expect(t.ownerSql`insert into register.organisation (type, name, status, source_system) values ('THT', 'x', 'bankrupt', 'tax')`).rejects.toThrow(/status_by_type/)
    await expect(t.ownerSql`insert into register.organisation (type, name, code, source_system) values ('HTX', 'x', '123', 'tax')`).rejects.toThrow(/check/)
    const { rows } = await t.kernel.pools.app.begin(async (tx) => {
      await tx`select set_config('app.org_ids', ${`{${id}}`}, true)`
      return { rows: await tx`update register.organisation set name = 'Tự sửa' where id = ${id} returning id` }
    })
    expect(rows).toHaveLength(0)
  })

  it('C50 the anonymous reader cannot select what is not public', async () => {
    await expect(t.kernel.pools.public`select charter_capital_dong from register.organisation`).rejects.toThrow(/permission denied/)
    await expect(t.kernel.pools.public`select * from register.profile`).rejects.toThrow(/permission denied/)
    await expect(t.kernel.pools.public`select * from register.representative`).rejects.toThrow(/permission denied/)
  })
})

describe('history and codes', () => {
  it('says who changed what and on what ground, to the organisation and its officers only', async () => {
    const before = await record(own) as FullRecord
    await t.execute(own, updateProfile, { code, phone: '0911111111' }, { ifMatch: String(before.profile?.version), ground: 'Đổi số máy' })
    const trail = await t.execute(own, getHistory, { code })
    expect(trail.items[0]).toMatchObject({ what: 'profile', kind: 'changed', action: 'register.updateProfile', actorId: own.id, ground: 'Đổi số máy' })
    expect(trail.items[0]?.changes).toContainEqual({ field: 'phone', before: '0900000000', after: '0911111111' })
    expect(JSON.stringify(trail)).not.toContain('sealed')
    expect((await t.execute(commune, getHistory, { code })).items.length).toBeGreaterThan(0)
    await expect(t.execute(elsewhere, getHistory, { code })).rejects.toMatchObject({ code: 'not_found' })
    await expect(t.execute(anonymous, getHistory, { code })).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('a change names the version it changes', async () => {
    await expect(t.execute(own, updateProfile, { code, phone: '1' })).rejects.toMatchObject({ code: 'precondition_required' })
    await expect(t.execute(own, updateProfile, { code, phone: '1' }, { ifMatch: '1' })).rejects.toMatchObject({ code: 'precondition_failed' })
    await expect(t.execute(province, updateProfile, { code, phone: '1' }, { ifMatch: '1' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('answers about codes and about organisations nobody knows', async () => {
    expect(await t.execute(anonymous, checkCode, { code: '01.00.112.437' })).toEqual({ valid: true, kind: 'organisation', reason: 'ok', normalized: '0100112437' })
    await expect(t.execute(anonymous, getOrganisation, { code: '9999999999' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(t.execute(anonymous, getOrganisation, { code: "x'; drop" })).rejects.toMatchObject({ code: 'not_found' })
  })
})
