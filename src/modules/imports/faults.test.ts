import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startJobs } from '#platform/jobs.server.ts'
import { parts, zipOf } from '#platform/workbook/fixtures.testing.ts'
import { getImport, uploadList } from './batches/operations.server.ts'
import { finished, heading, importWorld, linesOf, send, uploaded, workbook, type ImportWorld, type Value } from './list.testing.ts'
import { writeReady } from './writing/operations.server.ts'

let t: ImportWorld
beforeAll(async () => { t = await importWorld() })
afterAll(() => t.close())

const place = 'xã Đông Sơn, Quảng Ngãi'
const row = (name: string, change: Partial<Record<(typeof heading)[number], Value>> = {}): Value[] =>
  heading.map((column) => (column in change ? change[column] ?? null : column === 'Tên HTX' ? name : column === 'Địa chỉ' ? place : null))
const refused = async (bytes: Uint8Array, name: string) => finished(t, t.province, (await t.execute(t.province, uploadList, { file: await uploaded(bytes, name), dryRun: true })).batchId)

describe('bad input gets its words and loses nothing', () => {
  test.each([
    ['a date that is none', { 'Ngày cấp': '31/02/2019' }, 'Ngày cấp', 'noSuchDay'],
    ['a year of two digits', { 'Ngày cấp': '05/07/19' }, 'Ngày cấp', 'yearOfTwoDigits'],
    ['a month first', { 'Ngày cấp': '02/28/2019' }, 'Ngày cấp', 'noSuchDay'],
    ['a date to come', { 'Ngày cấp': '01/01/2099' }, 'Ngày cấp', 'dateInFuture'],
    ['nine digits', { 'Mã số thuế': '4300 8812 1' }, 'Mã số thuế', 'codeLength'],
    ['a lost zero', { 'Mã số thuế': 300881210 }, 'Mã số thuế', 'codeL'],
    ['a person in place of a code', { 'Mã số thuế': '051087001234' }, 'Mã số thuế', 'codeOfPerson'],
    ['a unit in place of a code', { 'Mã số thuế': '4300881210-001' }, 'Mã số thuế', 'codeOfUnit'],
    ['an ambiguous number', { 'Vốn điều lệ': '1.850' }, 'Vốn điều lệ', 'ambiguousNumber'],
    ['words for a number', { 'Số thành viên': 'nhiều' }, 'Số thành viên', 'notACount'],
    ['a formula', { 'Số thành viên': { formula: 'SUM(A1:A2)' } }, 'Số thành viên', 'formula'],
    ['a formula for a name', { 'Tên HTX': { formula: 'CONCATENATE("HTX ","X")' } }, 'Tên HTX', 'formula'],
    ['a missing name', { 'Tên HTX': null }, 'Tên HTX', 'nameMissing'],
    ['lost letters', { 'Người đại diện': 'Nguy?n V?n B?y' }, 'Người đại diện', 'lostLetters'],
    ['a vague status', { 'Tình trạng': 'Ngừng hoạt động' }, 'Tình trạng', 'statusUnclear'],
    ["the tax authority's status", { 'Tình trạng': 'Không hoạt động tại địa chỉ đăng ký' }, 'Tình trạng', 'statusTaxOnly'],
  ] as const)('%s', async (what, change, column, key) => {
    const batch = await send(t, t.province, [[...heading], row(`HTX Thử ${what.length}`, change), row(`HTX Lành ${what}`)])
    expect(batch.counts).toMatchObject({ error: 1, ready: 1 })
    const [line] = await linesOf(t, t.province, batch.id)
    expect(line?.problems.find((one) => one.blocking)).toMatchObject({ heading: column, key: expect.stringContaining(key) })
  })

  test('a title above, a heading of two lines with merged cells, group rows, half-empty rows and a sum', async () => {
    const batch = await send(t, t.province, [
      ['ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI'],
      ['DANH SÁCH HỢP TÁC XÃ'],
      [],
      ['STT', 'Tên HTX', 'Người đại diện', null, 'Vốn (triệu đồng)', null],
      [null, null, 'Họ tên', 'Điện thoại', 'Vốn điều lệ', 'Tổng vốn'],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
      ['I', 'Xã Đông Sơn'],
      [1, 'HTX Bến Đá', 'Lê A', '0905 123 456', '1.500,5', 2000],
      [2, null, null, null, null, null],
      [3, 'HTX Bến Gỗ', 'Lê B', null, null, null],
      [null, 'Tổng cộng: 2 HTX', null, null, 1500, 2000],
    ], { merges: ['C4:D4', 'E4:F4', 'A4:A5', 'B4:B5'] })
    const lines = await linesOf(t, t.province, batch.id)
    expect(lines.filter((line) => line.name !== null).map((line) => [line.row, line.name, line.standing])).toEqual([[8, 'HTX Bến Đá', 'ready'], [10, 'HTX Bến Gỗ', 'ready']])
    const [stored] = await t.ownerSql`select parsed from imports.line where batch_id = ${batch.id} and line_no = 1`
    expect(stored?.parsed).toMatchObject({ charter_capital_dong: 1_500_500_000, total_capital_dong: 2_000_000_000, phone: '0905123456', representative: 'Lê A' })
    expect(batch.notes.map((note) => note.key)).toEqual(expect.arrayContaining(['groupRows', 'closingRows']))
  })

  test('text in TCVN3 and decomposed text is repaired and said', async () => {
    const batch = await send(t, t.province, [[...heading], row('HTX N«ng nghiÖp S¬n Hµ'), row('HTX Cây Điều'.normalize('NFD'))])
    expect((await linesOf(t, t.province, batch.id)).map((line) => line.name)).toEqual(['HTX Nông nghiệp Sơn Hà', 'HTX Cây Điều'])
    expect(batch.notes.map((note) => note.key)).toEqual(expect.arrayContaining(['repaired_tcvn3', 'repaired_nfd']))
  })

  test('a row twice in one file is written once', async () => {
    const batch = await send(t, t.province, [[...heading], row('HTX Sinh Đôi'), row('Hợp tác xã Sinh Đôi')], { dryRun: false })
    expect(batch).toMatchObject({ created: 1, counts: { written: 1, error: 1 } })
    expect((await linesOf(t, t.province, batch.id))[1]?.problems).toMatchObject([{ key: 'repeated', params: { row: 2 } }])
  })

  test("a code that stands for another province's body is refused", async () => {
    await t.ownerSql`insert into register.organisation (code, type, name, province_code, source_system) values ('9948000777', 'HTX', 'HTX Đà Nẵng', '48', 'manual_entry')`
    const batch = await send(t, t.province, [[...heading], row('HTX Lấy Nhầm Mã', { 'Mã số thuế': '9948000777' })])
    expect((await linesOf(t, t.province, batch.id))[0]?.problems.at(-1)).toMatchObject({ key: 'codeElsewhere', blocking: true })
  })

  test.each([
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n0000000000000000000000', 'latin1'), 'workbook.'],
    ['half a workbook', null, 'workbook.'],
    ['a sheet without a list', Buffer.from('a,b\n1,2\n3,4\n'), 'imports.noTable'],
    ['a heading without rows', Buffer.from('STT,Tên HTX,Địa chỉ\n'), 'imports.noRows'],
  ] as const)('%s is no list', async (_what, bytes, key) => {
    const whole = await workbook([[...heading], row('HTX Bị Cắt')])
    const batch = await refused(bytes ?? whole.subarray(0, whole.length / 2), 'tep.xlsx')
    expect(batch.state).toBe('failed')
    expect(batch.refusal?.key).toContain(key)
  })

  test('a zip bomb is refused before it is unpacked', async () => {
    const bomb = await zipOf(parts({ sheet: `<sheetData>${' '.repeat(60_000_000)}</sheetData>` }))
    expect(bomb.length).toBeLessThan(1_000_000)
    expect((await refused(bomb, 'bom.xlsx')).refusal?.key).toBe('workbook.bomb')
  })

  test('a CSV in an old encoding is a list too', async () => {
    const csv = Buffer.from('STT;Tªn HTX;§Þa chØ\n1;HTX N«ng nghiÖp B¾c;x· §«ng S¬n, tØnh Qu¶ng Ng·i\n', 'latin1')
    const batch = await refused(csv, 'cu.csv')
    expect(batch).toMatchObject({ state: 'previewed', counts: { ready: 1 } })
  })
})

