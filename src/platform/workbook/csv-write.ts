import { neutralise } from './formula-text.ts'
import type { WriteCsv, WriteValue } from './write-types.ts'

const chunkChars = 64 * 1024

/** Separator, quotes and line ends, but also the separators of other languages: a reader may guess wrong. */
export const csvField = (text: string): string => (/[",;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** No sheet can show these, and a file with them no longer passes for text. */
const invisible = /[^\P{Cc}\t\r\n]/gu

function field(value: WriteValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return csvField(neutralise(value.replace(invisible, '')))
}

const line = (values: readonly WriteValue[]): string => `${values.map(field).join(',')}\r\n`

/** CSV in UTF-8 with the byte order mark without which Excel reads Vietnamese as Western European. */
export async function* writeCsv({ columns, rows, stamp = null }: WriteCsv): AsyncGenerator<Uint8Array> {
  let text = `\uFEFF${stamp ? line([stamp]) : ''}${line(columns.map((column) => column.header))}`
  for await (const values of rows) {
    text += line(values)
    if (text.length < chunkChars) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

export async function csvBytes(csv: WriteCsv): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(writeCsv(csv)))
}
