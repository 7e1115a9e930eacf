import { findTable, HEAD_ROWS, isClosing, type Table } from '#modules/imports/index.ts'
import { AppError } from '#platform/problem.ts'
import { openWorkbook, type Row, type Sheet } from '#platform/workbook/index.server.ts'
import type { OrganisationType } from '../admission/rules.ts'
import { headings, type Field } from './headings.ts'
import { readMember } from './rules.ts'
import type { ListLine } from './schema.ts'

/** The largest cooperatives but for credit funds; a list of more is no list of one HTX. */
export const LIST_MAX_ROWS = 5_000

export type ReadList = { sheetName: string; headerRow: number; unknownColumns: string[]; lines: ListLine[] }

/** The first visible sheet that holds a table of members. */
async function findSheet(sheets: readonly Sheet[]): Promise<{ sheet: Sheet; table: Table<Field> } | null> {
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

export async function readList(bytes: Uint8Array, type: OrganisationType, today: string): Promise<ReadList> {
  const workbook = await openWorkbook(bytes)
  try {
    const found = await findSheet(workbook.sheets)
    if (!found) throw new AppError('invalid', 'membership.list.noTable')
    const { sheet, table } = found
    const lines: ListLine[] = []
    for await (const row of sheet.rows) {
      if (row.number < table.dataFrom) continue
      const texts = row.cells.map((cell) => cell?.text.trim() ?? '')
      if (isGroup(texts) || isClosing(texts)) continue
      lines.push(readMember(row, table.columns, type, today))
      if (lines.length > LIST_MAX_ROWS) throw new AppError('too_large', 'membership.list.tooLong', { most: LIST_MAX_ROWS })
    }
    if (lines.length === 0) throw new AppError('invalid', 'membership.list.noRows')
    return { sheetName: table.name, headerRow: table.headerRow, unknownColumns: table.unknown.slice(0, 20), lines }
  } finally {
    await workbook.close()
  }
}
