import type { TableCell, TableRow } from 'docx'
import { planTable, shown, type Plan } from '../table-plan.server.ts'
import type { Align, PaperRow, PaperTable } from '../types.ts'
import { sizes, twips, type Part, type Sheet } from './sheet.ts'

const fills = { row: undefined, group: 'F4F4F4', total: 'ECECEC' } as const
const headFill = 'E4E9E2'

export function tableParts(sheet: Sheet, table: PaperTable): Part[] {
  const { Table, TableLayoutType, WidthType, Paragraph } = sheet.docx
  const plan = planTable(sheet.pen, table)
  return [
    new Table({
      layout: TableLayoutType.FIXED, columnWidths: plan.widths.map(twips), width: { size: twips(sheet.pen.area.width), type: WidthType.DXA },
      rows: [...headRows(sheet, plan), ...table.rows.map((row) => bodyRow(sheet, plan, row))],
    }),
    new Paragraph({ spacing: { after: 60 } }),
  ]
}

type Cell = { text: string; align: Align; bold?: boolean; fill?: string | undefined; columns?: number; rows?: number; width: number }

function makeCell({ docx }: Sheet, { text, align, bold = false, fill, columns = 1, rows = 1, width }: Cell): TableCell {
  const { TableCell, Paragraph, TextRun, AlignmentType, VerticalAlign, WidthType } = docx
  const alignment = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER }[align]
  const lines = text.split(/\r\n|\r|\n/)
  return new TableCell({
    width: { size: twips(width), type: WidthType.DXA }, columnSpan: columns, rowSpan: rows, margins: { left: 60, right: 60, top: 30, bottom: 30 },
    verticalAlign: bold ? VerticalAlign.CENTER : VerticalAlign.TOP, ...(fill ? { shading: { fill } } : {}),
    children: lines.map((line) => new Paragraph({ alignment, children: [new TextRun({ text: line, bold, size: sizes.table * 2 })] })),
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

/** The head is repeated on every page; columns of a group stand below their common head. */
function headRows(sheet: Sheet, plan: Plan): TableRow[] {
  const hasGroups = plan.columns.some((column) => column.group !== undefined)
  const upper: TableCell[] = []
  const lower: TableCell[] = []
  for (let i = 0; i < plan.columns.length;) {
    const { group, header } = plan.columns[i] ?? { header: '' }
    let to = i + 1
    while (group !== undefined && plan.columns[to]?.group === group) to++
    const width = sum(plan.widths.slice(i, to))
    const head = { align: 'center', bold: true, fill: headFill } as const
    if (group === undefined) upper.push(makeCell(sheet, { ...head, text: header, width, rows: hasGroups ? 2 : 1 }))
    else {
      upper.push(makeCell(sheet, { ...head, text: group, width, columns: to - i }))
      for (let c = i; c < to; c++) lower.push(makeCell(sheet, { ...head, text: plan.columns[c]?.header ?? '', width: plan.widths[c] ?? 0 }))
    }
    i = to
  }
  const { TableRow } = sheet.docx
  return [upper, ...(hasGroups ? [lower] : [])].map((children) => new TableRow({ tableHeader: true, cantSplit: true, children }))
}

function bodyRow(sheet: Sheet, plan: Plan, row: PaperRow): TableRow {
  const kind = row.kind ?? 'row'
  const children: TableCell[] = []
  for (let i = 0; i < plan.columns.length;) {
    const value = row.cells[i] ?? null
    let to = i + 1
    const canReach = kind !== 'row' && typeof value === 'string'
    while (canReach && to < plan.columns.length && (row.cells[to] ?? null) === null) to++
    children.push(makeCell(sheet, {
      text: shown(value), align: canReach ? 'left' : (plan.aligns[i] ?? 'left'), bold: kind !== 'row', fill: fills[kind], columns: to - i, width: sum(plan.widths.slice(i, to)),
    }))
    i = to
  }
  return new sheet.docx.TableRow({ cantSplit: true, children })
}
