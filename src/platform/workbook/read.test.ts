import { describe, expect, test } from 'vitest'
import { openWorkbook } from './index.server.ts'
import { cellOf, dataOf, parts, relations, rowsOf, textsOf, xlsx, zipOf } from './fixtures.testing.ts'

describe('cells', () => {
  test.each([
    ['shared string', '<c r="A1" t="s"><v>0</v></c>', { strings: '<si><t>Hợp tác xã</t></si>' }, { kind: 'text', text: 'Hợp tác xã' }],
    ['rich text, its reading aids left out', '<c r="A1" t="s"><v>0</v></c>', { strings: '<si><r><t>Hợp </t></r><r><rPr><b/></rPr><t>tác</t></r><rPh sb="0" eb="1"><t>X</t></rPh></si>' }, { kind: 'text', text: 'Hợp tác' }],
    ['inline string', '<c r="A1" t="inlineStr"><is><t>nông nghiệp</t></is></c>', {}, { kind: 'text', text: 'nông nghiệp' }],
    ['number kept as text', '<c r="A1" t="inlineStr"><is><t>0012</t></is></c>', {}, { kind: 'text', text: '0012', value: '0012' }],
    ['whole number', '<c r="A1"><v>4300123456</v></c>', {}, { kind: 'number', text: '4300123456', value: 4300123456 }],
    ['number in powers of ten', '<c r="A1"><v>4.300123456E9</v></c>', {}, { kind: 'number', text: '4300123456' }],
    ['sum of tenths', '<c r="A1"><v>0.30000000000000004</v></c>', {}, { kind: 'number', text: '0.3' }],
    ['code shown with its leading zero', '<c r="A1" s="0"><v>300123456</v></c>', { formats: '<xf numFmtId="170"/>', numFmts: '<numFmt numFmtId="170" formatCode="0000000000"/>' }, { kind: 'number', text: '0300123456', value: 300123456 }],
    ['true', '<c r="A1" t="b"><v>1</v></c>', {}, { kind: 'bool', text: 'TRUE', value: true }],
    ['error', '<c r="A1" t="e"><v>#N/A</v></c>', {}, { kind: 'error', text: '#N/A', value: null }],
    ['character that XML cannot hold', '<c r="A1" t="inlineStr"><is><t>a_x0007_b_x005F_x0041_</t></is></c>', {}, { kind: 'text', text: 'a\u0007b_x0041_' }],
  ])('%s', async (_, cell, more, expected) => expect(await cellOf(cell, more)).toMatchObject(expected))

  test.each([
    ['14', '', '46027', '2026-01-05', '05/01/2026'],
    ['22', '', '46027.5', '2026-01-05T12:00:00', '05/01/2026 12:00:00'],
    ['164', 'dd/mm/yyyy', '46027', '2026-01-05', '05/01/2026'],
    ['164', '[$-42A]d mmmm yyyy;@', '46027', '2026-01-05', '05/01/2026'],
    ['14', '', '1', '1900-01-01', '01/01/1900'],
    ['14', '', '59', '1900-02-28', '28/02/1900'],
    ['14', '', '61', '1900-03-01', '01/03/1900'],
  ])('a number in date format %s %s is a date: %s', async (id, code, serial, value, text) => {
    const more = { formats: `<xf numFmtId="${id}"/>`, numFmts: `<numFmt numFmtId="164" formatCode="${code}"/>` }
    expect(await cellOf(`<c r="A1" s="0"><v>${serial}</v></c>`, more)).toEqual({ kind: 'date', value, text })
  })

  test.each(['"ngày" 0', '#,##0 "đồng"', '0.00', '[Red]0', '\\d0', 'General', '@'])('format %s is no date', async (code) => {
    const more = { formats: '<xf numFmtId="164"/>', numFmts: `<numFmt numFmtId="164" formatCode="${code.replaceAll('"', '&quot;')}"/>` }
    expect(await cellOf('<c r="A1" s="0"><v>46027</v></c>', more)).toMatchObject({ kind: 'number', value: 46027 })
  })

  test('days are counted from 1904 where the workbook says so', async () => {
    const more = { formats: '<xf numFmtId="14"/>', workbookPr: 'date1904="1"' }
    expect(await cellOf('<c r="A1" s="0"><v>44565</v></c>', more)).toMatchObject({ value: '2026-01-05' })
  })

  test('a formula is never evaluated: what it is and what was last computed stay apart', async () => {
    expect(await cellOf('<c r="A1"><f>1+1</f><v>2</v></c>')).toEqual({ kind: 'formula', text: '=1+1', value: null, cached: { kind: 'number', text: '2', value: 2 } })
    expect(await cellOf('<c r="A1" t="str"><f>A2&amp;"x"</f><v>HTX</v></c>')).toMatchObject({ kind: 'formula', text: '=A2&"x"', cached: { text: 'HTX' } })
    expect(await cellOf('<c r="A1"><f t="shared" si="0"/></c>')).toEqual({ kind: 'formula', text: '=', value: null, cached: null })
  })

  test('empty cells are null, wherever their emptiness comes from', async () => {
    const rows = '<row r="1"><c r="A1" s="0"/><c r="B1" t="inlineStr"><is><t></t></is></c><c r="C1"><v></v></c><c r="E1"><v>5</v></c></row><row r="2"><c r="A2" s="0"/></row>'
    expect(await textsOf(await xlsx(rows))).toEqual([[null, null, null, null, '5']])
  })
})

