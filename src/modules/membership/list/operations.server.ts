import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx, type UploadedFile } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { markWorkbook } from '#platform/workbook/index.server.ts'
import { insertMembers, insertVersions } from '../bulk/store.server.ts'
import { countAgain } from '../counts/recount.server.ts'
import { lockTally, type Place } from '../counts/store.server.ts'
import { getPlace, inWords } from '../counts/views.server.ts'
import { can } from '../policy.ts'
import { warning } from '../schema.ts'
import { problemText } from './problems.server.ts'
import { readList } from './read.server.ts'
import { lineView, listView, standings, type ListLine, type ListView } from './schema.ts'
import { settle } from './standing.server.ts'
import { clearContent, closeList, findList, findSameFile, highestNumber, insertList, listLists, listPresent, loadFile, loadLines, takeList, type List } from './store.server.ts'

/** 5,000 rows are under 1 MB; scans pasted into a sheet make it grow. */
export const LIST_MAX_BYTES = 10_000_000

const viewOf = (list: List, repeated = false): ListView => ({
  id: list.id, fileName: list.file_name, state: list.state, uploadedBy: list.uploaded_by, uploadedAt: list.uploaded_at, writtenAt: list.written_at,
  counts: list.counts, unknownColumns: list.unknown_columns, repeated,
})

const countOf = (lines: readonly ListLine[]): ListView['counts'] => {
  const of = (standing: ListLine['standing']): number => lines.filter((line) => line.standing === standing).length
  return { ready: of('ready'), known: of('known'), error: of('error'), written: of('written') }
}

async function getList(ctx: Ctx, organisationId: string, id: string): Promise<List> {
  const list = await findList(ctx, organisationId, id)
  if (!list) throw new AppError('not_found', 'membership.list.notFound')
  return list
}

const named = z.object({ code: z.string().max(60), id: z.uuid() })

export const uploadMemberList = operation({
  id: 'membership.uploadMemberList',
  http: 'POST /organisations/{code}/member-lists',
  summary: 'A member list as XLSX or CSV is read and checked; nothing is written yet. The same file again gives the first answer.',
  upload: { maxBytes: LIST_MAX_BYTES },
  input: z.object({ code: z.string().max(60), file: z.custom<UploadedFile>() }),
  output: listView,
  status: 201,
  allow: can.manage,
  run: async (ctx, { code, file }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    const first = await findSameFile(ctx, organisationId, file.sha256)
    if (first) return viewOf(first, true)
    const place = await getPlace(ctx, organisationId)
    const bytes = await readFile(file.path)
    const { lines, ...head } = await readList(bytes, place.type, vietnamDay(ctx.now))
    settle(lines, await listPresent(ctx, organisationId))
    const id = newId()
    await insertList(ctx, organisationId, { id, fileName: file.name, sha256: file.sha256, sizeBytes: file.sizeBytes, counts: countOf(lines), ...head }, bytes, lines)
    return viewOf(await getList(ctx, organisationId, id))
  },
})

export const listMemberLists = operation({
  id: 'membership.listMemberLists',
  http: 'GET /organisations/{code}/member-lists',
  summary: 'Member lists that were sent in, newest first.',
  reads: true,
  input: z.object({ code: z.string().max(60) }),
  output: z.object({ items: z.array(listView) }),
  allow: can.manage,
  run: async (ctx, { code }) => ({ items: (await listLists(ctx, (await getOwnSubject(ctx, code)).id)).map((list) => viewOf(list)) }),
})

