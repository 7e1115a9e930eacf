import { columnName } from './addresses.ts'
import type { Mark, RowMarks } from './mark-types.ts'

/** Marks by sheet and row; each message says which cell it is about. */
export function groupMarks(marks: readonly Mark[]): Map<string, Map<number, RowMarks>> {
  const sheets = new Map<string, Map<number, RowMarks>>()
  for (const mark of [...marks].sort((a, b) => a.row - b.row || (a.column ?? 0) - (b.column ?? 0))) {
    const rows = sheets.get(mark.sheet) ?? new Map<number, RowMarks>()
    const row = rows.get(mark.row) ?? { columns: new Set<number>(), messages: [] }
    if (mark.column !== null) row.columns.add(mark.column)
    row.messages.push(mark.column === null ? mark.message : `${columnName(mark.column)}${mark.row}: ${mark.message}`)
    rows.set(mark.row, row)
    sheets.set(mark.sheet, rows)
  }
  return sheets
}

export const problemText = (row: RowMarks): string => row.messages.join('; ').slice(0, 32_000)