describe('rows and sheets', () => {
  test('rows are numbered as on the screen, over gaps and without references', async () => {
    const rows = await rowsOf(await xlsx('<row r="3"><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row><row r="9" hidden="1"><c r="C9"><v>4</v></c></row>'))
    expect(rows.map((row) => [row.number, row.hidden, row.cells.map((cell) => cell?.text ?? null)])).toEqual([
      [3, false, ['1', '2']], [4, false, ['3']], [9, true, [null, null, '4']],
    ])
  })

  test('merged cells and hidden sheets are reported', async () => {
    const sheet = `${dataOf('<row r="1"><c r="A1"><v>1</v></c></row>')}<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="D1:D2"/></mergeCells>`
    const { sheets } = await openWorkbook(await zipOf(parts({ sheet, state: 'state="veryHidden"' })))
    expect(sheets[0]).toMatchObject({ name: 'Danh sách', visibility: 'veryHidden' })
    expect(await sheets[0]?.merges()).toEqual([{ top: 1, left: 1, bottom: 1, right: 3 }, { top: 1, left: 4, bottom: 2, right: 4 }])
  })

  test('a sheet can be read again, and left in the middle', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`).join('')
    const { sheets: [sheet] } = await openWorkbook(await xlsx(rows))
    for (let round = 0; round < 3; round++) {
      for await (const row of sheet?.rows ?? []) if (row.number === 10) break
    }
    expect(await Array.fromAsync(sheet?.rows ?? [])).toHaveLength(5000)
  })

  test('prefixes, absolute targets and the strict form of the standard are understood', async () => {
    const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    const more = {
      '_rels/.rels': relations([['x', `${strict}/officeDocument`, '/office/book.xml']]),
      'office/book.xml': `<x:workbook xmlns:x="m" xmlns:rel="${strict}"><x:sheets><x:sheet name="A &amp; B" rel:id="s"/></x:sheets></x:workbook>`,
      'office/_rels/book.xml.rels': relations([['s', `${strict}/worksheet`, '/office/data.xml']]),
      'office/data.xml': '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>có</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>',
    }
    const bytes = await zipOf(parts({ more }))
    const { sheets } = await openWorkbook(bytes)
    expect(sheets.map((sheet) => sheet.name)).toEqual(['A & B'])
    expect(await sheets[0]?.merges()).toHaveLength(1)
    expect(await textsOf(bytes)).toEqual([[null, 'có']])
  })
})
