import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, type Actor } from '#platform/operation.server.ts'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { demonstrationCode } from '../codes/rules.ts'
import { answerQuestion, askOrganisation, decideCorrection, listCorrections, requestCorrection, withdrawCorrection } from '../corrections/operations.server.ts'
import { getOrganisation } from '../record/operations.server.ts'
import { amendOrganisation, createOrganisation } from './operations.server.ts'

let t: TestDatabase
let registrar: Actor
const rice = { version: '2025', code: '0111', name: 'Trồng lúa', main: true }
const place = { address: 'Thôn 3, Xã Đông Sơn, Tỉnh Quảng Ngãi', commune: '21109' }
let serial = 5000
const freshCode = (): string => demonstrationCode(serial += 1) ?? freshCode()

beforeAll(async () => {
  t = await testDatabase()
  registrar = t.actor({ territory: { level: 'commune', province: '51', commune: '21109' }, grants: ['register.enterOrganisation', 'register.readTerritory', 'register.decideCorrection'] })
})
afterAll(() => t.close())

const enter = (more: Record<string, unknown>) => t.execute(registrar, createOrganisation, { type: 'HTX', name: 'Hợp tác xã Thử', ...place, ...more } as never)
const read = (code: string) => t.execute(anonymous, getOrganisation, { code })
const idOf = async (code: string): Promise<string> => (await t.ownerSql<{ id: string }[]>`select id from register.organisation where code = ${code}`)[0]?.id ?? ''

