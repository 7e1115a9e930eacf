import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import { newId } from '#platform/ids.ts'
import { openWorkbook, workbookBytes, type WriteValue } from '#platform/workbook/index.server.ts'
import { memberFacts } from '../../membership/schema.ts'
import { fillTally, insertMembers, insertVersions, sheetWorkbook } from '../../membership/index.ts'
import { bookScene, MILLION, on, TODAY, type Scene } from '../book.testing.ts'
import { getLedger, listContributions } from '../ledger/operations.server.ts'
import { readRegister } from '../register/operations.server.ts'
import { exampleLedger } from './example.server.ts'
import { cancelCapitalList, getCapitalList, markCapitalList, uploadCapitalList, writeCapitalList } from './operations.server.ts'

let s: Scene
let folder: string
let [an = '', ba = '', cu = '', du = '']: string[] = []
beforeAll(async () => {
  s = await bookScene()
  folder = await mkdtemp(join(tmpdir(), 'chung-ledger-'))
  const idNumbers = ['000700000010', '000700000011', '000700000012', '000700000013']
  const ids: string[] = []
  for (const [i, name] of ['An Văn Một', 'Ba Thị Hai', 'Cù Văn Ba', 'Du Thị Bốn'].entries()) ids.push(await s.admit(name, { idNumber: idNumbers[i] }))
  ;[an = '', ba = '', cu = '', du = ''] = ids
})
afterAll(async () => {
  await s.t.close()
  await rm(folder, { recursive: true, force: true })
})

