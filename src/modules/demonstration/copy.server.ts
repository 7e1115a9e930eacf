import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type postgres from 'postgres'

export type CopyValue = string | number | boolean | null | Uint8Array

const CHUNK_CHARS = 1 << 16

function fieldText(value: CopyValue): string {
  if (value === null) return '\\N'
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`
  if (typeof value === 'boolean') return value ? 't' : 'f'
  return String(value).replace(/[\\\n\r\t]/g, (c) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[c] ?? c)
}

/**
 * COPY into a table of the session. Tables with row-level security take no COPY from an owner who is no superuser, so
 * what is copied goes on from here by one INSERT … SELECT.
 */
export async function copyRows(sql: postgres.ReservedSql, table: string, rows: Iterable<readonly CopyValue[]>): Promise<void> {
  const stream = await sql.unsafe(`copy ${table} from stdin`).writable()
  let chunk = ''
  for (const row of rows) {
    chunk += `${row.map(fieldText).join('\t')}\n`
    if (chunk.length >= CHUNK_CHARS) {
      await write(stream, chunk)
      chunk = ''
    }
  }
  stream.end(chunk)
  await finished(stream)
}

async function write(stream: Writable, chunk: string): Promise<void> {
  if (!stream.write(chunk)) await new Promise((resolve) => stream.once('drain', resolve))
}
