import { shareWidth, squeeze, type ColumnNeed } from './column-widths.ts'
import type { Pen } from './pen.server.ts'
import type { Align, PaperColumn, PaperTable, PaperValue } from './types.ts'
import { shownNumber } from './words.ts'

export type Plan = { size: number; widths: number[]; columns: readonly PaperColumn[]; aligns: Align[] }

export const padding = 3
export const gridColour = '#6f6f6f'
/** Decree 30 asks for 13–14 points in running text; tables may be smaller, but 7 is the least one can read on paper. */
const sizes = [9.5, 9, 8.5, 8, 7.5, 7]
/** A long list is leafed through, not read: fewer sheets count more than large letters. */
const longRows = 100
const longSize = 8
const sampledRows = 400
/** A letter is small enough when no column gets less than this share of the line it would like. */
const comfort = 0.4

export const shown = (value: PaperValue): string =>
  value === null ? '' : typeof value === 'number' ? shownNumber(value) : value.normalize('NFC')

export function planTable(pen: Pen, table: PaperTable): Plan {
  const sample = sampleOf(table)
  const aligns = table.columns.map((column, i) => column.align ?? alignOf(sample, i))
  const allowed = table.rows.length > longRows ? sizes.filter((size) => size <= longSize) : sizes
  const plans = allowed.map((size) => planAt(pen, table, sample, size))
  const chosen = plans.find((plan) => plan.isComfortable) ?? plans.findLast((plan) => plan.fits && plan.size >= 8) ?? plans.find((plan) => plan.fits) ?? plans.at(-1)
  return { size: chosen?.size ?? 7, widths: chosen?.widths ?? [], columns: table.columns, aligns }
}

type Draft = { size: number; widths: number[]; fits: boolean; isComfortable: boolean }

function planAt(pen: Pen, table: PaperTable, sample: Sample, size: number): Draft {
  const needs = table.columns.map((column, i) => needOf(pen, column, sample, i, size))
  const widths = shareWidth(needs, pen.area.width)
  if (!widths) return { size, widths: squeeze(needs, pen.area.width), fits: false, isComfortable: false }
  return { size, widths, fits: true, isComfortable: needs.every((need, i) => (widths[i] ?? 0) >= need.most * comfort) }
}

type Sample = { rows: readonly (readonly PaperValue[])[]; totals: readonly (readonly PaperValue[])[] }

/** Ordinary rows spread over the whole table; all totals, whose figures are the widest. */
function sampleOf(table: PaperTable): Sample {
  const step = Math.max(1, Math.floor(table.rows.length / sampledRows))
  return {
    rows: table.rows.filter((row, i) => (row.kind ?? 'row') === 'row' && i % step === 0).map((row) => row.cells),
    totals: table.rows.filter((row) => row.kind === 'total').map((row) => row.cells),
  }
}

/** A column of numbers stands right, with dashes or blanks for what is not known. */
function alignOf(sample: Sample, column: number): Align {
  const values = sample.rows.map((cells) => cells[column] ?? null)
  const hasNumber = values.some((value) => typeof value === 'number')
  return hasNumber && !values.some((value) => typeof value === 'string' && value.length > 3) ? 'right' : 'left'
}

function needOf(pen: Pen, column: PaperColumn, sample: Sample, index: number, size: number): ColumnNeed {
  let least = widestWord(pen, column.header, size, 'bold')
  const wishes: number[] = []
  for (const cells of sample.rows) {
    const value = cells[index] ?? null
    if (value === null) continue
    const text = shown(value)
    const width = pen.measure(text, 'regular', size)
    wishes.push(width)
    least = Math.max(least, typeof value === 'number' ? width : widestWord(pen, text, size, 'regular'))
  }
  for (const cells of sample.totals) {
    const value = cells[index] ?? null
    // The label of a total reaches over other columns and says nothing about this one.
    if (typeof value === 'number') least = Math.max(least, pen.measure(shown(value), 'bold', size))
  }
  const edges = padding * 2 + 0.5
  return { least: least + edges, most: Math.max(least, fourFifths(wishes)) + edges }
}

/** One very long name must not take the width from all the others. */
function fourFifths(widths: number[]): number {
  widths.sort((a, b) => a - b)
  return widths[Math.floor(widths.length * 0.8)] ?? 0
}

function widestWord(pen: Pen, text: string, size: number, style: 'regular' | 'bold'): number {
  let widest = 0
  // Past twenty letters a word is an address of the web or a mistake, and may be broken.
  for (const word of text.split(/\s+/)) widest = Math.max(widest, pen.measure(word.slice(0, 20), style, size))
  return widest
}
