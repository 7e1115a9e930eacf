import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx, type UploadedFile } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { markWorkbook } from '#platform/workbook/index.server.ts'
import { lockBook } from '../ledger/store.server.ts'
import { can } from '../policy.ts'
import { code, day, warning } from '../schema.ts'
import { problemText } from './problems.server.ts'
import { readLedger, settleLines } from './read.server.ts'
import { lineView, listView, standings, type CapitalLine, type ListView } from './schema.ts'
import type { Group } from './settle.ts'
import { clearContent, closeList, findList, findSameFile, insertList, listLists, loadFile, loadLines, takeList, type List } from './store.server.ts'
import { takeOver } from './writing.server.ts'

/** 5,000 rows are under 1 MB; scans pasted into a sheet make it grow. */
export const LIST_MAX_BYTES = 10_000_000

const viewOf = (list: List, repeated = false): ListView => ({
  id: list.id, fileName: list.file_name, state: list.state, uploadedBy: list.uploaded_by, uploadedAt: list.uploaded_at, writtenAt: list.written_at,
  counts: list.counts, unknownColumns: list.unknown_columns, repeated,
})

const countsOf = (lines: readonly CapitalLine[], groups: readonly Group[]): ListView['counts'] => {
  const of = (standing: CapitalLine['standing']): number => lines.filter((line) => line.standing === standing).length
  return {
    ready: of('ready'), known: of('known'), error: of('error'), written: of('written'), members: groups.length,
    committedDong: groups.reduce((sum, group) => sum + group.committedDong, 0), paidDong: groups.reduce((sum, group) => sum + group.paidDong, 0),
  }
}

async function getList(ctx: Ctx, organisationId: string, id: string): Promise<List> {
  const list = await findList(ctx, organisationId, id)
  if (!list) throw new AppError('not_found', 'capital.list.notFound')
  return list
}

const named = z.object({ code, id: z.uuid() })

export const uploadCapitalList = operation({
  id: 'capital.uploadList',
  http: 'POST /organisations/{code}/contribution-lists',
  summary: 'A capital ledger as XLSX or CSV is read and checked against the register and the book; nothing is written yet. The same file again gives the first answer.',
  upload: { maxBytes: LIST_MAX_BYTES },
  input: z.object({ code, file: z.custom<UploadedFile>() }),
  output: listView,
  status: 201,
  allow: can.keepBook,
  run: async (ctx, { code: handle, file }) => {
    const subject = await getOwnSubject(ctx, handle)
    const first = await findSameFile(ctx, subject.id, file.sha256)
    if (first) return viewOf(first, true)
    const bytes = await readFile(file.path)
    const { lines, ...head } = await readLedger(bytes, vietnamDay(ctx.now))
    const { groups } = await settleLines(ctx, subject, lines)
    const id = newId()
    await insertList(ctx, subject.id, { id, fileName: file.name, sha256: file.sha256, sizeBytes: file.sizeBytes, counts: countsOf(lines, groups), ...head }, bytes, lines)
    return viewOf(await getList(ctx, subject.id, id))
  },
})

export const listCapitalLists = operation({
  id: 'capital.listLists',
  http: 'GET /organisations/{code}/contribution-lists',
  summary: 'Capital ledgers that were sent in, newest first.',
  reads: true,
  input: z.object({ code }),
  output: z.object({ items: z.array(listView) }),
  allow: can.keepBook,
  run: async (ctx, { code: handle }) => ({ items: (await listLists(ctx, (await getOwnSubject(ctx, handle)).id)).map((list) => viewOf(list)) }),
})

