import { describe, expect, test } from 'vitest'
import { parseRange } from './addresses.ts'
import { findHeader, type ColumnSpec, type Header } from './header.ts'
import type { Row } from './types.ts'

const rowsFrom = (lines: readonly (readonly (string | null)[])[]): Row[] =>
  lines.flatMap((line, i) => (line.length === 0 ? [] : [{ number: i + 1, hidden: false, cells: line.map((text) => (text === null ? null : { kind: 'text' as const, text, value: text })) }]))

const specs: ColumnSpec[] = [
  { field: null, names: ['STT', 'TT', 'Số thứ tự'] },
  { field: 'name', names: ['Tên hợp tác xã', 'Tên HTX'], required: true },
  { field: 'code', names: ['Mã số thuế', 'MST'] },
  { field: 'commune', names: ['Xã', 'Trụ sở xã'] },
  { field: 'province', names: ['Tỉnh'] },
  { field: 'capital', names: ['Vốn điều lệ'], required: true },
  { field: 'leader', names: ['Người đại diện họ tên', 'Người đại diện'] },
  { field: 'phone', names: ['Điện thoại'] },
]
const found = (header: Header | null): Record<string, number> => Object.fromEntries([...(header?.columns ?? [])].map(([column, field]) => [field, column]))

describe('the heading is found', () => {
  test('in the first row', () => {
    const header = findHeader(rowsFrom([['STT', 'Tên HTX', 'Vốn điều lệ'], ['1', 'A', '5']]), specs)
    expect(header).toMatchObject({ top: 1, bottom: 1, dataFrom: 2, unknown: [], missing: [], repeated: [] })
    expect(found(header)).toEqual({ name: 2, capital: 3 })
  })

  test('below a national heading, a title and a merged line, in capitals and without accents', () => {
    const header = findHeader(rowsFrom([
      ['LIÊN MINH HTX TỈNH', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'], [null, null, 'Độc lập - Tự do - Hạnh phúc'], [],
      ['DANH SÁCH HỢP TÁC XÃ'], ['TT', 'TEN HOP TAC XA', 'Vốn điều lệ\n(triệu đồng)', 'Ghi chú'], ['1', 'A', '5', ''],
    ]), specs)
    expect(header).toMatchObject({ top: 5, bottom: 5, dataFrom: 6, unknown: [{ column: 4, text: 'Ghi chú' }] })
    expect(found(header)).toEqual({ name: 2, capital: 3 })
  })

  test('in two lines with merged cells', () => {
    const merges = ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1', 'G1:G2'].flatMap((text) => parseRange(text) ?? [])
    const header = findHeader(rowsFrom([
      ['STT', 'Tên HTX', 'Trụ sở', null, 'Người đại diện', null, 'Vốn điều lệ'],
      [null, null, 'Xã', 'Tỉnh', 'Họ tên', 'Điện thoại', null],
      ['1', 'A', 'X', 'T', 'N', '09', '5'],
    ]), specs, merges)
    expect(header).toMatchObject({ top: 1, bottom: 2, dataFrom: 3, unknown: [], missing: [] })
    expect(found(header)).toEqual({ name: 2, commune: 3, province: 4, leader: 5, phone: 6, capital: 7 })
  })

  test('in two lines without knowing what is merged, above the line (1) (2) (3)', () => {
    const header = findHeader(rowsFrom([
      ['STT', 'Tên HTX', 'Trụ sở', null, 'Vốn điều lệ'], [null, null, 'Xã', 'Tỉnh', null], ['(1)', '(2)', '(3)', '(4)', '(5)=(3)+(4)'], ['1', 'A', 'X', 'T', '5'],
    ]), specs)
    expect(header).toMatchObject({ top: 1, bottom: 2, dataFrom: 4 })
    expect(found(header)).toEqual({ name: 2, commune: 3, province: 4, capital: 5 })
  })

  test('in text damaged by an old font', () => {
    expect(found(findHeader(rowsFrom([['STT', 'Tªn hîp t¸c x·', 'Vèn ®iÒu lÖ']]), specs))).toEqual({ name: 2, capital: 3 })
  })
})

describe('what is not as it should be is told', () => {
  test('missing and repeated columns', () => {
    const header = findHeader(rowsFrom([['Tên HTX', 'MST', 'Tên hợp tác xã']]), specs)
    expect(header).toMatchObject({ missing: ['capital'], repeated: [{ column: 3, field: 'name', text: 'Tên hợp tác xã' }] })
    expect(found(header)).toEqual({ name: 1, code: 2 })
  })

  test.each([[[]], [[['1', 'A', '5'], ['2', 'B', '6']]], [[['Tên HTX', 'x']]]])('a sheet without a heading has none', (lines) => {
    expect(findHeader(rowsFrom(lines), specs)).toBeNull()
  })

  test('data that hold a word of the heading are not taken for it', () => {
    const header = findHeader(rowsFrom([['Tên HTX', 'Vốn điều lệ', 'Xã'], ['Xã', 'MST', 'Tỉnh'], ['A', '1', 'B']]), specs)
    expect(header).toMatchObject({ top: 1, missing: [] })
  })
})
