import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import type { Actor } from '#platform/operation.server.ts'
import { openWorkbook, workbookBytes, type WriteValue } from '#platform/workbook/index.server.ts'
import { castWorld, type World } from '../../identity/world.ts'
import { seedMembers } from '../seed.server.ts'
import { listMembers } from '../sheet/operations.server.ts'
import { sheetWorkbook } from '../sheet/paper.server.ts'
import { readSheet } from '../sheet/whole.server.ts'
import { cancelMemberList, getMemberList, markMemberList, uploadMemberList, writeMemberList } from './operations.server.ts'

let t: World
let director: Actor
let folder: string
beforeAll(async () => {
  t = await castWorld()
  director = await t.as('giamdoc')
  folder = await mkdtemp(join(tmpdir(), 'chung-list-'))
})
afterAll(async () => {
  await t.close()
  await rm(folder, { recursive: true, force: true })
})

const headers = ['STT', 'Họ và tên', 'Loại thành viên', 'Số CCCD', 'Ngày sinh', 'Giới tính', 'Địa chỉ', 'Ngày vào', 'Vốn góp (triệu đồng)', 'Dùng dịch vụ']
const row = (n: number, change: Partial<Record<number, WriteValue>> = {}): WriteValue[] =>
  [n, `Trần Văn ${n}`, 'Chính thức', `000500${String(n).padStart(6, '0')}`, '01/02/1970', 'Nam', 'Thôn 1', '15/03/2020', 5, 'x'].map((value, i) => (i in change ? change[i] ?? null : value))

