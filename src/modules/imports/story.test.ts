import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorkbook } from '#platform/workbook/index.server.ts'
import { cancelImport, getImport, listImports, uploadList } from './batches/operations.server.ts'
import { markedWorkbook } from './files/marked.server.ts'
import { chooseCommune, listLines, nextQuestion, postponeLine, settleIdentity } from './lines/operations.server.ts'
import { DONG_SON, finished, heading, importWorld, linesOf, QUANG_NGAI, send, uploaded, workbook, type ImportWorld, type Value } from './list.testing.ts'
import { writeReady } from './writing/operations.server.ts'

let t: ImportWorld
beforeAll(async () => { t = await importWorld() })
afterAll(() => t.close())

const records = (where: string) => t.ownerSql.unsafe<{ name: string; code: string; address: string; commune_code: string; source_system: string; status: string; address_legacy: string; charter_capital_dong: number; representative: string; version: number; mirrored: boolean }[]>(`select * from register.organisation where ${where} order by name`)

const list: Value[][] = [
  [...heading],
  [1, 'HTX Nông nghiệp Gò Xoài', '4300 881 210', 'Thôn 2, xã Đông Sơn, tỉnh Quảng Ngãi', 'Lê Văn Tám', '12/05/2019', '1.850.000.000', 45, 'Đang hoạt động'],
  [2, 'Hợp tác xã Quế Trà', null, 'Thôn Quế, xã Trà Bùi, huyện Trà Bồng, Quảng Ngãi', 'Hồ Văn Núi', 43597, 900000000, 12, 'Tạm ngừng hoạt động'],
  [3, 'Tổ hợp tác Nuôi tôm Bãi Dài', null, 'xã Đông Sơn, Quảng Ngãi', 'Trần Thị Ba', null, null, 7, 'Hoạt động'],
  [4, 'HTX Vận tải Sông Vệ', '4300 8812 1', 'xã Đông Sơn, Quảng Ngãi', 'Phạm Năm', '31/02/2019', null, 20, 'Đang hoạt động'],
]