export const getMemberList = operation({
  id: 'membership.getMemberList',
  http: 'GET /organisations/{code}/member-lists/{id}',
  summary: 'What became of each row of a member list, with every problem by row and column.',
  reads: true,
  input: named.extend({ standing: z.enum(standings).optional(), cursor: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  output: z.object({ list: listView, items: z.array(lineView), next: z.int().nullable() }),
  allow: can.manage,
  run: async (ctx, { code, id, standing, cursor, limit }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    const list = await getList(ctx, organisationId, id)
    const lines = (await loadLines(ctx, organisationId, id)).filter((line) => line.row > cursor)
    // After writing, what was ready is in the register.
    const now = lines.map((line): ListLine => (list.state === 'written' && line.standing === 'ready' ? { ...line, standing: 'written' } : line)).filter((line) => standing === undefined || line.standing === standing)
    ctx.noteRead({ organisationId, what: 'member list' })
    return {
      list: viewOf(list),
      items: now.slice(0, limit).map(({ row, facts, joinedOn, standing: stands, same, problems }) => ({
        row, name: facts.name, kind: facts.kind, party: facts.party, joinedOn, pledgedDong: facts.pledgedDong, standing: stands, same, problems,
      })),
      next: now.length > limit ? now[limit - 1]?.row ?? null : null,
    }
  },
})

/** Everybody of one list begins with what the register kept before said; the day is the HTX's own where a row has none. */
async function write(ctx: Ctx, organisationId: string, place: Place, lines: readonly ListLine[]): Promise<void> {
  const today = vietnamDay(ctx.now)
  const from = await highestNumber(ctx, organisationId)
  const rows = lines.map((line, i) => ({ line, id: newId(), number: from + i + 1, joinedOn: line.joinedOn ?? place.registeredOn ?? today }))
  await insertMembers(ctx.db, organisationId, rows.map(({ line, id, number, joinedOn }) => ({
    id, number, joinedOn, organ: 'taken_over', decidedOn: joinedOn, resolutionRef: line.resolution, pledgedDong: line.facts.pledgedDong, heirOf: null,
  })))
  await insertVersions(ctx.db, organisationId, rows.map(({ line, id, joinedOn }) => ({
    id: newId(), memberId: id, facts: line.facts, validFrom: joinedOn, validTo: null, knownFrom: ctx.now, knownTo: null, ground: null,
  })))
}

export const writeMemberList = operation({
  id: 'membership.writeMemberList',
  http: 'POST /organisations/{code}/member-lists/{id}/writing',
  summary: 'The rows without faults enter the register; who is in it already stays as is. Writing again changes nothing.',
  input: named,
  output: z.object({ list: listView, warnings: z.array(warning) }),
  allow: can.manage,
  run: async (ctx, { code, id }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    await lockTally(ctx, organisationId)
    const list = await takeList(ctx, organisationId, id)
    if (!list) throw new AppError('not_found', 'membership.list.notFound')
    if (list.state === 'written') return { list: viewOf(list, true), warnings: [] }
    const place = await getPlace(ctx, organisationId)
    // Somebody may have been admitted since the preview.
    const lines = await loadLines(ctx, organisationId, id)
    settle(lines, await listPresent(ctx, organisationId))
    const ready = lines.filter((line) => line.standing === 'ready')
    if (ready.length > 0) await write(ctx, organisationId, place, ready)
    await closeList(ctx, organisationId, id, 'written', { ...countOf(lines), ready: 0, written: ready.length })
    const warnings = await countAgain(ctx, organisationId, place)
    if (ready.length > 0) await ctx.emit('membership.listWritten', { organisationId, listId: id, members: ready.length })
    return { list: viewOf(await getList(ctx, organisationId, id)), warnings: inWords(ctx, warnings) }
  },
})

export const cancelMemberList = operation({
  id: 'membership.cancelMemberList',
  http: 'DELETE /organisations/{code}/member-lists/{id}',
  summary: 'Throws a list away, file and rows; what was written from it stays.',
  input: named,
  output: z.void(),
  status: 204,
  allow: can.manage,
  run: async (ctx, { code, id }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    const list = await takeList(ctx, organisationId, id)
    if (!list) throw new AppError('not_found', 'membership.list.notFound')
    await clearContent(ctx, organisationId, id)
    await closeList(ctx, organisationId, id, 'cancelled', list.counts)
  },
})

export const markMemberList = operation({
  id: 'membership.markMemberList',
  summary: 'The very file that was sent, with each problem beside its row.',
  reads: true,
  input: named,
  output: z.object({ fileName: z.string(), bytes: z.custom<Uint8Array>() }),
  allow: can.manage,
  run: async (ctx, { code, id }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    const list = await getList(ctx, organisationId, id)
    const bytes = await loadFile(ctx, organisationId, id)
    if (!bytes) throw new AppError('not_found', 'membership.list.notFound')
    const marks = (await loadLines(ctx, organisationId, id)).flatMap((line) => line.problems.map((one) => ({
      sheet: list.sheet_name, row: line.row, column: one.column, message: problemText(ctx.locale, one),
    })))
    ctx.noteRead({ organisationId, what: 'member list' })
    return {
      fileName: list.file_name.replace(/(\.[^.]*)?$/, (extension) => `-da-danh-dau${extension}`),
      bytes: await markWorkbook(bytes, marks, { heading: problemText(ctx.locale, { key: 'heading', heading: null, params: {} }), headerRows: { [list.sheet_name]: list.header_row } }),
    }
  },
})