export const getCapitalList = operation({
  id: 'capital.getList',
  http: 'GET /organisations/{code}/contribution-lists/{id}',
  summary: 'What becomes of each row of a capital ledger, with every problem by row and column.',
  reads: true,
  input: named.extend({ standing: z.enum(standings).optional(), cursor: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  output: z.object({ list: listView, items: z.array(lineView), next: z.int().nullable() }),
  allow: can.keepBook,
  run: async (ctx, { code: handle, id, standing, cursor, limit }) => {
    const { id: organisationId } = await getOwnSubject(ctx, handle)
    const list = await getList(ctx, organisationId, id)
    const lines = (await loadLines(ctx, organisationId, id)).filter((line) => line.row > cursor)
    // After writing, what was ready is in the book.
    const now = lines.map((line): CapitalLine => (list.state === 'written' && line.standing === 'ready' ? { ...line, standing: 'written' } : line))
      .filter((line) => standing === undefined || line.standing === standing)
    ctx.noteRead({ organisationId, what: 'capital ledger sent in' })
    return {
      list: viewOf(list),
      items: now.slice(0, limit).map(({ row, name, member, committedDong, paidDong, paidOn, standing: stands, problems, findings }) => ({
        row, name: name || (member?.name ?? ''), member, committedDong, paidDong, paidOn, standing: stands, problems: [...problems, ...findings],
      })),
      next: now.length > limit ? now[limit - 1]?.row ?? null : null,
    }
  },
})

export const writeCapitalList = operation({
  id: 'capital.writeList',
  http: 'POST /organisations/{code}/contribution-lists/{id}/writing',
  summary: 'The rows without faults enter the book of contributions; who stands in it with the same amounts stays as is. Writing again changes nothing.',
  input: named.extend({ onDay: day.optional().meta({ description: 'The day for rows that name none; today where it is not given.' }) }),
  output: z.object({ list: listView, warnings: z.array(warning) }),
  allow: can.keepBook,
  run: async (ctx, { code: handle, id, onDay = vietnamDay(ctx.now) }) => {
    if (onDay > vietnamDay(ctx.now)) throw new AppError('invalid', 'capital.inFuture')
    const subject = await getOwnSubject(ctx, handle)
    await lockBook(ctx, subject.id)
    const list = await takeList(ctx, subject.id, id)
    if (!list) throw new AppError('not_found', 'capital.list.notFound')
    if (list.state === 'written') return { list: viewOf(list, true), warnings: [] }
    // Somebody may have been admitted, or written into the book, since the preview.
    const lines = await loadLines(ctx, subject.id, id)
    const { groups, book } = await settleLines(ctx, subject, lines)
    const warnings = groups.length === 0 ? [] : (await takeOver(ctx, subject, book, groups, onDay)).warnings
    const counts = countsOf(lines, groups)
    await closeList(ctx, subject.id, id, 'written', { ...counts, ready: 0, written: counts.ready })
    return { list: viewOf(await getList(ctx, subject.id, id)), warnings }
  },
})

export const cancelCapitalList = operation({
  id: 'capital.cancelList',
  http: 'DELETE /organisations/{code}/contribution-lists/{id}',
  summary: 'Throws a ledger that was sent in away, file and rows; what was written from it stays.',
  input: named,
  output: z.void(),
  status: 204,
  allow: can.keepBook,
  run: async (ctx, { code: handle, id }) => {
    const { id: organisationId } = await getOwnSubject(ctx, handle)
    const list = await takeList(ctx, organisationId, id)
    if (!list) throw new AppError('not_found', 'capital.list.notFound')
    await clearContent(ctx, organisationId, id)
    await closeList(ctx, organisationId, id, 'cancelled', list.counts)
  },
})

export const markCapitalList = operation({
  id: 'capital.markList',
  summary: 'The very file that was sent, with each problem beside its row.',
  reads: true,
  input: named,
  output: z.object({ fileName: z.string(), bytes: z.custom<Uint8Array>() }),
  allow: can.keepBook,
  run: async (ctx, { code: handle, id }) => {
    const { id: organisationId } = await getOwnSubject(ctx, handle)
    const list = await getList(ctx, organisationId, id)
    const bytes = await loadFile(ctx, organisationId, id)
    if (!bytes) throw new AppError('not_found', 'capital.list.notFound')
    const marks = (await loadLines(ctx, organisationId, id)).flatMap((line) => [...line.problems, ...line.findings].map((one) => ({
      sheet: list.sheet_name, row: line.row, column: one.column, message: problemText(ctx.locale, one),
    })))
    ctx.noteRead({ organisationId, what: 'capital ledger sent in' })
    return {
      fileName: list.file_name.replace(/(\.[^.]*)?$/, (extension) => `-da-danh-dau${extension}`),
      bytes: await markWorkbook(bytes, marks, { heading: problemText(ctx.locale, { key: 'heading', heading: null, params: {} }), headerRows: { [list.sheet_name]: list.header_row } }),
    }
  },
})
