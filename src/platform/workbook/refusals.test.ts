import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AppError } from '#platform/problem.ts'
import { workbookMessages, type Limits } from './index.server.ts'
import { cellOf, dataOf, forgedZip, parts, rowsOf, xlsx, zipOf } from './fixtures.testing.ts'

const MB = 1024 * 1024

async function refusal(reading: Promise<unknown>): Promise<string> {
  try {
    await reading
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const key = error.key as keyof typeof workbookMessages.vi
    for (const messages of [workbookMessages.vi, workbookMessages.en]) {
      for (const [, name = ''] of messages[key].matchAll(/\{(\w+)\}/g)) expect(error.params).toHaveProperty(name)
    }
    return `${error.code} ${error.key}`
  }
  return 'read'
}
const reading = (input: Uint8Array | string, limits?: Partial<Limits>): Promise<string> => refusal(rowsOf(input, limits))
const ole = (stream: string): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000), Buffer.from(stream, 'utf16le'), Buffer.alloc(500)])
const sheetXml = (xml: string): Promise<Buffer> => zipOf(parts({ more: { 'xl/worksheets/sheet1.xml': xml } }))

test('both languages have the same messages', () => {
  expect(Object.keys(workbookMessages.en)).toEqual(Object.keys(workbookMessages.vi))
})

describe('files that are something else', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'unsupported workbook.empty'],
    ['PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'unsupported workbook.notWorkbook'],
    ['picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'unsupported workbook.notWorkbook'],
    ['noise', Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256)), 'unsupported workbook.notWorkbook'],
    ['Excel of 1997', ole('Workbook'), 'unsupported workbook.oldExcel'],
    ['Excel 4 without container', Buffer.from('0904060000001000', 'hex'), 'unsupported workbook.oldExcel'],
    ['workbook with a password', ole('EncryptedPackage'), 'unsupported workbook.encrypted'],
    ['web page named .xls', Buffer.from('\uFEFF<html><table><tr><td>1'), 'unsupported workbook.htmlAsExcel'],
    ['XML spreadsheet 2003', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'unsupported workbook.htmlAsExcel'],
    ['half an archive', Buffer.from('PK\x03\x04 and nothing more'), 'invalid workbook.damaged'],
  ])('%s', async (_, bytes, expected) => expect(await reading(bytes)).toBe(expected))

  test.each([
    ['archive of pictures', { 'a.png': 'x' }, 'unsupported workbook.notWorkbook'],
    ['text document', { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>' }, 'unsupported workbook.notWorkbook'],
    ['OpenDocument', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }, 'unsupported workbook.openDocument'],
    ['workbook without sheets', parts({ more: { 'xl/workbook.xml': '<workbook/>' } }), 'unsupported workbook.noSheet'],
    ['binary workbook', parts({ more: { '_rels/.rels': '<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>' } }), 'unsupported workbook.binaryWorkbook'],
  ])('%s', async (_, files, expected) => expect(await reading(await zipOf(files))).toBe(expected))
})

