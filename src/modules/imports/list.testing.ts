import { createHash } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataOf, parts, zipOf } from '#platform/workbook/fixtures.testing.ts'
import { columnName } from '#platform/workbook/index.server.ts'
import type { Actor, UploadedFile } from '#platform/operation.server.ts'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { getImport, uploadList } from './batches/operations.server.ts'
import type { BatchView } from './batches/schema.ts'
import { listLines } from './lines/operations.server.ts'
import type { LineView } from './lines/schema.ts'

/** Workbooks for tests: text, numbers, formulas and dates without their format, as provinces' lists have them. */
export type Value = string | number | { formula: string } | null
export const heading = ['STT', 'Tên HTX', 'Mã số thuế', 'Địa chỉ', 'Người đại diện', 'Ngày cấp', 'Vốn điều lệ', 'Số thành viên', 'Tình trạng'] as const

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

function cell(value: Value, reference: string): string {
  if (value === null) return ''
  if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`
  if (typeof value === 'object') return `<c r="${reference}"><f>${escape(value.formula)}</f><v>7</v></c>`
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`
}

export async function workbook(rows: readonly (readonly Value[])[], merges: readonly string[] = []): Promise<Buffer> {
  const body = rows.map((row, r) => `<row r="${r + 1}">${row.map((value, c) => cell(value, `${columnName(c + 1)}${r + 1}`)).join('')}</row>`).join('')
  const merged = merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''
  return zipOf(parts({ sheet: dataOf(body) + merged }))
}

export async function uploaded(bytes: Uint8Array, name = 'danh-sach.xlsx'): Promise<UploadedFile> {
  const path = join(await mkdtemp(join(tmpdir(), 'chung-list-')), 'tep')
  await writeFile(path, bytes)
  return { path, name, mediaType: 'application/octet-stream', sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

export const QUANG_NGAI = '51'
export const DONG_SON = '21109'

/** A database with workers, and the people who keep lists. */
export async function importWorld() {
  const t = await testDatabase()
  await t.startJobs()
  const importer = { grants: ['imports.importList', 'register.readTerritory'] }
  const province = t.actor({ ...importer, territory: { level: 'province', province: QUANG_NGAI } })
  const alliance = t.actor({ ...importer, alliance: { level: 'province', province: QUANG_NGAI } })
  const neighbour = t.actor({ ...importer, territory: { level: 'province', province: '48' } })
  return { ...t, province, alliance, neighbour }
}
export type ImportWorld = Awaited<ReturnType<typeof importWorld>>

/** Waits for the worker by asking it, as a page does. */
export async function finished(t: TestDatabase, actor: Actor, id: string): Promise<BatchView> {
  for (;;) {
    t.kernel.wake()
    const batch = await t.execute(actor, getImport, { id })
    const [job] = await t.ownerSql<{ state: string }[]>`select state from platform.job where id = ${batch.jobId}`
    if (job?.state === 'done' || job?.state === 'failed') return t.execute(actor, getImport, { id })
    await new Promise((resolve) => setImmediate(resolve))
  }
}

export async function send(t: TestDatabase, actor: Actor, rows: readonly (readonly Value[])[], options: { merges?: string[]; dryRun?: boolean; name?: string } = {}): Promise<BatchView> {
  const answer = await t.execute(actor, uploadList, { file: await uploaded(await workbook(rows, options.merges), options.name), dryRun: options.dryRun ?? true })
  return finished(t, actor, answer.batchId)
}

export async function linesOf(t: TestDatabase, actor: Actor, id: string): Promise<LineView[]> {
  return (await t.execute(actor, listLines, { id, limit: 1000 })).items
}

