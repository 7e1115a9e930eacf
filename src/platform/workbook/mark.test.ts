import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openWorkbook, markWorkbook, workbookBytes, type Mark, type Row } from './index.server.ts'
import { dataOf, parts, rowsOf, textsOf, xlsx, zipOf, type Parts } from './fixtures.testing.ts'
import { openSource } from './source.server.ts'
import { defaultLimits } from './limits.ts'
import { openZip, packedEntry, readEntryBytes } from './zip-read.server.ts'

const heading = 'Lỗi cần sửa'
const sheet = 'Danh sách'
const mark = (row: number, column: number | null, message = 'sai'): Mark => ({ sheet, row, column, message })
const marked = (bytes: Uint8Array, marks: Mark[], headerRow = 1): Promise<Uint8Array> => markWorkbook(bytes, marks, { heading, headerRows: { [sheet]: headerRow } })

async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const zip = await openZip(await openSource(bytes, 1e9), defaultLimits)
  const entry = zip.entries.find((one) => one.name === name)
  return entry ? Buffer.concat(await Array.fromAsync(readEntryBytes(zip, entry))).toString() : ''
}

/** The colour of a cell, from the formats of the file itself. */
async function isColoured(bytes: Uint8Array, cell: string): Promise<boolean> {
  const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
  const tag = new RegExp(`<(?:x:)?c(?: s="\\d+")? r="${cell}"[^>]*>`).exec(xml)?.[0] ?? ''
  const styles = await partOf(bytes, 'xl/styles.xml')
  const formats = (/<cellXfs[^>]*>([\s\S]*)<\/cellXfs>/.exec(styles)?.[1] ?? '').match(/<xf[^>]*?(\/>|>[\s\S]*?<\/xf>)/g) ?? []
  const fills = (/<fills[^>]*>([\s\S]*)<\/fills>/.exec(styles)?.[1] ?? '').match(/<fill\/>|<fill>[\s\S]*?<\/fill>/g) ?? []
  const format = formats[Number(/ s="(\d+)"/.exec(tag)?.[1] ?? 0)] ?? ''
  return (fills[Number(/fillId="(\d+)"/.exec(format)?.[1] ?? 0)] ?? '').includes('FFFFE7A1')
}

const three = '<row r="1" spans="1:2"><c r="A1" t="inlineStr"><is><t>Tên</t></is></c><c r="B1" t="inlineStr"><is><t>Vốn</t></is></c></row>' +
  '<row r="2"><c r="A2" t="inlineStr"><is><t>Một</t></is></c><c r="B2" s="0"><f>1+1</f><v>2</v></c></row><row r="4" ht="30" customHeight="1"><c r="B4"><v>7</v></c></row>'

