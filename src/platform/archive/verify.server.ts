import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { pieceName } from './backup.server.ts'
import { countRows, fullName, manifestSchema } from './manifest.ts'
import type { ArchivedTable, Manifest } from './manifest.ts'
import { ArchiveProblem } from './problem.server.ts'
import type { Progress } from './problem.server.ts'
import { damaged, listMembers, readMember } from './tar.server.ts'
import type { Member } from './tar.server.ts'

const decompress = promisify(gunzip)
/** A piece holds eight megabytes and one row; a row of PostgreSQL is at most a gigabyte. */
const PIECE_LIMIT_BYTES = 1_100_000_000

export type Archive = { file: FileHandle; members: Map<string, Member>; manifest: Manifest }

export async function withArchive<T>(path: string, work: (archive: Archive) => Promise<T>): Promise<T> {
  const file = await open(path).catch((problem: unknown) => {
    throw new ArchiveProblem(`Không mở được tệp ${path}.`, `The file ${path} cannot be opened.`, problem)
  })
  try {
    const members = await listMembers(file)
    return await work({ file, members, manifest: await readManifest(file, members) })
  } finally {
    await file.close()
  }
}

async function readManifest(file: FileHandle, members: Map<string, Member>): Promise<Manifest> {
  const [manifest, hash] = [members.get('manifest.json'), members.get('manifest.sha256')]
  if (!manifest || !hash) throw damaged()
  const text = await readMember(file, manifest)
  if (createHash('sha256').update(text).digest('hex') !== (await readMember(file, hash)).toString('utf8')) throw damaged()
  const parsed = manifestSchema.safeParse(JSON.parse(text.toString('utf8')))
  if (parsed.success) return parsed.data
  throw new ArchiveProblem('Bản sao lưu này do một phiên bản khác của Chung ghi, không đọc được.', 'This backup was written by another version of Chung and cannot be read.', parsed.error)
}

/** A table's text, piece by piece. */
export async function* readTable({ file, members }: Archive, table: ArchivedTable): AsyncGenerator<Buffer> {
  for (let piece = 1; piece <= table.pieces; piece += 1) {
    const member = members.get(pieceName(table.folder, piece))
    if (!member) throw broken(table)
    const packed = await readMember(file, member)
    yield await decompress(packed, { maxOutputLength: PIECE_LIMIT_BYTES }).catch((problem: unknown) => { throw broken(table, problem) })
  }
}

/** Every hash and every count; throws at the first that is wrong. */
export async function verifyArchive(archive: Archive, progress: Progress = () => {}): Promise<void> {
  const { tables } = archive.manifest
  const total = Math.max(1, tables.reduce((sum, table) => sum + table.pieces, 0))
  let done = 0
  for (const table of tables) {
    const hash = createHash('sha256')
    let rows = 0
    for await (const text of readTable(archive, table)) {
      hash.update(text)
      rows += countRows(text)
      progress(++done / total, fullName(table))
    }
    if (rows !== table.rows || hash.digest('hex') !== table.sha256) throw broken(table)
  }
}

export const broken = (table: ArchivedTable, cause?: unknown): ArchiveProblem => new ArchiveProblem(
  `Bảng ${fullName(table)} trong bản sao lưu không khớp mã kiểm tra: tệp đã bị hỏng. Cơ sở dữ liệu chưa bị thay đổi.`,
  `Table ${fullName(table)} in the backup does not match its hash: the file is damaged. The database is unchanged.`, cause,
)
