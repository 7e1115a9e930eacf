import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { columnName } from './addresses.ts'
import { detectDelimiter } from './delimiter.ts'
import { decodeText, eightBitEncoding, isUtf8 } from './encoding.ts'
import { restore } from './formula-text.ts'
import { AppError } from '#platform/problem.ts'
import { tooLarge } from './refusals.ts'
import { isUtf16 } from './sniff.server.ts'
import type { ByteSource } from './source.server.ts'
import type { Cell, Encoding, Limits, Row, Workbook } from './types.ts'

export type CsvRecord = { number: number; fields: string[]; raw: string }
export type CsvText = { text: string; encoding: Encoding; delimiter: string; firstRow: number }

export async function openCsv(source: ByteSource, limits: Limits): Promise<Workbook> {
  const csv = await readCsvText(source)
  const rows = { [Symbol.asyncIterator]: () => readRows(csv, limits) }
  return {
    format: 'csv',
    sheets: [{ name: 'CSV', visibility: 'visible', rows, merges: async () => [] }],
    encoding: csv.encoding,
    delimiter: csv.delimiter,
    close: () => source.close(),
  }
}

export async function readCsvText(source: ByteSource): Promise<CsvText> {
  const bytes = await source.read(0, source.size)
  const encoding = isUtf16(bytes.subarray(0, 4096)) ?? (isUtf8(bytes) ? 'utf-8' : eightBitEncoding(bytes))
  const text = decodeText(bytes, encoding).replace(/^\uFEFF/, '')
  const delimiter = detectDelimiter(text)
  // "sep=;" is a word to Excel, which then shows the line after it as row 1.
  const hint = /^sep=.\r?\n/i.exec(text)?.[0] ?? ''
  return { text: text.slice(hint.length), encoding, delimiter, firstRow: 1 }
}

/** Records with the text they were written in. Rows are counted as Excel counts them: empty lines too. */
export async function* readRecords(csv: CsvText, limits: Limits): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter: csv.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    raw: true,
    max_record_size: limits.cellChars * 16,
  })
  let number = csv.firstRow - 1
  try {
    for await (const { record, raw } of Readable.from(pieces(csv.text)).pipe(parser)) {
      yield { number: ++number, fields: record, raw }
    }
  } catch (error) {
    throw error instanceof CsvError ? new AppError('invalid', 'workbook.csvBroken', { row: Number(error['records'] ?? number) + 1 }) : error
  }
}

function* pieces(text: string): Generator<string> {
  const length = 256 * 1024
  for (let at = 0; at < text.length;) {
    let end = Math.min(at + length, text.length)
    // Never between the halves of a character outside the basic plane.
    if ((text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end++
    yield text.slice(at, end)
    at = end
  }
}

async function* readRows(csv: CsvText, limits: Limits): AsyncGenerator<Row> {
  let count = 0
  for await (const { number, fields } of readRecords(csv, limits)) {
    const cells = fields.map((field, i) => readField(field, columnName(i + 1) + number, limits))
    while (cells.length > 0 && cells.at(-1) === null) cells.pop()
    if (cells.length === 0) continue
    if (++count > limits.rows) throw tooLarge('tooManyRows', { limit: limits.rows })
    if (cells.length > limits.columns) throw tooLarge('tooManyColumns', { limit: limits.columns, cell: columnName(cells.length) + number })
    yield { number, hidden: false, cells }
  }
}

function readField(field: string, cell: string, limits: Limits): Cell | null {
  if (field === '') return null
  if (field.length > limits.cellChars) throw tooLarge('cellTooLong', { limit: limits.cellChars, cell })
  if (field.startsWith('=')) return formulaField(field)
  const text = restore(field)
  return { kind: 'text', text, value: text }
}

/** ="0123" is how some systems keep the leading zero of a code: a constant, so it may be read. */
function formulaField(text: string): Cell {
  const constant = /^="((?:[^"]|"")*)"$/.exec(text)?.[1]?.replaceAll('""', '"')
  return { kind: 'formula', text, value: null, cached: constant ? { kind: 'text', text: constant, value: constant } : null }
}