const workbook = (rows: WriteValue[][]) => workbookBytes({ sheets: [{ name: 'Danh sách', title: 'DANH SÁCH THÀNH VIÊN', columns: headers.map((header) => ({ header })), rows }] })
let files = 0
async function upload(bytes: Uint8Array, actor = director) {
  const path = join(folder, String(files += 1))
  await writeFile(path, bytes)
  const file = { path, name: 'thanh-vien.xlsx', mediaType: 'x', sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  return t.execute(actor, uploadMemberList, { code: goMay.code, file })
}
const read = (id: string) => t.execute(director, getMemberList, { code: goMay.code, id, limit: 500 })
const write = (id: string) => t.execute(director, writeMemberList, { code: goMay.code, id })
const count = async () => (await t.execute(director, listMembers, { code: goMay.code })).counts?.official

test('a list is shown before it is written; written once, the same file changes nothing', async () => {
  const bytes = await workbook([row(1), row(2), row(3)])
  const list = await upload(bytes)
  expect(list).toMatchObject({ state: 'previewed', repeated: false, counts: { ready: 3, known: 0, error: 0, written: 0 } })
  expect(await count()).toBe(0)
  expect((await write(list.id)).list).toMatchObject({ state: 'written', counts: { ready: 0, written: 3 } })
  expect(await count()).toBe(3)
  expect(await upload(bytes)).toMatchObject({ id: list.id, repeated: true })
  expect((await write(list.id)).list).toMatchObject({ repeated: true, counts: { written: 3 } })
  expect(await count()).toBe(3)
  const [first] = (await t.execute(director, listMembers, { code: goMay.code, q: 'tran van 1', asOf: '2020-03-15' })).items
  expect(first).toMatchObject({ name: 'Trần Văn 1', kind: 'official', joinedOn: '2020-03-15' })
})

test('another file with the same people and one more adds the one', async () => {
  const list = await upload(await workbook([row(1, { 1: 'TRẦN VĂN 1' }), row(2), row(3), row(4)]))
  expect(list.counts).toEqual({ ready: 1, known: 3, error: 0, written: 0 })
  expect((await read(list.id)).items.filter((line) => line.standing === 'known')[0]?.same).toMatchObject({ name: 'Trần Văn 1' })
  await write(list.id)
  expect(await count()).toBe(4)
})

test('C3, C4 every problem is named by row and column and stands in the same workbook', async () => {
  const list = await upload(await workbook([
    row(11), row(12, { 3: '12345' }), row(13, { 3: '00050000013' }), row(14, { 4: '31/02/1970' }), row(15, { 2: 'cộng tác' }), row(16, { 8: 0 }), row(17, { 1: null }), row(18, { 3: '000500000011' }),
    row(19, { 4: 1970 }), row(20, { 2: 'liên kết góp vốn' }), row(21, { 4: '01/01/2015' }), row(22, { 9: 'có lẽ' }),
  ]))
  const { items } = await read(list.id)
  const told = items.map((line) => line.problems.map((one) => `${one.heading ?? ''}:${one.key}`).join(' '))
  expect(told).toEqual([
    '', 'Số CCCD:idShape', 'Số CCCD:idLostZero', 'Ngày sinh:noSuchDay', 'Loại thành viên:kindUnknown', 'Vốn góp (triệu đồng):rule:officialContributes', ':nameMissing', ':repeated',
    'Ngày sinh:bornYearOnly', 'Dùng dịch vụ:rule:contributingOnlyCapital', 'Ngày sinh:rule:under18', 'Dùng dịch vụ:tickUnread',
  ])
  expect(items.map((line) => line.standing)).toEqual(['ready', 'error', 'error', 'error', 'error', 'error', 'error', 'error', 'ready', 'error', 'error', 'error'])
  const marked = await t.execute(director, markMemberList, { code: goMay.code, id: list.id })
  const book = await openWorkbook(marked.bytes)
  const texts: string[] = []
  for await (const line of book.sheets[0]?.rows ?? []) texts.push(line.cells.map((cell) => cell?.text ?? '').join('|'))
  await book.close()
  expect(texts.find((line) => line.includes('Trần Văn 13'))).toContain('Số CCCD: Số này chỉ có 11 chữ số')
  expect(texts.find((line) => line.includes('Trần Văn 14'))).toContain('Ngày sinh: ')
  expect((await write(list.id)).list.counts).toMatchObject({ written: 2, error: 10 })
})

test('the printed register comes in again as it went out: everybody is known', async () => {
  await seedMembers({ owner: t.owner, now: new Date() })
  const sheet = await t.execute(director, readSheet, { code: goMay.code })
  const list = await upload(await workbookBytes(sheetWorkbook(sheet, new Map())))
  expect(list.counts).toMatchObject({ error: 0, ready: 0, known: sheet.rows.length })
})

test('5,000 rows in one go; no more', async () => {
  const before = await count()
  const list = await upload(await workbook(Array.from({ length: 5_000 }, (_, i) => row(10_000 + i))))
  expect(list.counts.ready).toBe(5_000)
  await write(list.id)
  expect(await count()).toBe((before ?? 0) + 5_000)
  await expect(upload(await workbook(Array.from({ length: 5_001 }, (_, i) => row(20_000 + i))))).rejects.toMatchObject({ key: 'membership.list.tooLong' })
})

test('what is no list of members is refused; a cancelled list leaves nothing behind; others do not see it', async () => {
  await expect(upload(new TextEncoder().encode('a;b\n1;2\n'))).rejects.toMatchObject({ key: 'membership.list.noTable' })
  const list = await upload(await workbook([row(901)]))
  const outsider = await t.as('giamdoc2')
  await expect(t.execute(outsider, getMemberList, { code: goMay.code, id: list.id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(t.execute(await t.as('thanhvien'), getMemberList, { code: goMay.code, id: list.id })).rejects.toMatchObject({ code: 'forbidden' })
  await t.execute(director, cancelMemberList, { code: goMay.code, id: list.id })
  expect(await t.ownerSql`select 1 from membership.list_content where id = ${list.id}`).toHaveLength(0)
  await expect(read(list.id)).rejects.toMatchObject({ key: 'membership.list.notFound' })
})

test('neither table nor trail shows a number of the list', async () => {
  await upload(await workbook([row(902, { 3: '000599999902' })]))
  expect(await t.ownerSql`select 1 from platform.audit a where to_jsonb(a)::text like '%000599999902%' union all select 1 from membership.list l where to_jsonb(l)::text like '%000599999902%'`).toHaveLength(0)
})
