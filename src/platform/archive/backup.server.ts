import { createHash } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Pool } from '#platform/connection.server.ts'
import { listMigrations, listSequences, listTables, quote, quoted } from './catalogue.server.ts'
import type { Connection, Table } from './catalogue.server.ts'
import { FORMAT, countRows, fullName } from './manifest.ts'
import type { ArchivedTable, Manifest } from './manifest.ts'
import type { Progress } from './problem.server.ts'
import { writeEnd, writeMember } from './tar.server.ts'

/** Uncompressed size of one piece: what is held in memory. */
const PIECE_BYTES = 8_000_000
/** Half again as large as with the default, in a third of the time. */
const GZIP_LEVEL = 3
const NAME_LENGTH = 70
const compress = promisify(gzip)

export type About = { version: string; secretMark: string | null }

/**
 * Everything in the database as of one moment, while others go on writing. Written beside its final name and renamed
 * when it is complete and on the disk: an interrupted backup is never taken for a whole one.
 */
export async function backup(owner: Pool, path: string, about: About, progress: Progress = () => {}): Promise<Manifest> {
  const partial = `${path}.partial`
  const file = await open(partial, 'w', 0o600)
  try {
    const manifest = await inOneMoment(owner, (sql) => writeAll(sql, file, about, progress))
    await file.sync()
    await file.close()
    await rename(partial, path)
    return manifest
  } catch (problem) {
    await file.close()
    await rm(partial, { force: true })
    throw problem
  }
}

async function inOneMoment<T>(owner: Pool, work: (sql: Connection) => Promise<T>): Promise<T> {
  const sql = await owner.reserve()
  try {
    await sql.unsafe('begin isolation level repeatable read read only')
    const result = await work(sql)
    await sql.unsafe('commit')
    return result
  } catch (problem) {
    await sql.unsafe('rollback')
    throw problem
  } finally {
    sql.release()
  }
}

async function writeAll(sql: Connection, file: FileHandle, about: About, progress: Progress): Promise<Manifest> {
  const madeAt = new Date()
  const migrations = await listMigrations(sql)
  const [server] = await sql.unsafe<{ version: string }[]>(`select current_setting('server_version') as version`)
  const tables = await listTables(sql)
  const expected = tables.reduce((sum, table) => sum + weight(table), 0)
  const archived: ArchivedTable[] = []
  let done = 0
  for (const [index, table] of tables.entries()) {
    progress(done / expected, fullName(table))
    archived.push(await writeTable(sql, file, table, folderOf(index, table), madeAt))
    done += weight(table)
  }
  const manifest: Manifest = {
    format: FORMAT, madeAt: madeAt.toISOString(), ...about, postgres: server?.version ?? '',
    migrations, tables: archived, sequences: await listSequences(sql),
  }
  await writeManifest(file, manifest, madeAt)
  progress(1, '')
  return manifest
}

/** Even an empty table takes its moment. */
const weight = (table: Table): number => table.estimatedRows + 50

const folderOf = (index: number, table: Table): string =>
  `tables/${String(index + 1).padStart(3, '0')}-${fullName(table).replaceAll(/[^\w.-]/g, '_').slice(0, NAME_LENGTH)}`

async function writeTable(sql: Connection, file: FileHandle, table: Table, folder: string, at: Date): Promise<ArchivedTable> {
  const hash = createHash('sha256')
  let [rows, pieces, heldBytes] = [0, 0, 0]
  let held: Buffer[] = []
  const flush = async (): Promise<void> => {
    pieces += 1
    await writeMember(file, pieceName(folder, pieces), await compress(Buffer.concat(held), { level: GZIP_LEVEL }), at)
    held = []
    heldBytes = 0
  }
  const columns = table.columns.map(quote).join(', ')
  const stream = await sql.unsafe(`copy ${quoted(table)} (${columns}) to stdout`).readable()
  for await (const text of stream as AsyncIterable<Buffer>) {
    hash.update(text)
    held.push(text)
    rows += countRows(text)
    heldBytes += text.byteLength
    if (heldBytes >= PIECE_BYTES) await flush()
  }
  if (heldBytes > 0) await flush()
  return { schema: table.schema, name: table.name, columns: table.columns, rows, sha256: hash.digest('hex'), folder, pieces }
}

export const pieceName = (folder: string, piece: number): string => `${folder}/${String(piece).padStart(6, '0')}.copy.gz`

async function writeManifest(file: FileHandle, manifest: Manifest, at: Date): Promise<void> {
  const text = Buffer.from(JSON.stringify(manifest, null, 1))
  await writeMember(file, 'manifest.json', text, at)
  await writeMember(file, 'manifest.sha256', Buffer.from(createHash('sha256').update(text).digest('hex')), at)
  await writeEnd(file)
}
