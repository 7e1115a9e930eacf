export type CellKind = 'text' | 'number' | 'date' | 'bool' | 'error' | 'formula'

/**
 * One filled cell. `text` is what a clerk would read on the sheet: dates as dd/mm/yyyy, codes with their leading
 * zeros. `value` is typed: dates 'yyyy-mm-dd' (with 'Thh:mm:ss' when there is a time of day).
 * A formula is never evaluated: `text` is the formula itself, `value` null, `cached` what the program that saved the
 * file had last computed, if it kept that.
 */
export type Cell = {
  kind: CellKind
  text: string
  value: string | number | boolean | null
  cached?: Cell | null
}

/** `number` as the row head in Excel shows it; `cells[0]` is column A; rows without any filled cell do not appear. */
export type Row = { number: number; hidden: boolean; cells: (Cell | null)[] }

/** 1-based, both ends included. */
export type Range = { top: number; left: number; bottom: number; right: number }

export type Sheet = {
  name: string
  visibility: 'visible' | 'hidden' | 'veryHidden'
  /** Each iteration reads the sheet anew from the file: nothing is kept. */
  rows: AsyncIterable<Row>
  merges(): Promise<Range[]>
}

export type Workbook = {
  format: 'xlsx' | 'csv'
  sheets: Sheet[]
  /** Only for CSV: how the text was read. */
  encoding?: Encoding
  delimiter?: string
  close(): Promise<void>
}

/** `latin1`: bytes of TCVN3 or VNI fonts, handed on as they are; the repair of Vietnamese text takes it from there. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'latin1'

export type Limits = {
  /** Of the file as uploaded. */
  fileBytes: number
  /** Of everything in it, unpacked. */
  expandedBytes: number
  /** Unpacked to packed, of one part larger than 16 MB. */
  ratio: number
  parts: number
  sheets: number
  rows: number
  columns: number
  cellChars: number
  xmlDepth: number
}
