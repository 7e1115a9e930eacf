import { csvField } from './csv-write.ts'
import { readCsvText, readRecords } from './csv-read.server.ts'
import { neutralise } from './formula-text.ts'
import { groupMarks, problemText } from './mark-rows.ts'
import type { Mark, MarkOptions, RowMarks } from './mark-types.ts'
import type { ByteSource } from './source.server.ts'
import type { Limits } from './types.ts'

/** Each record as it was written, with one field more. In UTF-8, whatever it was in: a message must be readable. */
export async function* markCsv(source: ByteSource, marks: readonly Mark[], options: MarkOptions, limits: Limits): AsyncGenerator<Uint8Array> {
  const csv = await readCsvText(source)
  const rows = [...groupMarks(marks).values()][0] ?? new Map<number, RowMarks>()
  const headerRow = Object.values(options.headerRows ?? {})[0] ?? 1
  const column = await messageColumn(csv, headerRow, options.heading, limits)
  yield Buffer.from('\uFEFF')
  for await (const record of readRecords(csv, limits)) {
    const found = rows.get(record.number)
    const text = record.number === headerRow ? options.heading : found ? problemText(found) : ''
    const kept = column.isReused ? record.fields.slice(0, column.index).map(csvField).join(csv.delimiter) : record.raw.replace(/[\r\n]+$/, '')
    const blanks = text === '' ? '' : csv.delimiter.repeat(Math.max(1, column.index - Math.min(record.fields.length, column.index) + 1))
    yield Buffer.from(`${kept}${blanks}${csvField(neutralise(text))}\r\n`)
  }
}

/** Behind the widest record, or where an earlier round put it. */
async function messageColumn(csv: Awaited<ReturnType<typeof readCsvText>>, headerRow: number, heading: string, limits: Limits): Promise<{ index: number; isReused: boolean }> {
  let widest = 0
  for await (const { number, fields } of readRecords(csv, limits)) {
    const index = number === headerRow ? fields.indexOf(heading) : -1
    if (index > 0) return { index, isReused: true }
    widest = Math.max(widest, fields.length)
  }
  return { index: widest, isReused: false }
}
