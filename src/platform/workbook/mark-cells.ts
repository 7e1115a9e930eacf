import { columnName, columnOf } from './addresses.ts'
import { styleFor, type MarkStyles } from './mark-styles.ts'
import type { RowMarks } from './mark-types.ts'
import { problemText } from './mark-rows.ts'
import { xmlText } from './xml-text.ts'

export type SheetPlan = {
  /** "x:" where the sheet writes <x:row>. */
  prefix: string
  styles: MarkStyles
  messageColumn: number
  /** The column is our own from an earlier round: what it says of rows that are now right goes away. */
  isReused: boolean
  heading: string
  headerRow: number
  rows: ReadonlyMap<number, RowMarks>
}

type PlacedCell = { column: number; xml: string }

/** All XML here is latin1 text of UTF-8 bytes: what is not touched keeps every byte. */
const bytesOf = (text: string): string => Buffer.from(xmlText(text)).toString('latin1')

export const needsPatch = (row: number, plan: SheetPlan): boolean =>
  plan.rows.has(row) || row === plan.headerRow || plan.isReused || plan.styles.coloured.size > 0

export function patchRow(xml: string, number: number, plan: SheetPlan): string {
  const tagEnd = xml.indexOf('>') + 1
  const isEmpty = xml[tagEnd - 2] === '/'
  const open = xml.slice(0, isEmpty ? tagEnd - 2 : tagEnd - 1).replace(/\sspans="[^"]*"/, '').trimEnd()
  const close = `</${plan.prefix}row>`
  const body = isEmpty ? '' : xml.slice(tagEnd, xml.lastIndexOf('</'))
  const rowStyle = Number(/\ss="(\d+)"/.exec(open)?.[1] ?? 0)
  const cells = patchCells(parseCells(body, plan.prefix), number, rowStyle, plan)
  return `${open}>${cells.map((cell) => cell.xml).join('')}${close}`
}

export const newRow = (number: number, plan: SheetPlan): string => patchRow(`<${plan.prefix}row r="${number}"/>`, number, plan)

function parseCells(body: string, prefix: string): PlacedCell[] {
  const cells: PlacedCell[] = []
  const pattern = new RegExp(`<${prefix}c(?=[\\s/>])([^>]*?)(?:/>|>[\\s\\S]*?</${prefix}c\\s*>)`, 'g')
  let column = 0
  for (const [xml, attributes = ''] of body.matchAll(pattern)) {
    const reference = /\sr="([A-Z]+)\d+"/.exec(attributes)?.[1]
    column = reference ? columnOf(reference) : column + 1
    cells.push({ column, xml })
  }
  return cells
}

function patchCells(cells: PlacedCell[], row: number, rowStyle: number, plan: SheetPlan): PlacedCell[] {
  const marks = plan.rows.get(row)
  const kept = cells.filter((cell) => cell.column !== plan.messageColumn).map((cell) => restyle(cell, marks?.columns.has(cell.column) ?? false, plan))
  const present = new Set(kept.map((cell) => cell.column))
  const missing = [...(marks?.columns ?? [])].filter((column) => !present.has(column) && column !== plan.messageColumn)
  const added = missing.map((column) => ({ column, xml: emptyCell(column, row, styleFor(rowStyle, true, plan.styles), plan.prefix) }))
  const message = messageCell(row, marks, plan)
  // Cells without a reference take their place from the cell before: a cell put between would shift them.
  const named = added.length > 0 || message ? kept.map((cell) => withReference(cell, row)) : kept
  return [...named, ...added, ...(message ? [message] : [])].sort((a, b) => a.column - b.column)
}

function restyle(cell: PlacedCell, isMarked: boolean, plan: SheetPlan): PlacedCell {
  const tag = cell.xml.slice(0, cell.xml.indexOf('>'))
  const style = Number(/\ss="(\d+)"/.exec(tag)?.[1] ?? 0)
  const wanted = styleFor(style, isMarked, plan.styles)
  if (wanted === style) return cell
  const bare = tag.replace(/\ss="\d*"/, '')
  const name = `<${plan.prefix}c`
  return { column: cell.column, xml: `${name} s="${wanted}"${bare.slice(name.length)}${cell.xml.slice(tag.length)}` }
}

function withReference(cell: PlacedCell, row: number): PlacedCell {
  if (/^[^>]*\sr="/.test(cell.xml)) return cell
  return { column: cell.column, xml: cell.xml.replace(/^<((?:\w+:)?)c/, `<$1c r="${columnName(cell.column)}${row}"`) }
}

const emptyCell = (column: number, row: number, style: number, prefix: string): string => `<${prefix}c r="${columnName(column)}${row}" s="${style}"/>`

function messageCell(row: number, marks: RowMarks | undefined, plan: SheetPlan): PlacedCell | null {
  const text = row === plan.headerRow ? plan.heading : marks ? problemText(marks) : null
  if (text === null) return null
  const p = plan.prefix
  const at = columnName(plan.messageColumn) + row
  const xml = `<${p}c r="${at}" s="${plan.styles.message}" t="inlineStr"><${p}is><${p}t xml:space="preserve">${bytesOf(text)}</${p}t></${p}is></${p}c>`
  return { column: plan.messageColumn, xml }
}
