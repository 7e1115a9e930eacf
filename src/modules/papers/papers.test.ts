import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { castWorld, type World } from '#modules/identity/world.ts'
import { openWorkbook } from '#platform/workbook/index.server.ts'
import { listProvince, summariseProvince } from './operations.server.ts'
import { listPaper, summaryPaper } from './paper.server.ts'
import { listCsv, listWorkbook, summaryWorkbook } from './workbook.server.ts'

let t: World
beforeAll(async () => {
  t = await castWorld()
  await t.ownerSql.unsafe('truncate register.organisation, register.search_document cascade')
  await t.ownerSql`insert into register.organisation (code, type, name, address, province_code, commune_code, status, field, source_system, representative, charter_capital_dong) values
    ('9951000427', 'HTX', 'HTX Gò Mây', 'Thôn 1, Xã Đông Sơn, Tỉnh Quảng Ngãi', '51', '21109', 'active', 'agriculture', 'provincial_import', 'Lê Văn Bảy', 2030000000),
    (null, 'THT', 'Tổ hợp tác Bãi Dài', 'Xã Đông Sơn, Tỉnh Quảng Ngãi', '51', '21109', 'active', 'agriculture', 'provincial_import', null, null),
    ('9951000617', 'HTX', '=HTX("x")', 'Xã Trà Bồng, Tỉnh Quảng Ngãi', '51', '21115', 'suspended', 'transport', 'provincial_import', null, null),
    ('9948000111', 'HTX', 'HTX Ngoài tỉnh', 'Đà Nẵng', '48', null, 'active', null, 'provincial_import', null, null)`
})
afterAll(() => t.close())

const officer = async (login: string) => {
  const actor = await t.as(login)
  return { ...actor, grants: new Set([...actor.grants, 'register.readTerritory']) }
}
const sheetOf = async (bytes: Uint8Array): Promise<string[][]> => {
  const workbook = await openWorkbook(bytes)
  const rows = await Array.fromAsync(workbook.sheets[0]?.rows ?? [])
  await workbook.close()
  return rows.map((row) => row.cells.map((cell) => cell?.text ?? ''))
}

describe("the province's list", () => {
  test('holds the province and nothing else, by commune, with who issues it', async () => {
    const list = await t.execute(await officer('tinh'), listProvince, {})
    expect(list).toMatchObject({ issuer: 'Ủy ban nhân dân tỉnh Quảng Ngãi', person: 'Trần Quốc Việt', place: 'Quảng Ngãi', territory: 'Tỉnh Quảng Ngãi', demonstration: false })
    expect(list.items.map((item) => [item.commune, item.name])).toEqual([['Xã Đông Sơn', 'HTX Gò Mây'], ['Xã Đông Sơn', 'Tổ hợp tác Bãi Dài'], ['Xã Trà Bồng', '=HTX("x")']])
    expect((await t.execute(await officer('tinh'), listProvince, { type: 'THT' })).items).toHaveLength(1)
  })

  test('a commune prints its own, a province no other, and a ministry says which', async () => {
    expect((await t.execute(await officer('xa'), listProvince, {})).items).toHaveLength(2)
    await expect(t.execute(await officer('tinh'), listProvince, { province: '48' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(t.execute(await officer('bo'), listProvince, {})).rejects.toMatchObject({ key: 'papers.whichProvince' })
    expect((await t.execute(await officer('bo'), listProvince, { province: '48' })).items).toHaveLength(1)
    await expect(t.execute(await officer('tinh'), listProvince, { atMost: 2 })).rejects.toMatchObject({ code: 'too_large' })
  })

  test('goes out as PDF, XLSX and CSV; the stamp stands on invented figures and no cell is a formula', async () => {
    const list = await t.execute(await officer('tinh'), listProvince, {})
    expect(Buffer.from(await listPaper(list, true)).subarray(0, 5).toString()).toBe('%PDF-')
    const rows = await sheetOf(await listWorkbook(list, true))
    expect(rows[0]?.[0]).toBe('SỐ LIỆU MINH HỌA')
    expect(rows.flat()).toContain('=HTX("x")')
    const csv = Buffer.from(await listCsv(list, false)).toString('utf8')
    expect(csv).toContain(`'=HTX(`)
    expect(csv).not.toContain('SỐ LIỆU MINH HỌA')
  })
})

test('the summary counts by commune and field, and its total is the sum of its rows', async () => {
  const { refreshFigures } = await import('#modules/insight/store.server.ts')
  await refreshFigures(t.owner, null)
  const summary = await t.execute(await officer('lienminh'), summariseProvince, {})
  expect(summary.issuer).toBe('Liên minh Hợp tác xã tỉnh Quảng Ngãi')
  expect(summary.total).toMatchObject({ htxTotal: 2, tht: 1, lhhtx: 0 })
  expect(summary.rows.reduce((sum, row) => sum + row.htxTotal, 0)).toBe(summary.total.htxTotal)
  expect(summary.rows.find((row) => row.commune.name === 'Xã Đông Sơn')).toMatchObject({ htxTotal: 1, tht: 1 })
  expect(Buffer.from(await summaryPaper(summary, false)).subarray(0, 5).toString()).toBe('%PDF-')
  expect((await sheetOf(await summaryWorkbook(summary, false))).at(-1)).toContain('Tổng cộng')
})