describe('a record entered by the registrar', () => {
  it('is found by everybody, classified by its main line, and says that it was entered by hand', async () => {
    const code = freshCode()
    const made = await enter({ code, name: 'Hợp tác xã Nông nghiệp Gò Mây', lines: [rice] })
    expect(made).toMatchObject({ id: code, warnings: [] })
    expect(await read(code)).toMatchObject({ name: 'Hợp tác xã Nông nghiệp Gò Mây', status: 'active', meta: { sector: 'agriculture', field: 'agriculture', province: '51', sourceSystem: 'manual_entry', mirrored: false } })
  })

  it('C52 C53 blocks a code that is taken or out of form, asks a reason for a wrong check digit', async () => {
    const code = freshCode()
    await enter({ code, name: 'Hợp tác xã Mã Một' })
    await expect(enter({ code, name: 'Hợp tác xã Mã Hai' })).rejects.toMatchObject({ code: 'conflict', key: 'register.codeTaken' })
    await expect(enter({ code: '12345', name: 'Hợp tác xã Mã Ba' })).rejects.toMatchObject({ key: 'register.codeForm' })
    const wrong = `${code.slice(0, 9)}${(Number(code[9]) + 1) % 10}`
    await expect(enter({ code: wrong, name: 'Hợp tác xã Mã Bốn' })).rejects.toMatchObject({ key: 'register.codeCheckDigit' })
    expect((await enter({ code: wrong, codeReason: 'Đúng như giấy chứng nhận', name: 'Hợp tác xã Mã Bốn' })).warnings).toMatchObject([{ rule: 'W53' }])
  })

  it('C57 warns about names nationwide, but never against ended ones', async () => {
    await enter({ code: freshCode(), name: 'Hợp tác xã Suối Trầm' })
    const same = await enter({ code: freshCode(), name: 'HỢP TÁC XÃ SUỐI TRẦM' })
    expect(same.warnings).toMatchObject([{ rule: 'W57', key: 'register.nameTaken' }])
    expect((await enter({ code: freshCode(), name: 'HTX Không Đúng' })).warnings).toMatchObject([{ rule: 'W57', detail: 'beginning' }])
  })

  it('C58 blocks lines that are no level-4 class or have no single main one', async () => {
    for (const lines of [[{ ...rice, code: '01110' }], [{ ...rice, main: false }], [{ ...rice, code: '9998' }], [rice, { ...rice, code: '0112' }]]) {
      await expect(enter({ name: 'Hợp tác xã Ngành', lines })).rejects.toMatchObject({ key: 'register.lineProblem' })
    }
  })

  it('is refused outside the territory, and to those who do not register', async () => {
    await expect(enter({ name: 'Hợp tác xã Xã Khác', commune: '21115' })).rejects.toThrow()
    await expect(enter({ name: 'Hợp tác xã Nơi Nào', commune: '99999' })).rejects.toMatchObject({ key: 'register.placeUnknown' })
    await expect(t.execute(t.actor({ orgIds: [], grants: [] }), createOrganisation, { type: 'HTX', name: 'Hợp tác xã X', ...place })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('C52 a THT that becomes an HTX hands over its code and ends (D92 61)', async () => {
    const code = freshCode()
    await enter({ type: 'THT', code, name: 'Tổ hợp tác Ong Rừng' })
    await enter({ type: 'HTX', code, name: 'Hợp tác xã Ong Rừng', successorOf: code })
    const today = await read(code)
    expect(today).toMatchObject({ type: 'HTX', status: 'active', meta: { links: [{ relation: 'predecessor' }] } })
    expect(await read(today.meta.links[0]?.id ?? '')).toMatchObject({ type: 'THT', status: 'ended', meta: { links: [{ relation: 'successor' }] } })
  })
})

describe('a record amended by the registrar', () => {
  it('C54 keeps the earlier name findable, suspends children with the parent, and refuses what only tax may set', async () => {
    const code = freshCode()
    await enter({ code, name: 'Hợp tác xã Đổi Tên' })
    const id = await idOf(code)
    await t.ownerSql`insert into register.unit (organisation_id, kind, name, status, province_code, commune_code, source_system) values
      (${id}, 'branch', 'Chi nhánh 1', 'active', '51', '21109', 'manual_entry'), (${id}, 'location', 'Địa điểm cũ', 'ended', '51', '21109', 'manual_entry')`
    const amended = await t.execute(registrar, amendOrganisation, { code, name: 'Hợp tác xã Tên Mới', status: 'suspended', statusUntil: '2027-01-01' }, { ifMatch: '1', ground: 'Thông báo số 3' })
    expect(amended.version).toBe(2)
    expect(await t.ownerSql`select name, status from register.unit where organisation_id = ${id} order by name`).toEqual([{ name: 'Chi nhánh 1', status: 'suspended' }, { name: 'Địa điểm cũ', status: 'ended' }])
    expect(await t.ownerSql`select former_names from register.organisation where id = ${id}`).toEqual([{ former_names: ['Hợp tác xã Đổi Tên'] }])
    await expect(t.execute(registrar, amendOrganisation, { code, status: 'not_at_address' }, { ifMatch: '2' })).rejects.toMatchObject({ key: 'register.status.taxOnly', article: 'D92.27-28' })
    await expect(t.execute(registrar, amendOrganisation, { code, address: 'x' }, { ifMatch: '1' })).rejects.toMatchObject({ code: 'precondition_failed' })
  })

  it('C59 C55 a mirror is read-only, an ended record stays as it is', async () => {
    const code = freshCode()
    await enter({ code, name: 'Hợp tác xã Bản Sao' })
    await t.ownerSql`update register.organisation set mirrored = true, source_system = 'national_registration' where code = ${code}`
    await expect(t.execute(registrar, amendOrganisation, { code, name: 'Khác' }, { ifMatch: '2' })).rejects.toMatchObject({ key: 'register.mirrored' })
    await t.ownerSql`update register.organisation set mirrored = false, status = 'ended' where code = ${code}`
    await expect(t.execute(registrar, amendOrganisation, { code, name: 'Khác' }, { ifMatch: '3' })).rejects.toMatchObject({ key: 'register.ended' })
  })
})

describe('C59 correction requests', () => {
  const now = new Date('2025-04-29T03:00:00Z')

  it('the organisation asks, the registrar has three working days, the record changes with its ground', async () => {
    const code = freshCode()
    await enter({ code, name: 'Hợp tác xã Đính Chính' })
    const own = t.actor({ orgIds: [await idOf(code)], grants: ['register.requestCorrection'] })
    const asked = await t.execute(own, requestCorrection, { code, field: 'address', value: 'Thôn 4, Xã Đông Sơn', reason: 'Đã chuyển' }, { now })
    expect(asked).toMatchObject({ state: 'awaiting_registrar', dueOn: '2025-05-07', valueRecorded: place.address })
    expect((await t.execute(registrar, listCorrections, {})).items.map((item) => item.id)).toContain(asked.id)
    await expect(t.execute(own, decideCorrection, { id: asked.id, decision: 'correct', reason: 'Tự duyệt' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await t.execute(registrar, decideCorrection, { id: asked.id, decision: 'correct', reason: 'Đúng hồ sơ' })).toMatchObject({ state: 'corrected', dueOn: null })
    expect((await read(code)).address).toBe('Thôn 4, Xã Đông Sơn')
    await expect(t.execute(own, withdrawCorrection, { id: asked.id })).rejects.toMatchObject({ key: 'register.correctionClosed' })
  })

  it('a mirrored record is not touched: its correction comes back from the source', async () => {
    const code = freshCode()
    await enter({ code, name: 'Hợp tác xã Nguồn Quốc Gia' })
    await t.ownerSql`update register.organisation set mirrored = true where code = ${code}`
    const own = t.actor({ orgIds: [await idOf(code)], grants: ['register.requestCorrection'] })
    const asked = await t.execute(own, requestCorrection, { code, field: 'name', value: 'Tên khác', reason: 'Sai' })
    await t.execute(registrar, decideCorrection, { id: asked.id, decision: 'correct', reason: 'Đã sửa tại nguồn' })
    expect((await read(code)).name).toBe('Hợp tác xã Nguồn Quốc Gia')
  })

  it('the registrar asks, the organisation has ninety days and answers; nobody else does', async () => {
    const code = freshCode()
    await enter({ code, name: 'Hợp tác xã Được Hỏi' })
    const own = t.actor({ orgIds: [await idOf(code)], grants: ['register.requestCorrection'] })
    const asked = await t.execute(registrar, askOrganisation, { code, field: 'charter_capital_dong', reason: 'Vốn để trống' }, { now: new Date('2025-03-03T03:00:00Z') })
    expect(asked).toMatchObject({ state: 'awaiting_organisation', dueOn: '2025-06-02' })
    await expect(t.execute(t.actor({ orgIds: ['0199a000-0000-7000-8000-00000000ffff'], grants: ['register.requestCorrection'] }), answerQuestion, { id: asked.id, value: 5 })).rejects.toMatchObject({ code: 'not_found' })
    expect(await t.execute(own, answerQuestion, { id: asked.id, value: 700_000_000 }, { now })).toMatchObject({ state: 'awaiting_registrar', dueOn: '2025-05-07' })
    await t.execute(registrar, decideCorrection, { id: asked.id, decision: 'correct', reason: 'Theo trả lời' })
    expect(await t.ownerSql`select charter_capital_dong, field_sources from register.organisation where code = ${code}`).toMatchObject([{ charter_capital_dong: 700_000_000, field_sources: { charter_capital_dong: { sourceSystem: 'manual_entry' } } }])
  })
})