const headers = ['STT', 'Số thành viên', 'Họ và tên', 'Vốn cam kết (đồng)', 'Đã góp (đồng)', 'Ngày góp', 'Loại tài sản', 'Chứng từ']
const workbook = (rows: WriteValue[][]) => workbookBytes({ sheets: [{ name: 'Sổ góp vốn', title: 'SỔ GÓP VỐN', columns: headers.map((header) => ({ header })), rows }] })
let files = 0
async function upload(bytes: Uint8Array, actor = s.director) {
  const path = join(folder, String(files += 1))
  await writeFile(path, bytes)
  const file = { path, name: 'so-gop-von.xlsx', mediaType: 'x', sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  return s.t.execute(actor, uploadCapitalList, { code: goMay.code, file }, on(TODAY))
}
const read = (id: string) => s.t.execute(s.director, getCapitalList, { code: goMay.code, id, limit: 500 }, on(TODAY))
const write = (id: string) => s.t.execute(s.director, writeCapitalList, { code: goMay.code, id }, on(TODAY))
const told = async (id: string) => (await read(id)).items.map((line) => line.problems.map((one) => `${one.heading ?? ''}:${one.key}${one.blocking ? '' : '?'}`).join(' '))
const sheet = () => s.t.execute(s.director, listContributions, { code: goMay.code }, on(TODAY))
const ledger = (memberId: string) => s.t.execute(s.director, getLedger, { code: goMay.code, memberId }, on(TODAY))

test('every bad row is named by row and column: unknown member, amounts, days; the file comes back with them', async () => {
  const list = await upload(await workbook([
    [1, 1, 'An Văn Một', '25.000.000', '25.000.000', '15/03/2026', null, null],
    [2, 99, 'Không Có Ai', 5_000_000, 5_000_000, '15/03/2026', null, null],
    [3, 2, 'Cù Văn Ba', 5_000_000, 5_000_000, null, null, null],
    [4, 2, 'Ba Thị Hai', -5_000_000, null, null, null, null],
    [5, 3, 'Cù Văn Ba', '1.850', null, null, null, null],
    [6, 4, 'Du Thị Bốn', '5.000.000', '6.000.000', null, null, null],
    [7, null, 'Lạ Văn Tám', 'năm triệu', null, null, null, null],
    [8, null, null, 5_000_000, null, null, null, null],
    [9, 3, 'Cù Văn Ba', 5_000_000, 5_000_000, '31/02/2026', null, null],
    [10, null, 'Người Dưng', 5_000_000, null, '15/03/2099', null, null],
  ]))
  expect(await told(list.id)).toEqual([
    'Vốn cam kết (đồng):cap.official?', 'Số thành viên:unknownNumber', 'Họ và tên:otherName', 'Vốn cam kết (đồng):negative', 'Vốn cam kết (đồng):ambiguousNumber', 'Đã góp (đồng):paidMore',
    'Vốn cam kết (đồng):notAnAmount', ':nobody', 'Ngày góp:noSuchDay', 'Ngày góp:dateInFuture',
  ])
  expect(list.counts).toMatchObject({ ready: 1, error: 9, members: 1, committedDong: 25 * MILLION })
  const marked = await s.t.execute(s.director, markCapitalList, { code: goMay.code, id: list.id })
  const book = await openWorkbook(marked.bytes)
  const texts: string[] = []
  for await (const line of book.sheets[0]?.rows ?? []) texts.push(line.cells.map((cell) => cell?.text ?? '').join('|'))
  await book.close()
  expect(texts.find((line) => line.includes('Du Thị Bốn'))).toContain('Đã góp (đồng): Đã góp 6.000.000 đồng, nhiều hơn cam kết 5.000.000 đồng.')
  expect(texts.find((line) => line.includes('Không Có Ai'))).toContain('Sổ đăng ký thành viên không có số 99.')
  await s.t.execute(s.director, cancelCapitalList, { code: goMay.code, id: list.id })
  expect(await s.t.ownerSql`select 1 from capital.list_content where id = ${list.id}`).toHaveLength(0)
  expect((await sheet()).opened).toBe(false)
})

test('C12 a share above the cap is taken over as it is and starts its twelve months; the same file twice doubles nothing', async () => {
  const bytes = await workbook([
    [1, 1, 'An Văn Một', '40.000.000', '15.000.000', '15/03/2026', null, 'PT 01'],
    [2, 1, 'An Văn Một', null, '10.000.000', '20/04/2026', null, 'PT 02'],
    [3, 2, 'Bà Ba', '30.000.000', '30.000.000', '15/03/2026', null, null],
    [4, null, 'Ba Thị Hai', '30.000.000', '30.000.000', '15/03/2026', 'Quyền sử dụng đất 500 m2', null],
    [5, 3, 'Cù Văn Ba', '30.000.000', '30.000.000', '15/03/2026', null, null],
  ])
  const list = await upload(bytes)
  expect(list.counts).toMatchObject({ ready: 4, error: 1, members: 3, committedDong: 100 * MILLION, paidDong: 85 * MILLION })
  expect((await told(list.id))[0]).toBe('Vốn cam kết (đồng):cap.official?')
  expect((await sheet()).opened).toBe(false)
  const written = await write(list.id)
  expect(written.list).toMatchObject({ state: 'written', counts: { ready: 0, written: 4, error: 1 } })
  expect(written.warnings.map((one) => one.key)).toContain('capital.warn.official')
  expect(await sheet()).toMatchObject({ charterCapitalDong: 100 * MILLION, paidDong: 85 * MILLION, caps: expect.arrayContaining([expect.objectContaining({ cap: 'official', broken: true, beganOn: '2026-04-20', dueOn: '2027-04-20' })]) })
  expect((await ledger(an)).entries.map((one) => [one.kind, one.onDay, one.committedDong, one.paidDong, one.ground])).toEqual([
    ['opening', '2026-03-15', 40 * MILLION, 15 * MILLION, 'PT 01'], ['payment', '2026-04-20', 0, 10 * MILLION, 'PT 02'],
  ])
  expect((await ledger(ba)).entries[0]).toMatchObject({ assetKind: 'landUseRight', assetNote: 'Quyền sử dụng đất 500 m2' })
  expect(await upload(bytes)).toMatchObject({ id: list.id, repeated: true })
  expect((await write(list.id)).list).toMatchObject({ repeated: true })
  expect((await sheet()).charterCapitalDong).toBe(100 * MILLION)
})

test('a corrected file adds who was missing; who stands in the book is left alone, other amounts are asked back', async () => {
  const list = await upload(await workbook([
    [1, 1, 'An Văn Một', 40_000_000, 25_000_000, null, null, null], [2, 2, 'Ba Thị Hai', 20_000_000, 20_000_000, null, null, null],
    [3, 4, 'Du Thị Bốn', 20_000_000, 10_000_000, '01/02/2026', null, null], [4, 4, 'Du Thị Bốn', 20_000_000, 10_000_000, '01/02/2026', null, null],
  ]))
  expect(await told(list.id)).toEqual(['', 'Vốn cam kết (đồng):differs', ':otherRow', 'Đã góp (đồng):repeated'])
  expect(list.counts).toMatchObject({ known: 1, error: 3, ready: 0 })
  const again = await upload(await workbook([[1, 1, 'An Văn Một', 40_000_000, 25_000_000, null, null, null], [3, 4, 'Du Thị Bốn', 20_000_000, 10_000_000, '01/01/2026', null, null]]))
  expect(await told(again.id)).toEqual(['', 'Ngày góp:beforeJoined?'])
  await write(again.id)
  expect(await sheet()).toMatchObject({ charterCapitalDong: 120 * MILLION })
})

test('C12 C14 once somebody changed a commitment, a list may break no cap and no bound of the charter', async () => {
  await s.act({ kind: 'transfer', memberId: cu, toMemberId: du, paidDong: MILLION, ground: 'Giấy chuyển nhượng' }, '2026-05-02')
  const [em, gi] = [await s.admit('Em Văn Năm'), await s.admit('Gì Thị Sáu')]
  const list = await upload(await workbook([[1, null, 'Em Văn Năm', 90_000_000, 0, null, null, null], [2, null, 'Gì Thị Sáu', 500_000, 0, null, null, null]]))
  expect(await told(list.id)).toEqual(['Vốn cam kết (đồng):cap.official', 'Vốn cam kết (đồng):belowMinimum'])
  await write(list.id)
  expect((await ledger(em)).entries).toHaveLength(0)
  expect((await ledger(gi)).entries).toHaveLength(0)
})

test('the printed register comes in again as it went out: everybody is known', async () => {
  const register = await s.t.execute(s.director, readRegister, { code: goMay.code }, on(TODAY))
  const rows = register.sheet.rows.filter((row) => register.shares.some((share) => share.memberId === row.id))
  const list = await upload(await workbookBytes(sheetWorkbook({ ...register.sheet, rows }, new Map(register.shares.map((share) => [share.memberId, share])))))
  expect(list.counts).toMatchObject({ error: 0, ready: 0, known: rows.length })
})

test('the example holds the members and what they undertook; filled in, it comes in', async () => {
  const { bytes } = await s.t.execute(s.director, exampleLedger, { code: goMay.code })
  const list = await upload(bytes)
  expect((await read(list.id)).items.map((line) => line.member?.number).slice(0, 4)).toEqual([1, 2, 3, 4])
  expect((await told(list.id)).at(-1)).toBe('')
})

test('who does not keep the book, and who is of another cooperative, neither sends nor reads a ledger', async () => {
  const bytes = await workbook([[1, 1, 'An Văn Một', 1, null, null, null, null]])
  await expect(upload(bytes, s.member)).rejects.toMatchObject({ code: 'forbidden' })
  const list = await upload(bytes)
  await expect(s.t.execute(await s.t.as('giamdoc2'), getCapitalList, { code: goMay.code, id: list.id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(upload(new TextEncoder().encode('a;b\n1;2\n'))).rejects.toMatchObject({ key: 'capital.list.noTable' })
})

test('5,000 rows in one go; no more', async () => {
  const numbers = Array.from({ length: 5_000 }, (_, i) => 1_000 + i)
  const people = numbers.map((number) => ({ number, id: newId(), facts: memberFacts.parse({ kind: 'official', party: 'person', name: `Người Số ${number}`, bornOn: '1980-01-01', address: 'Thôn 1', usesService: true, givesLabour: false, pledgedDong: 2 * MILLION }) }))
  const { id: organisationId } = goMay
  await insertMembers(s.t.owner, organisationId, people.map(({ id, number }) => ({ id, number, joinedOn: '2020-01-01', organ: 'taken_over', decidedOn: '2020-01-01', resolutionRef: null, pledgedDong: 2 * MILLION, heirOf: null })))
  await insertVersions(s.t.owner, organisationId, people.map(({ id, facts }) => ({ id: newId(), memberId: id, facts, validFrom: '2020-01-01', validTo: null, knownFrom: new Date('2020-01-01'), knownTo: null, ground: null })))
  await fillTally(s.t.owner, organisationId)
  // What the server does by itself within a minute of so many rows.
  await s.t.ownerSql`analyze membership.member`
  await s.t.ownerSql`analyze membership.version`
  const row = (number: number): WriteValue[] => [number, number, `Người Số ${number}`, '2.000.000', '2.000.000', '15/03/2021', null, null]
  const list = await upload(await workbook(numbers.map(row)))
  expect(list.counts).toMatchObject({ ready: 5_000, error: 0, committedDong: 10_000 * MILLION })
  const before = (await sheet()).charterCapitalDong
  await write(list.id)
  expect((await sheet()).charterCapitalDong).toBe(before + 10_000 * MILLION)
  await expect(upload(await workbook(Array.from({ length: 5_001 }, (_, i) => row(i + 10_000))))).rejects.toMatchObject({ key: 'capital.list.tooLong' })
})