describe('a crash in the middle of the writing', () => {
  const counts = async () => (await t.ownerSql`select (select count(*)::int from register.organisation) as organisations, (select count(*)::int from register.profile) as profiles,
    (select count(*)::int from imports.written) as written, (select count(*)::int from platform.audit) as trail`)[0]

  test('leaves nothing, and the list is written whole the next time', async () => {
    const batch = await send(t, t.province, [[...heading], row('HTX Giữa Chừng Một'), row('HTX Giữa Chừng Hai')])
    await t.ownerSql.unsafe(`create function register.fail_now() returns trigger language plpgsql as $$ begin raise exception 'power cut'; end $$;
      create trigger zz_fail after insert on register.representative for each statement execute function register.fail_now()`)
    const before = await counts()
    const audit = before?.trail as number
    await t.execute(t.province, writeReady, { id: batch.id })
    const failed = await finished(t, t.province, batch.id).catch((error: unknown) => { throw error })
    expect(failed).toMatchObject({ state: 'previewed', refusal: { key: 'imports.unexpected' }, counts: { ready: 2, written: 0 } })
    expect(await counts()).toMatchObject({ organisations: before?.organisations, profiles: before?.profiles, written: before?.written })
    const [trail] = await t.ownerSql`select count(*)::int as n from platform.audit where schema_name = 'register' and id > ${audit} and after->>'name' like 'HTX Giữa Chừng%'`
    expect(trail?.n).toBe(0)
    await t.ownerSql.unsafe('drop trigger zz_fail on register.representative')
    await t.execute(t.province, writeReady, { id: batch.id })
    expect(await finished(t, t.province, batch.id)).toMatchObject({ state: 'done', created: 2, refusal: null })
  })

  test('a worker that was killed is followed by one that finishes', async () => {
    const batch = await send(t, t.province, [[...heading], row('HTX Bị Giết Giữa Chừng')])
    // As a killed process leaves it: the batch being written, its job running, nothing in the register.
    await t.execute(t.province, writeReady, { id: batch.id })
    await finished(t, t.province, batch.id)
    await t.ownerSql`delete from imports.written where batch_id = ${batch.id}`
    await t.ownerSql`delete from register.profile where source_record_id like ${`${batch.id}%`}`
    await t.ownerSql`delete from register.representative where source_record_id like ${`${batch.id}%`}`
    await t.ownerSql`delete from register.organisation where source_record_id like ${`${batch.id}%`}`
    await t.ownerSql`update imports.batch set state = 'importing' where id = ${batch.id}`
    await t.ownerSql`update platform.job set state = 'running', ended_at = null where id = (select job_id from imports.batch where id = ${batch.id})`
    const jobs = await startJobs(t.kernel, t.urls, (error) => { throw error })
    expect(await finished(t, t.province, batch.id)).toMatchObject({ state: 'done', created: 1 })
    await jobs.stop()
  })
})

