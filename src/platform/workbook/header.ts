import { numberingRow, headerLabels, type Label } from './header-labels.ts'
import { headingKeys } from './heading-keys.ts'
import type { Range, Row } from './types.ts'

/** A field and every spelling its column goes by. Field null: a known column that carries nothing (STT). */
export type ColumnSpec<F extends string = string> = { field: F | null; names: readonly string[]; required?: boolean }

export type Header<F extends string = string> = {
  /** Row numbers of the heading, and of the first row that may hold data. */
  top: number
  bottom: number
  dataFrom: number
  /** 1-based column -> field. */
  columns: Map<number, F>
  unknown: { column: number; text: string }[]
  /** Columns that claim a field which another column, further left, already has. */
  repeated: { column: number; text: string; field: F }[]
  missing: F[]
}

const searchedRows = 60
const tallestHeading = 3

/**
 * Finds the heading of a table in the first rows of a sheet: below a national heading and a title, in one to three
 * lines, with merged cells, in any spelling. Null when no row looks like it. Pure.
 */
export function findHeader<F extends string>(rows: readonly Row[], specs: readonly ColumnSpec<F>[], merges: readonly Range[] = []): Header<F> | null {
  const known = knownNames(specs)
  let best: { header: Header<F>; score: number } | null = null
  for (let at = 0; at < Math.min(rows.length, searchedRows); at++) {
    for (let height = 1; height <= tallestHeading; height++) {
      const lines = rows.slice(at, at + height)
      if (!isConsecutive(lines, height)) break
      const header = readHeader(headerLabels(lines, merges), known, specs)
      const score = scoreOf(header, specs) - height
      if (best === null || score > best.score) best = { header: { ...header, ...extent(lines) }, score }
    }
  }
  if (best === null || best.header.columns.size < Math.min(2, specs.length)) return null
  return withDataStart(best.header, rows, merges)
}

type Known<F> = Map<string, ColumnSpec<F & string>>

function knownNames<F extends string>(specs: readonly ColumnSpec<F>[]): Known<F> {
  const known: Known<F> = new Map()
  for (const spec of specs) {
    for (const name of spec.names) for (const key of headingKeys(name).slice(0, 1)) if (!known.has(key)) known.set(key, spec)
  }
  return known
}

const isConsecutive = (lines: readonly Row[], height: number): boolean =>
  lines.length === height && lines.every((line, i) => line.number === (lines[0]?.number ?? 0) + i)

function readHeader<F extends string>(labels: readonly Label[], known: Known<F>, specs: readonly ColumnSpec<F>[]): Header<F> {
  const header: Header<F> = { top: 0, bottom: 0, dataFrom: 0, columns: new Map(), unknown: [], repeated: [], missing: [] }
  for (const label of labels) {
    const spec = label.texts.flatMap(headingKeys).map((key) => known.get(key)).find((found) => found !== undefined)
    const text = label.texts[0] ?? ''
    if (!spec) header.unknown.push({ column: label.column, text })
    else if (spec.field === null) continue
    else if ([...header.columns.values()].includes(spec.field)) header.repeated.push({ column: label.column, text, field: spec.field })
    else header.columns.set(label.column, spec.field)
  }
  const found = new Set(header.columns.values())
  header.missing = specs.flatMap((spec) => (spec.required && spec.field !== null && !found.has(spec.field) ? [spec.field] : []))
  return header
}

/** A required column weighs most; a line of data that happens to hold one heading word never wins. */
function scoreOf<F extends string>(header: Header<F>, specs: readonly ColumnSpec<F>[]): number {
  const required = specs.filter((spec) => spec.required).length - header.missing.length
  return header.columns.size * 20 + required * 30 - header.repeated.length * 5 - Math.min(header.unknown.length, 10)
}

const extent = (lines: readonly Row[]): { top: number; bottom: number } =>
  ({ top: lines[0]?.number ?? 0, bottom: lines.at(-1)?.number ?? 0 })

/** Data begin under everything that is merged downwards from the heading, and under a line (1) (2) (3). */
function withDataStart<F extends string>(header: Header<F>, rows: readonly Row[], merges: readonly Range[]): Header<F> {
  const inside = merges.filter((range) => range.top >= header.top && range.top <= header.bottom && range.bottom - header.top < 5)
  const bottom = Math.max(header.bottom, ...inside.map((range) => range.bottom))
  const next = rows.find((row) => row.number > bottom)
  const dataFrom = next && numberingRow(next) ? next.number + 1 : bottom + 1
  return { ...header, bottom, dataFrom }
}