describe('a marked workbook', () => {
  test('names every problem in a last column and colours its cell', async () => {
    const bytes = await marked(await xlsx(three), [mark(2, 2, 'Vốn <0 & lạ'), mark(2, 1, 'Tên quá ngắn'), mark(4, null, 'Trùng dòng 2')])
    expect(await textsOf(bytes)).toEqual([['Tên', 'Vốn', heading], ['Một', '=1+1', 'A2: Tên quá ngắn; B2: Vốn <0 & lạ'], [null, '7', 'Trùng dòng 2']])
    expect(await isColoured(bytes, 'A2')).toBe(true)
    expect(await isColoured(bytes, 'B2')).toBe(true)
    expect(await isColoured(bytes, 'B4')).toBe(false)
  })

  test('changes nothing else: formulas, heights, the order of things', async () => {
    const xml = await partOf(await marked(await xlsx(three), [mark(2, 1)]), 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<c r="B2" s="0"><f>1+1</f><v>2</v></c>')
    expect(xml).toContain('<row r="4" ht="30" customHeight="1"><c r="B4"><v>7</v></c></row>')
  })

  test('empty cells and empty rows can be marked too', async () => {
    const bytes = await marked(await xlsx(three), [mark(4, 1, 'thiếu'), mark(3, 2, 'thiếu'), mark(9, 1, 'thiếu')])
    const rows = await rowsOf(bytes)
    expect(rows.map((row) => [row.number, row.cells.at(-1)?.text])).toEqual([[1, heading], [2, '=1+1'], [3, 'B3: thiếu'], [4, 'A4: thiếu'], [9, 'A9: thiếu']])
    for (const cell of ['A4', 'B3', 'A9']) expect(await isColoured(bytes, cell)).toBe(true)
  })

  test('every other part keeps its packed bytes', async () => {
    const more: Parts = { 'xl/worksheets/sheet2.xml': '<worksheet><sheetData/></worksheet>', 'xl/media/image1.png': Buffer.from([1, 2, 3]), 'docProps/app.xml': '<x/>' }
    const before = await zipOf(parts({ sheet: dataOf(three), more }))
    const after = await marked(before, [mark(2, 1)])
    const [a, b] = await Promise.all([before, after].map(async (bytes) => openZip(await openSource(bytes, 1e9), defaultLimits)))
    expect(b?.entries.map((entry) => entry.name)).toEqual(a?.entries.map((entry) => entry.name))
    for (const [i, entry] of (a?.entries ?? []).entries()) {
      const other = b?.entries[i]
      if (!a || !b || !other || ['xl/worksheets/sheet1.xml', 'xl/styles.xml'].includes(entry.name)) continue
      expect(Buffer.concat(await Array.fromAsync(packedEntry(b, other)))).toEqual(Buffer.concat(await Array.fromAsync(packedEntry(a, entry))))
      expect(other).toMatchObject({ stamp: entry.stamp, crc: entry.crc, method: entry.method })
    }
  })

  test('a run of column widths is split around the new column, and the extent grows', async () => {
    const head = '<dimension ref="A1:B4"/><cols><col min="1" max="1" width="5"/><col min="2" max="16384" width="9" hidden="1"/></cols>'
    const xml = await partOf(await marked(await zipOf(parts({ sheet: head + dataOf(three) })), [mark(6, 1)]), 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<dimension ref="A1:C6"/>')
    expect(xml).toContain('<cols><col min="1" max="1" width="5"/><col min="2" max="2" width="9" hidden="1"/><col min="3" max="3" width="60" customWidth="1"/><col min="4" max="16384" width="9" hidden="1"/></cols>')
  })

  test('the column stands right of what is merged, the heading in the row of the table\'s head', async () => {
    const merges = '<mergeCells><mergeCell ref="A1:D1"/></mergeCells>'
    expect(await textsOf(await marked(await zipOf(parts({ sheet: dataOf(three) + merges })), [mark(2, 1)]))).toEqual([['Tên', 'Vốn', null, null, heading], ['Một', '=1+1', null, null, 'A2: sai'], [null, '7']])
    expect((await textsOf(await marked(await xlsx(three), [mark(4, 1)], 2)))[1]).toEqual(['Một', '=1+1', heading])
  })

  test.each([
    ['rows and cells without references', '<row><c><v>1</v></c></row><row><c><v>2</v></c><c s="0"/><c><v>3</v></c></row>', [['1', null, null, heading], ['2', null, '3', 'B2: sai']]],
    ['a sheet without rows', '', [[null, null, heading], [null, null, 'B2: sai']]],
    ['white space between rows', '\n <row r="1"><c r="A1"><v>1</v></c></row>\n <row r="2"/>\n', [['1', null, heading], [null, null, 'B2: sai']]],
  ])('%s', async (_, rows, expected) => {
    const bytes = await marked(await xlsx(rows), [mark(2, 2)])
    expect(await textsOf(bytes)).toEqual(expected)
    expect(await isColoured(bytes, 'B2')).toBe(true)
  })

  test('data that close at once, and names with a prefix', async () => {
    expect(await textsOf(await marked(await zipOf(parts({ sheet: '<sheetData/>' })), [mark(1, 1)], 5))).toEqual([[null, 'A1: sai'], [null, heading]])
    const xml = '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    const bytes = await marked(await zipOf(parts({ more: { 'xl/worksheets/sheet1.xml': xml } })), [mark(2, 1)])
    expect(await textsOf(bytes)).toEqual([['1', heading], [null, 'A2: sai']])
  })

  test.each([['no formats part', undefined], ['an empty one', '<styleSheet/>']])('%s: formats are added', async (_, styles) => {
    const { 'xl/styles.xml': _left, ...files } = parts({ sheet: dataOf(three) })
    const bytes = await marked(await zipOf(styles ? { ...files, 'xl/styles.xml': styles } : files), [mark(2, 1)])
    expect((await textsOf(bytes))[1]?.[2]).toBe('A2: sai')
    expect(await partOf(bytes, styles ? 'xl/styles.xml' : 'xl/chungStyles.xml')).toContain('FFFFE7A1')
  })
})

describe('a file that comes back', () => {
  test('is marked anew in the same column; what is right by now loses colour and message', async () => {
    const first = await marked(await xlsx(three), [mark(2, 1), mark(4, 2)])
    const second = await marked(first, [mark(4, 2, 'vẫn sai')])
    expect(await textsOf(second)).toEqual([['Tên', 'Vốn', heading], ['Một', '=1+1'], [null, '7', 'B4: vẫn sai']])
    expect(await isColoured(second, 'A2')).toBe(false)
    expect(await isColoured(second, 'B4')).toBe(true)
    expect(await isColoured(await marked(second, [mark(2, 1)]), 'A2')).toBe(true)
  })
})

describe('marking never changes another cell', () => {
  const cell = fc.oneof(fc.constant(null), fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constantFrom('=1+1', '<row r="9">', '</c></row>', ']]>', '_x0041_'))
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 6 }), { minLength: 2, maxLength: 12 })
  const place = fc.record({ row: fc.integer({ min: 1, max: 16 }), column: fc.option(fc.integer({ min: 1, max: 6 })), message: fc.string({ unit: 'binary', minLength: 1 }) })

  test('over any table and any marks, once and twice', async () => {
    await fc.assert(fc.asyncProperty(table, fc.array(place, { minLength: 1, maxLength: 10 }), fc.array(place, { maxLength: 5 }), async (rows, places, again) => {
      const columns = Array.from({ length: 6 }, (_, i) => ({ header: `c${i}`, type: 'number' as const }))
      const before = await workbookBytes({ sheets: [{ name: sheet, columns, rows }] })
      const once = await marked(before, places.map((one) => ({ sheet, ...one })))
      const twice = await marked(once, again.map((one) => ({ sheet, ...one })))
      const original = (await rowsOf(before)).map(sixCells)
      for (const bytes of [once, twice]) {
        const kept = (await rowsOf(bytes)).map(sixCells).filter((row) => row.cells.some((one) => one !== null))
        expect(kept).toEqual(original.filter((row) => row.cells.some((one) => one !== null)))
      }
      const problems = (await rowsOf(once)).filter((row) => row.cells[6]).map((row) => row.number)
      expect(problems).toEqual([...new Set([1, ...places.map((one) => one.row)])].sort((a, b) => a - b))
    }), { numRuns: 60 })
  })

  const sixCells = (row: Row): Row => ({ ...row, cells: Array.from({ length: 6 }, (_, i) => row.cells[i] ?? null) })
})

describe('CSV', () => {
  test('gets one column more, each record as it was written', async () => {
    const bytes = await markWorkbook(Buffer.from('a;b\n"một ""x""";2\n3\n'), [mark(2, 2, 'sai; lạ'), mark(3, null, '=x')], { heading })
    expect(Buffer.from(bytes).toString()).toBe('\uFEFFa;b;Lỗi cần sửa\r\n"một ""x""";2;"B2: sai; lạ"\r\n3;;\'=x\r\n')
  })

  test('is marked anew in the same column', async () => {
    const first = await markWorkbook(Buffer.from('a,b\n1,2\n3,4\n'), [mark(2, 1)], { heading })
    const second = await markWorkbook(first, [mark(3, 1)], { heading })
    expect(await textsOf(second)).toEqual([['a', 'b', heading], ['1', '2'], ['3', '4', 'A3: sai']])
    expect((await openWorkbook(second)).encoding).toBe('utf-8')
  })
})