describe('what the national registration says', () => {
  test('C59 is not overwritten: the difference becomes a request for correction with its clock', async () => {
    await t.ownerSql`insert into register.organisation (code, type, name, province_code, commune_code, representative, source_system, mirrored) values ('9951009001', 'HTX', 'HTX Gương Soi', '51', '21109', 'Lê Đúng', 'national_registration', true)`
    const batch = await send(t, t.province, [[...heading], row('HTX Gương Soi', { 'Mã số thuế': '9951009001', 'Người đại diện': 'Lê Khác' })], { dryRun: false })
    expect(batch).toMatchObject({ kept: 1, created: 0, updated: 0 })
    const [record] = await t.ownerSql`select representative from register.organisation where code = '9951009001'`
    expect(record?.representative).toBe('Lê Đúng')
    const [request] = await t.ownerSql`select c.field, c.value_said, c.state, c.due_on from register.correction_request c join register.organisation o on o.id = c.organisation_id where o.code = '9951009001'`
    expect(request).toMatchObject({ field: 'representative', value_said: 'Lê Khác', state: 'awaiting_organisation' })
    expect(request?.due_on > new Date().toISOString().slice(0, 10)).toBe(true)
  })

  test('an organisation that spoke for itself is not contradicted by a list', async () => {
    const first = await send(t, t.province, [[...heading], row('HTX Tự Nói', { 'Số thành viên': 20 })], { dryRun: false })
    await t.ownerSql`update register.profile set official_members = 33, source_system = 'organisation' where source_record_id like ${`${first.id}%`}`
    await send(t, t.province, [[...heading], row('HTX Tự Nói', { 'Số thành viên': 21 })], { dryRun: false })
    const { rows } = await sql<{ members: number }>`select p.official_members as members from register.profile p join register.organisation o on o.id = p.organisation_id where o.name = 'HTX Tự Nói'`.execute(t.owner)
    expect(rows).toEqual([{ members: 33 }])
  })
})

test('whatever the list holds, ready and doubtful and wrong and written rows are all its rows', async () => {
  const names = ['HTX Một', 'HTX Một', '', 'Quán Phở', 'HTX Hai', 'THT Ba', 'HTX Bốn']
  const places = [place, 'Thôn Quế, xã Trà Bùi, huyện Trà Bồng, Quảng Ngãi', '', 'đâu đó', 'xã Trà Bồng, Quảng Ngãi']
  const dates: Value[] = ['01/02/2020', '30/02/2020', 43597, null, 'hôm qua']
  const rows = Array.from({ length: 120 }, (_, i) => row(`${names[i % names.length]} ${i % 11}`, { 'Địa chỉ': places[i % places.length] ?? '', 'Ngày cấp': dates[i % dates.length] ?? null, STT: i + 1 }))
  const batch = await send(t, t.province, [[...heading], ...rows])
  const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((total, n) => total + n, 0)
  expect(sum(batch.counts)).toBe(rows.length)
  await t.execute(t.province, writeReady, { id: batch.id })
  const after = await finished(t, t.province, batch.id)
  expect(sum(after.counts)).toBe(rows.length)
  expect(after.counts.written).toBe(batch.counts.ready)
  expect(await t.execute(t.province, getImport, { id: batch.id })).toMatchObject({ counts: after.counts })
})
