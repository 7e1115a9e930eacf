import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

export type Row = Readonly<Record<string, string>>

const DATA = new URL('../../../../data/', import.meta.url)

export function readRows(path: string): Row[] {
  return parse<Row>(readFileSync(new URL(path, DATA)), { columns: true })
}

/** Changes when a byte of any of the files changes. */
export function hashFiles(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(path).update(readFileSync(new URL(path, DATA)))
  return hash.digest('hex')
}

/** Our own files: a missing column is a defect of the file. */
export function cell(row: Row, column: string): string {
  const value = row[column]
  if (value === undefined) throw new Error(`reference data: column ${column} is missing`)
  return value
}

export function optional(row: Row, column: string): string | null {
  const value = cell(row, column)
  return value === '' ? null : value
}
