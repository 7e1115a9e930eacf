import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvBytes, openWorkbook, workbookBytes, type WriteColumn, type WriteValue } from './index.server.ts'
import { rowsOf, textsOf } from './fixtures.testing.ts'

const columns: WriteColumn[] = [{ header: 'Mã' }, { header: 'Vốn', type: 'number' }, { header: 'Ngày', type: 'date' }, { header: 'Có', type: 'bool' }]
const book = (rows: WriteValue[][], stamp: string | null = null, some = columns): Promise<Uint8Array> => workbookBytes({ stamp, sheets: [{ name: 'Danh sách', columns: some, rows }] })

describe('XLSX', () => {
  test('types stay what they are', async () => {
    const [, row] = await rowsOf(await book([['0012', 1234567, '2026-01-05', true]]))
    expect(row?.cells).toEqual([
      { kind: 'text', text: '0012', value: '0012' },
      { kind: 'number', text: '1234567', value: 1234567 },
      { kind: 'date', text: '05/01/2026', value: '2026-01-05' },
      { kind: 'bool', text: 'TRUE', value: true },
    ])
  })

  test.each(['=1+1', '+84', '-5', '@SUM(A1)', '\t=1', '\r=1', "'=1"])('%j is a text and no formula', async (text) => {
    const [, row] = await rowsOf(await book([[text, null, null, null]]))
    expect(row?.cells[0]).toEqual({ kind: 'text', text, value: text })
  })

  test('any text comes back as it was', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('_', 'x', '0', '4', '1', '\u0001', '\r', '\uD800', '&', '<', ' ', '\n') }))
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(text.filter((s) => s !== ''), text), { minLength: 1, maxLength: 8 }), async (rows) => {
      const read = await textsOf(await book(rows, null, [{ header: 'a' }, { header: 'b' }]))
      expect(read.slice(1)).toEqual(rows.map(([a, b]) => (b === '' ? [a] : [a, b])))
    }), { numRuns: 60 })
  })

  test('any number comes back as it was', async () => {
    await fc.assert(fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (number) => {
      const [, row] = await rowsOf(await book([['x', number]]))
      expect(row?.cells[1]?.value).toBe(Object.is(number, -0) ? 0 : number)
    }), { numRuns: 60 })
  })

  test('any day from 01/03/1900 comes back as it was; what a sheet cannot count stays text', async () => {
    const days = fc.date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    await fc.assert(fc.asyncProperty(days, async (day) => {
      const iso = day.toISOString().slice(0, 10)
      expect((await rowsOf(await book([['x', 1, iso]])))[1]?.cells[2]).toMatchObject({ kind: 'date', value: iso })
    }), { numRuns: 60 })
    expect((await rowsOf(await book([['x', 1, '1899-05-01']])))[1]?.cells[2]).toMatchObject({ kind: 'text', value: '1899-05-01' })
  })

  test('invented figures are stamped in the first row of every sheet', async () => {
    const sheets = ['A', 'B'].map((name) => ({ name, title: 'DANH SÁCH', notes: ['Nguồn: x'], columns, rows: [['1']] }))
    const workbook = await openWorkbook(await workbookBytes({ sheets, stamp: 'SỐ LIỆU MINH HỌA' }))
    for (const sheet of workbook.sheets) {
      const rows = await Array.fromAsync(sheet.rows)
      expect(rows.map((row) => row.cells[0]?.text)).toEqual(['SỐ LIỆU MINH HỌA', 'DANH SÁCH', 'Nguồn: x', 'Mã', '1'])
    }
  })

  test('sheet names that Excel refuses are made good', async () => {
    const names = ['a/b:c', 'Một cái tên dài hơn ba mươi mốt ký tự', "'x'", '', 'A', 'a']
    const { sheets } = await openWorkbook(await workbookBytes({ sheets: names.map((name) => ({ name, columns, rows: [] })) }))
    expect(sheets.map((sheet) => sheet.name)).toEqual(['a b c', 'Một cái tên dài hơn ba mươi mốt', 'x', 'D', 'A', 'a (2)'])
  })

  test('a text longer than a cell holds is refused with its place', async () => {
    await expect(book([['x'.repeat(32_768)]])).rejects.toMatchObject({ code: 'too_large', params: { cell: 'A2' } })
  })

  test('rows are pulled one by one', async () => {
    async function* rows(): AsyncGenerator<WriteValue[]> {
      for (let i = 0; i < 3; i++) yield [String(i)]
    }
    expect(await textsOf(await workbookBytes({ sheets: [{ name: 'x', columns: [{ header: 'a' }], rows: rows() }] }))).toEqual([['a'], ['0'], ['1'], ['2']])
  })
})

describe('CSV', () => {
  test('has the mark without which Excel misreads Vietnamese, quotes, and neutralised formulas', async () => {
    const bytes = await csvBytes({ columns: [{ header: 'Tên' }, { header: 'Số' }], rows: [['=1+1', -5], ['a;b', 1.5], ['nói "gì"', null]], stamp: 'SỐ LIỆU MINH HỌA' })
    expect(Buffer.from(bytes).toString()).toBe('\uFEFFSỐ LIỆU MINH HỌA\r\nTên,Số\r\n\'=1+1,-5\r\n"a;b",1.5\r\n"nói ""gì""",\r\n')
  })

  test.each(['=1+1', '+84', '-5', '@SUM(A1)', '\t=1', '\r=1', "'=1", "''-"])('%j never begins a formula, and comes back', async (text) => {
    const bytes = await csvBytes({ columns: [{ header: 'a' }, { header: 'b' }], rows: [[text, 'x']] })
    expect(Buffer.from(bytes).toString()).toMatch(/\n"?'/)
    expect((await textsOf(bytes))[1]).toEqual([text, 'x'])
  })

  test('any text that can be seen comes back as it was', async () => {
    const text = fc.string({ unit: 'grapheme' }).map((s) => s.replace(/[^\P{Cc}\t\r\n]/gu, '').replaceAll('\uFEFF', ''))
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(text.filter((s) => s !== ''), text), { minLength: 1, maxLength: 8 }), async (rows) => {
      const read = await textsOf(await csvBytes({ columns: [{ header: 'một' }, { header: 'hai' }], rows }))
      expect(read.slice(1)).toEqual(rows.map(([a, b]) => (b === '' ? [a] : [a, b])))
    }), { numRuns: 100 })
  })
})
