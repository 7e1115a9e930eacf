import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import { renderPaper } from '#platform/paper/index.server.ts'
import { workbookBytes } from '#platform/workbook/index.server.ts'
import { castWorld, type World } from '../../identity/world.ts'
import { seedMembers } from '../seed.server.ts'
import { sheetPaper, sheetWorkbook } from './paper.server.ts'
import { readSheet } from './whole.server.ts'

let t: World
beforeAll(async () => {
  t = await castWorld()
  await seedMembers({ owner: t.owner, now: new Date() })
})
afterAll(() => t.close())

test('C20 the register prints with every field of Article 15, by kind, at any date, stamped as invented', async () => {
  const director = await t.as('giamdoc')
  const sheet = await t.execute(director, readSheet, { code: goMay.code, asOf: '2026-11-24' })
  const [first] = sheet.rows
  const shares = new Map([[first?.id ?? '', { committedDong: 5_000_000, paidDong: 5_000_000, ratio: '0,34 %', paidOn: '2016-05-20', asset: 'Tiền Việt Nam', certificateNo: '01/GCN', certificateOn: '2016-06-01' }]])
  const paper = sheetPaper(sheet, shares, 'Đông Sơn', '2026-11-24')
  expect(paper.demonstration).toBe(true)
  expect(paper.table?.rows.filter((row) => row.kind === 'group').map((row) => row.cells[0])).toEqual([
    'Thành viên chính thức (86)', 'Thành viên liên kết góp vốn (4)', 'Thành viên liên kết không góp vốn (12)',
  ])
  expect(paper.table?.rows[1]?.cells).toEqual([1, 'Lê Văn Bảy', '000200000105', 'VN', expect.any(String), '04/05/2016', 5_000_000, 5_000_000, '0,34 %', '20/05/2016', 'Tiền Việt Nam', '01/GCN (01/06/2016)'])
  const pdf = await renderPaper(paper)
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
  expect((await workbookBytes(sheetWorkbook(sheet, shares))).length).toBeGreaterThan(5_000)
  expect((await t.execute(director, readSheet, { code: goMay.code, asOf: '2016-05-03' })).rows).toHaveLength(0)
})

test('numbers in clear are for who keeps the register, and the reading is noted', async () => {
  await expect(t.execute(await t.as('thanhvien'), readSheet, { code: goMay.code })).rejects.toMatchObject({ code: 'forbidden' })
})
