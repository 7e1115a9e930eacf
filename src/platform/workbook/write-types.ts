/** What a column holds. Codes are text, so that no program drops their leading zeros. Dates are 'yyyy-mm-dd'. */
export type WriteType = 'text' | 'number' | 'date' | 'bool'
export type WriteColumn = { header: string; type?: WriteType; /** In characters. */ width?: number }
export type WriteValue = string | number | boolean | null
export type WriteRows = Iterable<readonly WriteValue[]> | AsyncIterable<readonly WriteValue[]>

export type WriteSheet = {
  name: string
  title?: string
  /** Lines between the title and the table: date, source, method. */
  notes?: readonly string[]
  columns: readonly WriteColumn[]
  rows: WriteRows
}

/** `stamp` stands in the first row of every sheet: invented figures must never pass for statistics. */
export type WriteWorkbook = { sheets: readonly WriteSheet[]; stamp?: string | null }
export type WriteCsv = { columns: readonly WriteColumn[]; rows: WriteRows; stamp?: string | null }
