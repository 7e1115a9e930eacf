import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Pool } from '#platform/connection.server.ts'
import { listMaterializedViews, listMigrations, listTables, quote, quoted } from './catalogue.server.ts'
import type { Connection, Table } from './catalogue.server.ts'
import { fullName } from './manifest.ts'
import type { ArchivedTable, Manifest } from './manifest.ts'
import { ArchiveProblem } from './problem.server.ts'
import type { Progress } from './problem.server.ts'
import { broken, readTable, verifyArchive, withArchive } from './verify.server.ts'
import type { Archive } from './verify.server.ts'

/** Requests under way may end; new ones wait. */
const LOCK_TIMEOUT = '60s'

/**
 * Puts the archive in the place of everything in the database. All hashes are checked before a row is touched, and
 * all of it happens in one transaction: afterwards the database is as it was saved, or as it was before.
 */
export async function restore(owner: Pool, path: string, progress: Progress = () => {}): Promise<Manifest> {
  return withArchive(path, async (archive) => {
    await verifyArchive(archive, (share, what) => progress(share / 2, what))
    const sql = await owner.reserve()
    try {
      await sql.unsafe(`begin; set local lock_timeout = '${LOCK_TIMEOUT}'`)
      await replace(sql, archive, (share, what) => progress((1 + share) / 2, what))
      await sql.unsafe('commit')
      return archive.manifest
    } catch (problem) {
      await sql.unsafe('rollback')
      throw isLockTimeout(problem) ? busy(problem) : problem
    } finally {
      sql.release()
    }
  })
}

async function replace(sql: Connection, archive: Archive, progress: Progress): Promise<void> {
  const { tables, sequences, migrations } = archive.manifest
  refuseOtherMigrations(migrations, await listMigrations(sql))
  const present = await listTables(sql)
  refuseOtherTables(tables, present)
  const forced = await withoutTriggers(sql, present)
  await sql.unsafe(`truncate ${present.map(quoted).join(', ')}`)
  const total = Math.max(1, tables.reduce((sum, table) => sum + table.rows, 0))
  let done = 0
  for (const table of tables) {
    progress(done / total, fullName(table))
    await load(sql, archive, table)
    done += table.rows
  }
  for (const { schema, name, lastValue, isCalled } of sequences) {
    await sql.unsafe('select setval($1::regclass, $2::text::bigint, $3)', [quoted({ schema, name }), lastValue, isCalled])
  }
  await sql.unsafe('set constraints all immediate')
  await withTriggers(sql, present, forced)
  for (const view of await listMaterializedViews(sql)) await sql.unsafe(`refresh materialized view ${quoted(view)}`)
  progress(1, '')
}

/**
 * The trail is restored like everything else: triggers must not write it a second time. Forced row-level security
 * stands in the way of COPY; the owner lifts it inside the transaction only. Gives the tables that had it.
 */
async function withoutTriggers(sql: Connection, tables: readonly Table[]): Promise<Set<string>> {
  await sql.unsafe('set constraints all deferred')
  const forced = await sql.unsafe<{ name: string }[]>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relforcerowsecurity`)
  for (const table of tables) await sql.unsafe(`alter table ${quoted(table)} disable trigger user, no force row level security`)
  return new Set(forced.map((row) => row.name))
}

async function withTriggers(sql: Connection, tables: readonly Table[], forced: ReadonlySet<string>): Promise<void> {
  for (const table of tables) {
    await sql.unsafe(`alter table ${quoted(table)} enable trigger user${forced.has(fullName(table)) ? ', force row level security' : ''}`)
  }
}

async function load(sql: Connection, archive: Archive, table: ArchivedTable): Promise<void> {
  if (table.pieces === 0) return
  const hash = createHash('sha256')
  const pieces = async function* (): AsyncGenerator<Buffer> {
    for await (const text of readTable(archive, table)) {
      hash.update(text)
      yield text
    }
  }
  const into = await sql.unsafe(`copy ${quoted(table)} (${table.columns.map(quote).join(', ')}) from stdin`).writable()
  await pipeline(Readable.from(pieces()), into)
  // The file may have changed since it was checked.
  if (hash.digest('hex') !== table.sha256) throw broken(table)
}

function refuseOtherMigrations(archived: Manifest['migrations'], present: Manifest['migrations']): void {
  const text = (list: Manifest['migrations']): string[] => list.map(({ name, hash }) => `${name} ${hash}`)
  const [here, there] = [new Set(text(present)), new Set(text(archived))]
  const differing = [...here.symmetricDifference(there)].map((line) => line.split(' ')[0])
  if (differing.length === 0) return
  const names = [...new Set(differing)].slice(0, 5).join(', ')
  throw new ArchiveProblem(
    `Bản sao lưu thuộc một phiên bản khác của Chung (khác ở: ${names}). Hãy khôi phục bằng đúng phiên bản đã sao lưu, rồi nâng cấp. Cơ sở dữ liệu chưa bị thay đổi.`,
    `The backup is of another version of Chung (differing in: ${names}). Restore it with the version that made it, then upgrade. The database is unchanged.`,
  )
}

function refuseOtherTables(archived: readonly ArchivedTable[], present: readonly Table[]): void {
  const text = (table: { schema: string; name: string; columns: string[] }): string => `${fullName(table)} (${table.columns.toSorted().join(', ')})`
  const differing = [...new Set(archived.map(text)).symmetricDifference(new Set(present.map(text)))]
  if (differing.length === 0) return
  throw new ArchiveProblem(
    `Bản sao lưu và cơ sở dữ liệu không cùng các bảng: ${differing[0]}. Cơ sở dữ liệu chưa bị thay đổi.`,
    `The backup and the database do not have the same tables: ${differing[0]}. The database is unchanged.`,
  )
}

const isLockTimeout = (problem: unknown): boolean => problem instanceof Error && 'code' in problem && problem.code === '55P03'

const busy = (cause: unknown): ArchiveProblem => new ArchiveProblem(
  `Có người đang làm việc nên chưa khôi phục được sau ${LOCK_TIMEOUT}. Hãy thử lại sau. Cơ sở dữ liệu chưa bị thay đổi.`,
  `Others are at work, so that nothing could be restored within ${LOCK_TIMEOUT}. Try again later. The database is unchanged.`, cause,
)
