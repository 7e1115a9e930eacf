import { columnName } from './addresses.ts'
import { serialOfDate } from './dates.ts'
import { neutralise } from './formula-text.ts'
import { defaultLimits, excelRows } from './limits.ts'
import { tooLarge } from './refusals.ts'
import type { WriteColumn, WriteSheet, WriteType, WriteValue } from './write-types.ts'
import { style } from './written-styles.ts'
import { xmlText } from './xml-text.ts'

const chunkChars = 64 * 1024
const widestColumn = 60

/** The sheet's XML in pieces, while the rows are pulled from their source. */
export async function* sheetXml(sheet: WriteSheet, stamp: string | null): AsyncGenerator<Uint8Array> {
  const lines = linesAbove(sheet, stamp)
  const headRow = lines.length + 1
  let text = opening(sheet, headRow) + lines.map((line, i) => textRow(i + 1, line.text, line.style)).join('') + headXml(sheet, headRow)
  let row = headRow
  for await (const values of sheet.rows) {
    if (++row > excelRows) throw tooLarge('tooManyRows', { limit: excelRows })
    text += rowXml(row, values, sheet.columns)
    if (text.length < chunkChars) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text + closing(sheet, headRow, row))
}

type Line = { text: string; style: number }

/** How many lines stand above the table, its head not counted. */
export const headRowOf = (sheet: WriteSheet, stamp: string | null): number => linesAbove(sheet, stamp).length + 1

function linesAbove(sheet: WriteSheet, stamp: string | null): Line[] {
  const lines: Line[] = []
  if (stamp) lines.push({ text: stamp, style: style.stamp })
  if (sheet.title) lines.push({ text: sheet.title, style: style.title })
  return [...lines, ...(sheet.notes ?? []).map((text) => ({ text, style: style.note }))]
}

function opening(sheet: WriteSheet, headRow: number): string {
  const columns = sheet.columns.map((column, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthOf(column)}" customWidth="1"/>`)
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">',
    `<pane ySplit="${headRow}" topLeftCell="A${headRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${columns.join('')}</cols><sheetData>`,
  ].join('')
}

const widthOf = (column: WriteColumn): number =>
  column.width ?? Math.min(widestColumn, Math.max(column.header.length + 2, column.type === 'text' || !column.type ? 18 : 13))

const textRow = (row: number, text: string, styleId: number): string => `<row r="${row}">${textCell(`A${row}`, text, styleId)}</row>`

function headXml(sheet: WriteSheet, row: number): string {
  return `<row r="${row}">${sheet.columns.map((column, i) => textCell(columnName(i + 1) + row, column.header, style.head)).join('')}</row>`
}

function closing(sheet: WriteSheet, headRow: number, lastRow: number): string {
  const table = `A${headRow}:${columnName(Math.max(1, sheet.columns.length))}${lastRow}`
  return `</sheetData><autoFilter ref="${table}"/><pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;R&amp;P/&amp;N</oddFooter></headerFooter></worksheet>'
}

function rowXml(row: number, values: readonly WriteValue[], columns: readonly WriteColumn[]): string {
  let cells = ''
  for (const [i, value] of values.entries()) cells += cellXml(columnName(i + 1) + row, value, columns[i]?.type ?? 'text')
  return `<row r="${row}">${cells}</row>`
}

function cellXml(at: string, value: WriteValue, type: WriteType): string {
  if (value === null || value === '') return `<c r="${at}" s="${style.plain}"/>`
  if (typeof value === 'boolean') return `<c r="${at}" s="${style.plain}" t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'number') return numberXml(at, value, type)
  const serial = type === 'date' ? serialOfDate(value) : null
  if (serial !== null) return `<c r="${at}" s="${style.date}"><v>${serial}</v></c>`
  return textCell(at, value, neutralise(value) === value ? style.text : style.quoted)
}

function numberXml(at: string, value: number, type: WriteType): string {
  if (!Number.isFinite(value)) return `<c r="${at}" s="${style.plain}"/>`
  if (type === 'text') return textCell(at, String(value), style.text)
  return `<c r="${at}" s="${Number.isInteger(value) ? style.number : style.decimal}"><v>${value}</v></c>`
}

/** Always a string to the program that opens it, whatever it begins with: never a formula. */
function textCell(at: string, text: string, styleId: number): string {
  if (text.length > defaultLimits.cellChars) throw tooLarge('cellTooLong', { limit: defaultLimits.cellChars, cell: at })
  return `<c r="${at}" s="${styleId}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}