describe('damaged files', () => {
  test('cut off anywhere, a workbook is refused and never half read', async () => {
    const whole = await xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')
    for (let length = 4; length < whole.length; length += 37) expect(await reading(whole.subarray(0, length))).toBe('invalid workbook.damaged')
  })

  test('a byte changed inside a part is noticed by its checksum', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i * 7919}</v></c></row>`).join('')
    const whole = await xlsx(rows)
    const at = whole.indexOf('worksheets/sheet1.xml') + 21
    for (let i = 0; i < 40; i++) {
      const bad = Buffer.from(whole)
      bad.writeUInt8((bad.readUInt8(at + i) + 1) % 256, at + i)
      expect(await reading(bad)).toBe('invalid workbook.damaged')
    }
  })

  test.each([
    ['elements that do not close', `<worksheet>${dataOf('<row r="1">')}</worksheet>`],
    ['no XML at all', 'hello'],
    ['bytes that are no UTF-8', Buffer.from('<worksheet><sheetData>\xC3\x28</sheetData></worksheet>', 'latin1')],
    ['deep nesting', `<worksheet>${'<a>'.repeat(100)}${'</a>'.repeat(100)}</worksheet>`],
    ['rows that run backwards', `<worksheet>${dataOf('<row r="2"/><row r="1"/>')}</worksheet>`],
    ['cells that run backwards', `<worksheet>${dataOf('<row r="1"><c r="B1"/><c r="A1"/></row>')}</worksheet>`],
    ['a string that is not there', `<worksheet>${dataOf('<row r="1"><c r="A1" t="s"><v>77</v></c></row>')}</worksheet>`],
    ['an attribute of megabytes', `<worksheet a="${'x'.repeat(6 * MB)}">${dataOf('')}</worksheet>`],
  ])('%s', async (_, xml) => expect(await reading(await zipOf(parts({ more: { 'xl/worksheets/sheet1.xml': xml } })))).toBe('invalid workbook.damaged'))

  test('two parts under one name', async () => {
    const files = Object.entries(parts()).map(([name, content]) => ({ name, content: Buffer.from(content) }))
    expect(await reading(forgedZip([...files, { name: 'xl/workbook.xml', content: Buffer.from('<x/>') }]))).toBe('invalid workbook.damaged')
  })

  test('a part locked by a password', async () => {
    const files = Object.entries(parts()).map(([name, content]) => ({ name, content: Buffer.from(content), flags: 1 }))
    expect(await reading(forgedZip(files))).toBe('unsupported workbook.encrypted')
  })
})

describe('attacks', () => {
  test.each([
    ['external entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'],
    ['entities within entities', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'],
    ['document type elsewhere', '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'],
  ])('%s: a document type is refused', async (_, doctype) => {
    const xml = `<?xml version="1.0"?>${doctype}<worksheet>${dataOf('<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>')}</worksheet>`
    expect(await reading(await sheetXml(xml))).toBe('unsupported workbook.doctype')
  })

  test('an entity that XML does not know is no text', async () => {
    expect(await refusal(cellOf('<c r="A1" t="inlineStr"><is><t>&e;</t></is></c>'))).toBe('invalid workbook.damaged')
  })

  test('a bomb that declares its size is refused before it is unpacked', async () => {
    const files = Object.entries(parts()).map(([name, content]) => ({ name, content: Buffer.from(content) }))
    const big = Buffer.alloc(40 * MB, '<row/>')
    expect(await reading(forgedZip([...files.slice(0, -3), { name: 'xl/worksheets/sheet1.xml', content: big }]))).toBe('too_large workbook.bomb')
    expect(await reading(forgedZip([...files, { name: 'xl/media/a', content: Buffer.alloc(10), declaredBytes: 300 * MB }]))).toBe('too_large workbook.bomb')
    expect(await reading(forgedZip([...files, { name: 'xl/media/a', content: Buffer.alloc(10), declaredBytes: 0xffffffff }]))).toBe('invalid workbook.damaged')
  })

  test('parts that share their bytes count each time', async () => {
    const files = Object.entries(parts()).map(([name, content]) => ({ name, content: Buffer.from(content) }))
    const shared = { name: 'm0', content: Buffer.alloc(12 * MB) }
    const more = Array.from({ length: 40 }, (_, i) => ({ name: `m${i + 1}`, content: shared.content, share: files.length }))
    expect(await reading(forgedZip([...files, shared, ...more]))).toBe('too_large workbook.bomb')
  })

  test('a bomb that lies about its size stops where the lie ends, within memory', async () => {
    const files = Object.entries(parts()).map(([name, content]) => ({ name, content: Buffer.from(content) }))
    const start = '<worksheet><sheetData>'
    // 400 MB once unpacked, made of one block so that the test itself stays small.
    const content = Buffer.alloc(400 * MB, '<row/>')
    content.write(start)
    const bomb = forgedZip([...files.filter((file) => !file.name.includes('sheet1')), { name: 'xl/worksheets/sheet1.xml', content, declaredBytes: 15 * MB }])
    const before = process.memoryUsage().rss
    expect(await reading(bomb)).toBe('invalid workbook.damaged')
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * MB)
  })

  test('200 MB are refused by their size alone, from a path and from memory', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workbook-'))
    const path = join(folder, 'big.xlsx')
    try {
      await writeFile(path, 'PK\x03\x04')
      await truncate(path, 200 * MB)
      expect(await reading(path)).toBe('too_large workbook.fileTooLarge')
    } finally {
      await rm(folder, { recursive: true })
    }
    expect(await reading(Buffer.alloc(2000), { fileBytes: 1000 })).toBe('too_large workbook.fileTooLarge')
  })

  test.each([[0, 'read'], [12, 'invalid workbook.damaged']])('packing method %i: %s', async (method, expected) => {
    const files = Object.entries(parts({ sheet: dataOf('<row r="1"><c><v>1</v></c></row>') })).map(([name, content]) => ({ name, content: Buffer.from(content), method }))
    expect(await reading(forgedZip(files))).toBe(expected)
  })
})

describe('too much of something', () => {
  const row = (cells: string, number = 1): string => `<row r="${number}">${cells}</row>`
  test.each([
    ['rows', row('<c><v>1</v></c>') + row('<c><v>1</v></c>', 2) + row('<c><v>1</v></c>', 3), { rows: 2 }, 'too_large workbook.tooManyRows'],
    ['columns', row('<c r="C1"><v>1</v></c>'), { columns: 2 }, 'too_large workbook.tooManyColumns'],
    ['text in a cell', row(`<c t="inlineStr"><is><t>${'x'.repeat(40_000)}</t></is></c>`), {}, 'too_large workbook.cellTooLong'],
  ])('%s', async (_, rows, limits, expected) => expect(await reading(await xlsx(rows), limits)).toBe(expected))

  test('a million empty rows are not rows', async () => {
    const empty = Array.from({ length: 250_000 }, (_, i) => `<row r="${i + 2}" s="1"/>`).join('')
    expect(await rowsOf(await xlsx(`${row('<c><v>1</v></c>')}${empty}`), { rows: 10 })).toHaveLength(1)
  })

  test('parts and sheets', async () => {
    expect(await reading(await xlsx(''), { parts: 3 })).toBe('too_large workbook.tooManyParts')
    expect(await reading(await xlsx(''), { sheets: 0 })).toBe('too_large workbook.tooManySheets')
  })
})