describe('a province brings its own list', () => {
  test('sees what would happen, settles the doubtful address, and then writes', async () => {
    const batch = await send(t, t.province, list, { name: 'dskt-htx-2025.xlsx' })
    expect(batch).toMatchObject({ state: 'previewed', fileName: 'dskt-htx-2025.xlsx', province: { code: QUANG_NGAI, name: 'Tỉnh Quảng Ngãi' }, counts: { ready: 2, address: 1, error: 1, duplicate: 0, written: 0 } })
    expect(await records("name like 'HTX Nông nghiệp Gò Xoài'")).toHaveLength(0)

    const wrong = (await linesOf(t, t.province, batch.id)).find((line) => line.standing === 'error')
    expect(wrong).toMatchObject({ row: 5, problems: [{ heading: 'Mã số thuế', key: 'codeLength', params: { digits: 9 } }, { heading: 'Ngày cấp', value: '31/02/2019', key: 'noSuchDay' }] })

    const question = await t.execute(t.province, nextQuestion, { id: batch.id, standing: 'address' })
    expect(question?.line.places.map((place) => place.name)).toEqual(['Xã Cà Đam', 'Xã Tây Trà Bồng'])
    await t.execute(t.province, chooseCommune, { id: batch.id, line: question?.line.line ?? 0, commune: '21157' })
    expect((await t.execute(t.province, getImport, { id: batch.id })).counts).toMatchObject({ ready: 3, address: 0 })

    await t.execute(t.province, writeReady, { id: batch.id })
    expect(await finished(t, t.province, batch.id)).toMatchObject({ state: 'done', created: 3, counts: { written: 3, error: 1, ready: 0 } })
    expect(await records(`source_record_id like '${batch.id}%'`)).toMatchObject([
      { name: 'HTX Nông nghiệp Gò Xoài', code: '4300881210', address: 'Thôn 2, Xã Đông Sơn, Tỉnh Quảng Ngãi', commune_code: DONG_SON, source_system: 'provincial_import', mirrored: false, charter_capital_dong: 1_850_000_000 },
      { name: 'Hợp tác xã Quế Trà', commune_code: '21157', address: 'Thôn Quế, Xã Tây Trà Bồng, Tỉnh Quảng Ngãi', address_legacy: 'Thôn Quế, xã Trà Bùi, huyện Trà Bồng, Quảng Ngãi', status: 'suspended' },
      { name: 'Tổ hợp tác Nuôi tôm Bãi Dài', representative: 'Trần Thị Ba' },
    ])
    const [found] = await t.ownerSql`select count(*)::int as documents from register.search_document where name = 'HTX Nông nghiệp Gò Xoài'`
    expect(found?.documents).toBe(1)
    const [trail] = await t.ownerSql`select count(*)::int as entries from platform.audit where table_name = 'organisation' and action = 'imports.writeRound' and actor_id = ${t.province.id}`
    expect(trail?.entries).toBe(3)
  })

  test('the same file again changes nothing and leads to the first time', async () => {
    const bytes = await workbook(list)
    const first = await t.execute(t.province, uploadList, { file: await uploaded(bytes), dryRun: true })
    expect(first.repeated).toBe(true)
    expect(await t.execute(t.province, uploadList, { file: await uploaded(bytes, 'ten-khac.xlsx'), dryRun: false })).toMatchObject({ batchId: first.batchId, repeated: true })
    expect(await records("name = 'HTX Nông nghiệp Gò Xoài'")).toHaveLength(1)
  })

  test('the corrected file updates what was written and adds what was wrong', async () => {
    const corrected = list.map((row) => [...row])
    corrected[1]![4] = 'Lê Văn Chín'
    corrected[4]![2] = '4300881228'
    corrected[4]![5] = '28/02/2019'
    corrected[2]![3] = 'Thôn Quế, xã Tây Trà Bồng, tỉnh Quảng Ngãi'
    const batch = await send(t, t.province, corrected, { dryRun: false })
    expect(batch).toMatchObject({ state: 'done', created: 1, updated: 3, counts: { written: 4, duplicate: 0 } })
    expect(await records("name = 'HTX Nông nghiệp Gò Xoài'")).toMatchObject([{ representative: 'Lê Văn Chín' }])
    const [names] = await t.ownerSql`select count(*)::int as n from register.organisation where province_code = ${QUANG_NGAI}`
    expect(names?.n).toBe(4)
  })

  test('another province and the Alliance see nothing of it', async () => {
    const { items } = await t.execute(t.province, listImports, {})
    const id = items[0]?.id ?? ''
    for (const stranger of [t.neighbour, t.alliance]) {
      await expect(t.execute(stranger, getImport, { id })).rejects.toMatchObject({ code: 'not_found' })
      await expect(t.execute(stranger, listLines, { id })).rejects.toMatchObject({ code: 'not_found' })
      await expect(t.execute(stranger, writeReady, { id })).rejects.toMatchObject({ code: 'not_found' })
      expect((await t.execute(stranger, listImports, {})).items).toEqual([])
    }
    await expect(t.execute(t.actor({ territory: { level: 'province', province: QUANG_NGAI } }), getImport, { id })).rejects.toMatchObject({ code: 'forbidden' })
    const commune = t.actor({ grants: ['imports.importList'], territory: { level: 'commune', province: QUANG_NGAI, commune: DONG_SON } })
    await expect(send(t, commune, list)).rejects.toMatchObject({ code: 'forbidden', key: 'imports.whichProvince' })
  })

  test('a possible duplicate is asked about: the same is updated, another one is new, later stays', async () => {
    await send(t, t.province, [[...heading], [1, 'HTX Mây Tre Bình Sơn Hạ', null, 'xã Đông Sơn, Quảng Ngãi', 'Lý Ba', null, null, null, null]], { dryRun: false })
    const batch = await send(t, t.province, [
      [...heading],
      [1, 'HTX Mây Tre Bìn Sơn Hạ', null, 'xã Đông Sơn, Quảng Ngãi', 'Lý Bốn', null, null, 31, null],
      [2, 'HTX Mây Tre Bình Sơn Hạc', null, 'xã Đông Sơn, Quảng Ngãi', 'Lý Năm', null, null, 32, null],
    ])
    expect(batch.counts).toMatchObject({ duplicate: 2, ready: 0 })
    const question = await t.execute(t.province, nextQuestion, { id: batch.id, standing: 'duplicate' })
    expect(question).toMatchObject({ position: 1, line: { row: 2, matches: [{ name: 'HTX Mây Tre Bình Sơn Hạ', commune: 'Xã Đông Sơn', why: ['similarName', 'sameCommune'] }] } })
    await t.execute(t.province, postponeLine, { id: batch.id, line: 1 })
    expect(await t.execute(t.province, nextQuestion, { id: batch.id, standing: 'duplicate' })).toMatchObject({ position: 2, line: { row: 3 } })
    const same = question?.line.matches[0]?.organisationId ?? ''
    await expect(t.execute(t.province, settleIdentity, { id: batch.id, line: 2, same: batch.id })).rejects.toMatchObject({ key: 'imports.notAMatch' })
    await t.execute(t.province, settleIdentity, { id: batch.id, line: 2, same })
    await t.execute(t.province, writeReady, { id: batch.id })
    expect(await finished(t, t.province, batch.id)).toMatchObject({ created: 0, updated: 1, counts: { duplicate: 1, written: 1 } })
    const [kept] = await t.ownerSql`select official_members as members from register.profile where organisation_id = ${same}`
    expect(kept?.members).toBe(32)
    await t.execute(t.province, settleIdentity, { id: batch.id, line: 1, same: 'new' })
    await t.execute(t.province, writeReady, { id: batch.id })
    expect(await finished(t, t.province, batch.id)).toMatchObject({ created: 1, updated: 1, counts: { duplicate: 0, written: 2 } })
  })

  test('gets the file back with every problem beside its row', async () => {
    const { items } = await t.execute(t.province, listImports, { limit: 50 })
    const batch = items.find((one) => one.fileName === 'dskt-htx-2025.xlsx')
    const marked = await markedWorkbook(t.kernel, { actor: t.province }, batch?.id ?? '')
    expect(marked.fileName).toBe('dskt-htx-2025-da-danh-dau.xlsx')
    const opened = await openWorkbook(marked.bytes)
    const rows = await Array.fromAsync(opened.sheets[0]?.rows ?? [])
    expect(rows[0]?.cells.at(-1)?.text).toBe('Lỗi cần sửa')
    expect(rows[4]?.cells.at(-1)?.text).toContain('Mã số HTX có 10 chữ số')
    expect(rows[3]?.cells.filter((cell) => cell !== null)).toHaveLength(6)
  })

  test('a cancelled list leaves no rows and no file, and may be sent again', async () => {
    const rows = [[...heading], [1, 'HTX Bị Hủy', null, 'xã Đông Sơn, Quảng Ngãi', null, null, null, null, null]]
    const batch = await send(t, t.province, rows)
    await t.execute(t.province, cancelImport, { id: batch.id })
    const [left] = await t.ownerSql`select (select count(*) from imports.line where batch_id = ${batch.id}) + (select count(*) from imports.file_part where batch_id = ${batch.id}) as n`
    expect(left?.n).toBe(0)
    expect((await send(t, t.province, rows)).id).not.toBe(batch.id)
  })
})

test('the Alliance starts empty with its own list', async () => {
  const batch = await send(t, t.alliance, [[...heading], [1, 'HTX Đan Lát Suối Mơ', null, 'xã Đông Sơn, Quảng Ngãi', 'Y Mai', null, null, 25, null]], { dryRun: false })
  expect(batch).toMatchObject({ state: 'done', source: 'alliance_import', created: 1 })
  expect(await records("name = 'HTX Đan Lát Suối Mơ'")).toMatchObject([{ source_system: 'alliance_import', representative: 'Y Mai' }])
  const [people] = await t.ownerSql`select count(*)::int as n from register.representative where source_system = 'alliance_import'`
  expect(people?.n).toBe(0)
})
