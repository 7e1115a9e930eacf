import * as z from 'zod'
import { operation } from '#platform/operation.server.ts'
import { loadFile, countLines, updateBatch } from '../batches/store.server.ts'
import { batchOf, heldBatch } from '../batches/operations.server.ts'
import type { Known } from '../matching/rules.ts'
import { can } from '../policy.ts'
import type { Line, Note, SheetColumns } from '../schema.ts'
import { clearLines, findCodesElsewhere, listKnown, storeLines as saveLines } from './store.server.ts'

/** Steps of the reading job. Each is a transaction of its own: a long list must not hold one open while it is read. */
const id = z.object({ id: z.uuid() })

export const beginReading = operation({
  id: 'imports.beginReading',
  summary: 'Takes the stored file for reading; what an earlier, broken reading left is dropped.',
  input: id,
  output: z.object({ bytes: z.custom<Uint8Array>(), province: z.object({ code: z.string(), name: z.string() }), known: z.custom<Known[]>() }).nullable(),
  allow: can.importList,
  run: async (ctx, input) => {
    const batch = await heldBatch(ctx, input.id)
    if (batch.state !== 'uploaded' && batch.state !== 'read') return null
    await clearLines(ctx.db, input.id)
    await updateBatch(ctx.db, input.id, { state: 'read' })
    return { bytes: await loadFile(ctx.db, input.id), province: { code: batch.province_code, name: batch.province_name }, known: await listKnown(ctx.db, batch.province_code) }
  },
})

export const findElsewhere = operation({
  id: 'imports.findCodesElsewhere',
  summary: 'Which of these codes stand for bodies of other provinces.',
  reads: true,
  input: z.object({ codes: z.custom<string[]>(), province: z.string() }),
  output: z.custom<Map<string, string>>(),
  allow: can.importList,
  run: (ctx, { codes, province }) => findCodesElsewhere(ctx.db, codes, province),
})

export const storeLines = operation({
  id: 'imports.storeLines',
  summary: 'Keeps some read rows of a list.',
  input: id.extend({ lines: z.custom<Line[]>() }),
  output: z.void(),
  allow: can.importList,
  run: (ctx, input) => saveLines(ctx.db, input.id, input.lines),
})

export const finishReading = operation({
  id: 'imports.finishReading',
  summary: 'The list is read; a person may look at it.',
  input: id.extend({ sheets: z.custom<SheetColumns[]>(), notes: z.custom<Note[]>() }),
  output: z.record(z.string(), z.number()),
  allow: can.importList,
  run: async (ctx, { id: batchId, sheets, notes }) => {
    await batchOf(ctx, batchId)
    const { counts } = await countLines(ctx.db, batchId)
    await updateBatch(ctx.db, batchId, { state: 'previewed', sheets, notes, counts, previewed: true, refusal: null })
    return counts
  },
})

export const refuseBatch = operation({
  id: 'imports.refuseBatch',
  summary: 'Nothing of the file can be used; says why.',
  input: id.extend({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) }),
  output: z.void(),
  allow: can.importList,
  run: async (ctx, input) => {
    await clearLines(ctx.db, input.id)
    await updateBatch(ctx.db, input.id, { state: 'failed', refusal: { key: input.key, params: input.params } })
  },
})
