import * as z from 'zod'
import { findProvince } from '#modules/places/index.ts'
import { newId } from '#platform/ids.ts'
import { jobView } from '#platform/jobs.server.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can, ownerOf, type Owner } from '../policy.ts'
import { batchView, uploadInput, type BatchView } from './schema.ts'
import {
  clearBatch, countLines, findBatch, findJob, findSameFile, insertBatch, listBatches as listRows, loadFile, lockBatch, storeFile, updateBatch,
  type Batch,
} from './store.server.ts'

/** Lists of the largest provinces are under 4 MB; photographs pasted into a sheet make them grow. */
export const UPLOAD_MAX_BYTES = 30_000_000
export const READ_JOB = 'imports.read'
export const WRITE_JOB = 'imports.write'

export async function batchOf(ctx: Ctx, id: string): Promise<Batch> {
  const batch = await findBatch(ctx.db, id)
  if (!batch || batch.state === 'cancelled') throw new AppError('not_found', 'imports.notFound')
  return batch
}

/** For changes: also waits for whoever is changing it now. */
export async function heldBatch(ctx: Ctx, id: string): Promise<Batch> {
  const batch = await lockBatch(ctx.db, id)
  if (!batch || batch.state === 'cancelled') throw new AppError('not_found', 'imports.notFound')
  return batch
}

async function viewOf(ctx: Ctx, batch: Batch): Promise<BatchView> {
  const lines = batch.state === 'previewed' || batch.state === 'done' || batch.state === 'importing'
    ? await countLines(ctx.db, batch.id)
    : { counts: { ready: 0, address: 0, duplicate: 0, error: 0, written: 0, skipped: 0 }, proposed: 0, created: 0, updated: 0, kept: 0 }
  return {
    id: batch.id, province: { code: batch.province_code, name: batch.province_name }, source: batch.source_system, fileName: batch.file_name,
    sizeBytes: batch.size_bytes, uploadedBy: batch.uploader_name, uploadedAt: batch.created_at, state: batch.state, dryRun: batch.dry_run,
    jobId: batch.job_id, progress: batch.progress ?? 0, ...lines, sheets: batch.sheets, notes: batch.notes, refusal: batch.refusal, writtenAt: batch.written_at,
  }
}

function ownerOrRefuse(ctx: Ctx, province: string | undefined): Owner {
  const owner = ownerOf(ctx.actor, province ?? null)
  if (!owner) throw new AppError('forbidden', province === undefined ? 'imports.whichProvince' : 'imports.otherProvince')
  if (!findProvince(owner.province)) throw new AppError('invalid', 'imports.unknownProvince', { province: owner.province })
  return owner
}

export const uploadAnswer = jobView.extend({
  batchId: z.uuid(),
  repeated: z.boolean().meta({ description: 'True: this very file came before; the answer is that of the first time and nothing is done again' }),
})

async function answerFor(ctx: Ctx, batchId: string, jobId: string, repeated: boolean): Promise<z.output<typeof uploadAnswer>> {
  const job = await findJob(ctx.db, jobId)
  if (!job) throw new AppError('not_found', 'platform.jobNotFound')
  return { ...job, resultUrl: job.resultUrl ?? `/api/v1/imports/${batchId}`, batchId, repeated }
}

export const uploadList = operation({
  id: 'imports.uploadList',
  http: 'POST /imports/organisations',
  summary: 'A list of organisations as XLSX or CSV: it is read, checked and, unless dryRun=true, its clean rows are written; the answer is the job.',
  upload: { maxBytes: UPLOAD_MAX_BYTES },
  status: 202,
  input: uploadInput,
  output: uploadAnswer,
  allow: can.importList,
  run: async (ctx, { file, dryRun, acceptProposals, province }) => {
    const owner = ownerOrRefuse(ctx, province)
    const first = await findSameFile(ctx.db, owner, file.sha256)
    if (first?.job_id) return answerFor(ctx, first.id, first.job_id, true)
    const id = newId()
    await insertBatch(ctx, { id, owner, file, dryRun })
    await storeFile(ctx.db, id, file.path)
    const jobId = await ctx.enqueue(READ_JOB, { batchId: id, write: !dryRun, acceptProposals })
    await updateBatch(ctx.db, id, { jobId })
    return answerFor(ctx, id, jobId, false)
  },
})

export const getImport = operation({
  id: 'imports.getImport',
  http: 'GET /imports/{id}',
  summary: 'One uploaded list: how far it is, and how many rows are ready, doubtful, wrong or written.',
  reads: true,
  input: z.object({ id: z.uuid() }),
  output: batchView,
  allow: can.importList,
  run: async (ctx, { id }) => viewOf(ctx, await batchOf(ctx, id)),
})

export const listImports = operation({
  id: 'imports.listImports',
  http: 'GET /imports',
  summary: 'The lists uploaded for one’s province, newest first.',
  reads: true,
  input: z.object({ limit: z.coerce.number().int().min(1).max(50).default(20) }),
  output: z.object({ items: z.array(batchView.omit({ counts: true, proposed: true, created: true, updated: true, kept: true, sheets: true, notes: true }).extend({ counts: z.record(z.string(), z.number()) })) }),
  allow: can.importList,
  run: async (ctx, { limit }) => ({
    items: (await listRows(ctx.db, limit)).map((batch) => ({
      id: batch.id, province: { code: batch.province_code, name: batch.province_name }, source: batch.source_system, fileName: batch.file_name, sizeBytes: batch.size_bytes,
      uploadedBy: batch.uploader_name, uploadedAt: batch.created_at, state: batch.state, dryRun: batch.dry_run, jobId: batch.job_id, progress: batch.progress ?? 0,
      counts: batch.counts, refusal: batch.refusal, writtenAt: batch.written_at,
    })),
  }),
})

export const cancelImport = operation({
  id: 'imports.cancelImport',
  http: 'DELETE /imports/{id}',
  summary: 'Throws an uploaded list away, file and read rows; what was written from it stays.',
  input: z.object({ id: z.uuid() }),
  output: z.void(),
  status: 204,
  allow: can.importList,
  run: async (ctx, { id }) => {
    const batch = await heldBatch(ctx, id)
    if (batch.state === 'importing' || batch.state === 'uploaded' || batch.state === 'read') throw new AppError('conflict', 'imports.busy')
    await clearBatch(ctx.db, id)
    await updateBatch(ctx.db, id, { state: 'cancelled' })
  },
})

/** The file as it came, with what is needed to mark it. */
export const readFile = operation({
  id: 'imports.readFile',
  summary: 'The uploaded file itself, for whoever may see the list.',
  reads: true,
  input: z.object({ id: z.uuid() }),
  output: z.object({ fileName: z.string(), bytes: z.custom<Uint8Array>() }),
  allow: can.importList,
  run: async (ctx, { id }) => {
    const batch = await batchOf(ctx, id)
    return { fileName: batch.file_name, bytes: await loadFile(ctx.db, id) }
  },
})
