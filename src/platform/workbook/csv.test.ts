import { describe, expect, test } from 'vitest'
import { repairText } from '#platform/vietnamese/repair.ts'
import { detectDelimiter } from './delimiter.ts'
import { openWorkbook } from './index.server.ts'
import { rowsOf, textsOf } from './fixtures.testing.ts'

const list = 'STT;Tên hợp tác xã;Địa chỉ\r\n1;Hợp tác xã Nông nghiệp Phổ Thuận;Thôn Mỹ Thuận, xã Phổ Thuận\r\n2;Hợp tác xã Dịch vụ thủy sản Sa Huỳnh;Phường Phổ Thạnh, thị xã Đức Phổ\r\n'
const expected = list.trim().split('\r\n').map((line) => line.split(';'))

/** windows-1258 has no encoder anywhere: made by reading all its bytes and turning the table round. */
function encode1258(text: string): Buffer {
  const decoder = new TextDecoder('windows-1258')
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  const bytes: number[] = []
  for (const letter of text.normalize('NFC')) {
    const whole = table.get(letter)
    if (whole !== undefined) bytes.push(whole)
    else for (const part of splitTone(letter)) bytes.push(table.get(part) ?? 0x3f)
  }
  return Buffer.from(bytes)
}

/** ệ = ê + dot: the tone alone is split off, the roof stays. */
function splitTone(letter: string): string[] {
  const marks = letter.normalize('NFD')
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(marks)?.[0] ?? ''
  return [marks.replace(tone, '').normalize('NFC'), tone]
}

describe('encodings', () => {
  test.each([
    ['utf-8', Buffer.from(list)],
    ['utf-8', Buffer.from(`\uFEFF${list}`)],
    ['utf-16le', Buffer.from(`\uFEFF${list}`, 'utf16le')],
    ['utf-16le', Buffer.from(list, 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${list}`, 'utf16le').swap16()],
    ['windows-1258', encode1258(list)],
  ])('%s', async (encoding, bytes) => {
    expect(await textsOf(bytes)).toEqual(expected)
    expect((await openWorkbook(bytes)).encoding).toBe(encoding)
  })

  test.each([
    ['TCVN3', 'STT;Tªn hîp t¸c x·;§Þa chØ\r\n1;Hîp t¸c x· N«ng nghiÖp;X· B¶o Khª', 'Hợp tác xã Nông nghiệp'],
    ['VNI', 'STT;Teân hôïp taùc xaõ;Ñòa chæ\r\n1;Hôïp taùc xaõ Noâng nghieäp;Xaõ Baûo Kheâ', 'Hợp tác xã Nông nghiệp'],
  ])('%s bytes are handed on one to one, so that the repair of text can read them', async (_, text, name) => {
    const bytes = Buffer.from(text, 'latin1')
    expect((await openWorkbook(bytes)).encoding).toBe('latin1')
    const rows = await textsOf(bytes)
    expect(repairText(rows[1]?.[1] ?? '').text).toBe(name)
  })
})

describe('separators', () => {
  test.each([',', ';', '\t', '|'])('%s is found', async (delimiter) => {
    const text = list.replaceAll(',', '').replaceAll(';', delimiter)
    expect(await textsOf(Buffer.from(text))).toEqual(expected.map((row) => row.map((cell) => cell.replaceAll(',', ''))))
  })
  test('commas within quotes do not count', () => expect(detectDelimiter('a;"1,2,3,4"\nb;"5,6,7,8"\n')).toBe(';'))
  test('one column has no separator', async () => expect(await textsOf(Buffer.from('Tên\nA\nB\n'))).toEqual([['Tên'], ['A'], ['B']]))
  test('the line sep=; of Excel is obeyed and not shown', async () => expect(await textsOf(Buffer.from('sep=;\r\na,b;c\r\n'))).toEqual([['a,b', 'c']]))
})

describe('records', () => {
  test('quotes, quoted line ends, uneven and empty rows; numbered as Excel numbers them', async () => {
    const rows = await rowsOf(Buffer.from('a;b\r\n"một ""hai""\r\nba";;\r\n\r\n;;\r\nc\r\n'))
    expect(rows.map((row) => [row.number, row.cells.map((cell) => cell?.text ?? null)])).toEqual([
      [1, ['a', 'b']], [2, ['một "hai"\r\nba']], [5, ['c']],
    ])
  })

  test('line ends of every system', async () => {
    for (const end of ['\n', '\r\n', '\r']) expect(await textsOf(Buffer.from(`a,b${end}1,2${end}`))).toEqual([['a', 'b'], ['1', '2']])
  })

  test('formulas are flagged, never evaluated; ="0123" is only a code', async () => {
    const [row] = await rowsOf(Buffer.from('=1+1,"=""0123""",-5,\'-x\n'))
    expect(row?.cells).toMatchObject([
      { kind: 'formula', text: '=1+1', value: null, cached: null },
      { kind: 'formula', value: null, cached: { text: '0123' } },
      { kind: 'text', text: '-5' },
      { kind: 'text', text: '-x' },
    ])
  })

  test('a quotation mark that never closes names the row', async () => {
    await expect(rowsOf(Buffer.from('a,b\n1,2\n3,"x\n4,5\n'))).rejects.toMatchObject({ key: 'workbook.csvBroken', params: { row: 3 } })
  })
})
