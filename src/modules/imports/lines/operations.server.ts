import * as z from 'zod'
import { listCommunes } from '#modules/places/index.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { batchOf, heldBatch } from '../batches/operations.server.ts'
import { can } from '../policy.ts'
import { standings, type Standing } from '../schema.ts'
import { linePath, lineView, type LineView } from './schema.ts'
import { countBefore, findLine, findNext, listLines as listLineRows, saveDecision, type LineRow } from './store.server.ts'

const viewOf = (row: LineRow): LineView => ({ ...row, later: row.later ?? false })

export const listLines = operation({
  id: 'imports.listLines',
  http: 'GET /imports/{id}/rows',
  summary: 'Rows of an uploaded list with every problem by row and column, in the order of the file.',
  reads: true,
  input: z.object({
    id: z.uuid(),
    standing: z.enum(standings).optional(),
    noted: z.coerce.boolean().default(false).meta({ description: 'Only rows with something to say' }),
    cursor: z.coerce.number().int().nonnegative().default(0),
    limit: z.coerce.number().int().min(1).max(1000).default(50),
  }),
  output: z.object({ items: z.array(lineView), next: z.number().int().nullable() }),
  allow: can.importList,
  run: async (ctx, { id, standing, noted, cursor, limit }) => {
    await batchOf(ctx, id)
    const rows = await listLineRows(ctx.db, id, { standing: standing ?? null, after: cursor, limit: limit + 1, onlyNoted: noted })
    return { items: rows.slice(0, limit).map(viewOf), next: rows.length > limit ? (rows[limit - 1]?.line ?? null) : null }
  },
})

/** For picking by hand, in the order of the alphabet. */
const communesOf = (province: string) =>
  listCommunes(province).map(({ code, name }) => ({ code, name })).sort((a, b) => bare(a.name).localeCompare(bare(b.name), 'vi'))
const bare = (name: string): string => name.replace(/^(Xã|Phường|Đặc khu) /, '')

/** One question at a time: the next doubtful row, and which one of how many it is. */
export const nextQuestion = operation({
  id: 'imports.nextQuestion',
  summary: 'The next row whose commune or identity a person must settle.',
  reads: true,
  input: z.object({ id: z.uuid(), standing: z.enum(['address', 'duplicate']), from: z.coerce.number().int().nonnegative().default(0) }),
  output: z.object({ line: lineView, position: z.number().int(), communes: z.array(z.object({ code: z.string(), name: z.string() })) }).nullable(),
  allow: can.importList,
  run: async (ctx, { id, standing, from }) => {
    const batch = await batchOf(ctx, id)
    const row = await findNext(ctx.db, id, standing, from)
    if (!row) return null
    const communes = standing === 'address' ? communesOf(batch.province_code) : []
    return { line: viewOf(row), position: (await countBefore(ctx.db, id, standing, row.line)) + 1, communes }
  },
})

async function openLine(ctx: Ctx, id: string, line: number, wanted: readonly Standing[]) {
  const batch = await heldBatch(ctx, id)
  if (batch.state !== 'previewed' && batch.state !== 'done') throw new AppError('conflict', 'imports.busy')
  const row = await findLine(ctx.db, id, line)
  if (!row) throw new AppError('not_found', 'imports.noSuchLine', { line })
  if (!wanted.includes(row.standing)) throw new AppError('conflict', 'imports.lineSettled', { row: row.row })
  return { batch, row }
}

const settled = z.object({ standing: z.enum(standings) })

async function standingNow(ctx: Ctx, id: string, line: number): Promise<z.output<typeof settled>> {
  return { standing: (await findLine(ctx.db, id, line))?.standing ?? 'ready' }
}

export const chooseCommune = operation({
  id: 'imports.chooseCommune',
  http: 'POST /imports/{id}/rows/{line}/commune',
  summary: 'Settles which commune of today a doubtful address means.',
  input: linePath.extend({ commune: z.string().regex(/^\d{5}$/) }),
  output: settled,
  allow: can.importList,
  run: async (ctx, { id, line, commune }) => {
    const { batch } = await openLine(ctx, id, line, ['address', 'ready', 'duplicate'])
    if (!listCommunes(batch.province_code).some((one) => one.code === commune)) throw new AppError('invalid', 'imports.notInProvince', { province: batch.province_name })
    await saveDecision(ctx, batch, line, { commune })
    return standingNow(ctx, id, line)
  },
})

export const settleIdentity = operation({
  id: 'imports.settleIdentity',
  http: 'POST /imports/{id}/rows/{line}/identity',
  summary: 'Settles whether a row is a body that is already there: `new`, or the id of the record, or `row` for a row above.',
  input: linePath.extend({ same: z.union([z.literal('new'), z.literal('row'), z.uuid()]) }),
  output: settled,
  allow: can.importList,
  run: async (ctx, { id, line, same }) => {
    const { batch, row } = await openLine(ctx, id, line, ['duplicate', 'ready', 'skipped'])
    const known = same === 'new' || row.matches.some((match) => (same === 'row' ? match.organisationId === null : match.organisationId === same))
    if (!known) throw new AppError('invalid', 'imports.notAMatch')
    await saveDecision(ctx, batch, line, same === 'new' ? { identity: 'new', organisationId: null } : { identity: 'same', organisationId: same === 'row' ? null : same })
    return standingNow(ctx, id, line)
  },
})

export const postponeLine = operation({
  id: 'imports.postponeLine',
  http: 'POST /imports/{id}/rows/{line}/postponement',
  summary: 'Puts a doubtful row at the end of the queue.',
  input: linePath,
  output: settled,
  allow: can.importList,
  run: async (ctx, { id, line }) => {
    const { batch, row } = await openLine(ctx, id, line, ['address', 'duplicate'])
    await saveDecision(ctx, batch, line, { later: true })
    return { standing: row.standing }
  },
})
