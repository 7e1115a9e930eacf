import { findTable, HEAD_ROWS, isClosing, type Table } from '#modules/imports/index.ts'
import { AppError } from '#platform/problem.ts'
import { openWorkbook, type ColumnSpec, type Row, type Sheet } from '#platform/workbook/index.server.ts'
import type { Columns } from './line.ts'

/** The largest cooperatives but for credit funds; a list of more is no list of one HTX. */
export const LIST_MAX_ROWS = 5_000

export type ReadTable<L> = { sheetName: string; headerRow: number; unknownColumns: string[]; lines: L[] }

/** The first visible sheet that holds such a table. */
async function findSheet<F extends string>(sheets: readonly Sheet[], headings: readonly ColumnSpec<F>[]): Promise<{ sheet: Sheet; table: Table<F> } | null> {
  for (const [at, sheet] of sheets.entries()) {
    if (sheet.visibility !== 'visible') continue
    const rows: Row[] = []
    for await (const row of sheet.rows) if (rows.push(row) >= HEAD_ROWS) break
    const table = findTable(at, sheet.name, rows, await sheet.merges(), headings)
    if (table) return { sheet, table }
  }
  return null
}

/** A heading within the table ("Thành viên chính thức (86)"): words in one cell only. */
const isGroup = (texts: readonly string[]): boolean => texts.filter((text) => text !== '').length === 1

/** The rows of an organisation's own list; `keys` are the words for a file without such a table, without rows, with too many. */
export async function readTable<F extends string, L>(
  bytes: Uint8Array, headings: readonly ColumnSpec<F>[], keys: { noTable: string; noRows: string; tooLong: string }, read: (row: Row, columns: Columns<F>) => L,
): Promise<ReadTable<L>> {
  const workbook = await openWorkbook(bytes)
  try {
    const found = await findSheet(workbook.sheets, headings)
    if (!found) throw new AppError('invalid', keys.noTable)
    const { sheet, table } = found
    const lines: L[] = []
    for await (const row of sheet.rows) {
      if (row.number < table.dataFrom) continue
      const texts = row.cells.map((cell) => cell?.text.trim() ?? '')
      if (isGroup(texts) || isClosing(texts)) continue
      lines.push(read(row, table.columns))
      if (lines.length > LIST_MAX_ROWS) throw new AppError('too_large', keys.tooLong, { most: LIST_MAX_ROWS })
    }
    if (lines.length === 0) throw new AppError('invalid', keys.noRows)
    return { sheetName: table.name, headerRow: table.headerRow, unknownColumns: table.unknown.slice(0, 20), lines }
  } finally {
    await workbook.close()
  }
}
