import { findHeader, type ColumnSpec, type Range, type Row } from '#platform/workbook/index.server.ts'
import { nfc } from '#platform/vietnamese/fold.ts'
import { repairText } from '#platform/vietnamese/repair.ts'
import type { SheetColumns } from '../schema.ts'

/** Enough rows for a national heading, a title, three lines of table head and the first data. */
export const HEAD_ROWS = 70

export type Table<F extends string> = SheetColumns<F> & { dataFrom: number; unknown: string[] }

/** Where the table of a sheet begins and what its columns mean; null when the sheet holds no such table. */
export function findTable<F extends string>(sheet: number, name: string, rows: readonly Row[], merges: readonly Range[], headings: readonly ColumnSpec<F>[]): Table<F> | null {
  const header = findHeader<F>(rows, headings, merges)
  if (header === null || header.missing.length > 0) return null
  const lines = rows.filter((row) => row.number >= header.top && row.number <= header.bottom)
  const columns = [...header.columns].map(([column, field]) => ({ column, field, heading: headingOf(lines, column, merges) }))
  return { sheet, name, headerRow: header.top, dataFrom: header.dataFrom, columns, unknown: header.unknown.map((one) => one.text) }
}

/** The whole heading, its group included: the unit of money often stands only above ("Vốn (triệu đồng)"). */
function headingOf(lines: readonly Row[], column: number, merges: readonly Range[]): string {
  const texts = lines.map((line) => {
    const own = line.cells[column - 1]?.text ?? ''
    if (own !== '') return own
    const over = merges.find((range) => line.number === range.top && column > range.left && column <= range.right)
    return over ? (line.cells[over.left - 1]?.text ?? '') : ''
  })
  return [...new Set(texts.map((text) => repairText(nfc(text)).text.replace(/\s+/g, ' ').trim()))].filter((text) => text !== '').join(' – ')
}
