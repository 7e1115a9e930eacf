import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

export type Row = Record<string, string>

export function readCsv(path: string): Row[] {
  return parse<Row>(readFileSync(path), { columns: true, bom: true })
}

export function writeCsv(path: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  const lines = [header, ...rows].map((row) => row.map(cell).join(','))
  writeFileSync(path, `${lines.join('\n')}\n`)
  process.stdout.write(`${path}: ${rows.length} rows\n`)
}

/** The column's text in NFC; a missing column is a mistake in the source, not an empty value. */
export function field(row: Row, column: string): string {
  const value = row[column]
  if (value === undefined) throw new Error(`column ${column} is missing`)
  return value.normalize('NFC').trim()
}

function cell(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
