import * as z from 'zod'
import { dueOn, vietnamDay } from '#modules/register/index.ts'
import { isUniqueViolation } from '#platform/execute.server.ts'
import { jobView } from '#platform/jobs.server.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { batchOf, heldBatch, WRITE_JOB } from '../batches/operations.server.ts'
import { countLines, findJob, updateBatch } from '../batches/store.server.ts'
import { can } from '../policy.ts'
import {
  beginRound, createRecords, isDemonstration, keepGoverned, requestCorrections, updateOrganisations, updateProfiles, type Round,
} from './store.server.ts'

export const writeReady = operation({
  id: 'imports.writeReady',
  http: 'POST /imports/{id}/writing',
  summary: 'Writes every ready row into the register, all of them or none; doubtful rows can follow later.',
  status: 202,
  input: z.object({ id: z.uuid(), acceptProposals: z.union([z.boolean(), z.enum(['true', 'false', 'on']).transform((text) => text !== 'false')]).default(false).meta({ description: 'true: where a row names no field, take the one its words suggest' }) }),
  output: jobView,
  allow: can.importList,
  run: async (ctx, { id, acceptProposals }) => {
    const batch = await heldBatch(ctx, id)
    if (batch.state === 'importing' && batch.job_id) return jobOf(ctx, batch.job_id)
    if (batch.state !== 'previewed' && batch.state !== 'done') throw new AppError('conflict', 'imports.busy')
    const { counts } = await countLines(ctx.db, id)
    if (counts.ready === 0) throw new AppError('conflict', 'imports.nothingReady')
    const jobId = await ctx.enqueue(WRITE_JOB, { batchId: id, acceptProposals })
    await updateBatch(ctx.db, id, { state: 'importing', jobId, refusal: null })
    return jobOf(ctx, jobId)
  },
})

async function jobOf(ctx: Ctx, id: string): Promise<z.output<typeof jobView>> {
  const job = await findJob(ctx.db, id)
  if (!job) throw new AppError('not_found', 'platform.jobNotFound')
  return job
}

export const beginWriting = operation({
  id: 'imports.beginWriting',
  summary: 'Marks a read list as being written: the step of an upload that was to be written at once.',
  input: z.object({ id: z.uuid() }),
  output: z.void(),
  allow: can.importList,
  run: async (ctx, { id }) => {
    await heldBatch(ctx, id)
    await updateBatch(ctx.db, id, { state: 'importing' })
  },
})

/**
 * One transaction: a crash anywhere in it leaves the register as it was, and the job runs again. Set by set, never line by
 * line: triggers for audit, history and search fire once for all.
 */
export const writeRound = operation({
  id: 'imports.writeRound',
  summary: 'Writes the ready rows of a list in one transaction.',
  input: z.object({ id: z.uuid(), acceptProposals: z.boolean() }),
  output: z.record(z.string(), z.number()),
  allow: can.importList,
  run: async (ctx, { id, acceptProposals }) => {
    const batch = await heldBatch(ctx, id)
    if (batch.state !== 'importing') return batch.counts
    const round: Round = {
      batch, round: await beginRound(ctx.db, id), acceptProposals, now: ctx.now, demonstration: await isDemonstration(ctx.db),
      correctionDueOn: dueOn('answerCleaning', vietnamDay(ctx.now)).dueOn,
    }
    await writeAll(ctx, round).catch((error: unknown) => {
      // Between the preview and the writing somebody else entered one of these codes.
      throw isUniqueViolation(error, 'organisation_code_alive') ? new AppError('conflict', 'imports.registerChanged') : error
    })
    const { counts, created, updated, kept } = await countLines(ctx.db, id)
    await updateBatch(ctx.db, id, { state: 'done', counts: { ...counts, created, updated, kept }, written: true, refusal: null })
    await ctx.emit('imports.batchWritten', { batchId: id, provinceCode: batch.province_code, round: round.round, created, updated })
    return { ...counts, created, updated, kept }
  },
})

async function writeAll(ctx: Ctx, round: Round): Promise<void> {
  await createRecords(ctx.db, round)
  const { mirrored } = await keepGoverned(ctx.db, round)
  if (mirrored.length > 0 && round.batch.source_system === 'provincial_import') await requestCorrections(ctx.db, round, mirrored)
  await updateOrganisations(ctx.db, round)
  await updateProfiles(ctx.db, round)
}

export const giveUpWriting = operation({
  id: 'imports.giveUpWriting',
  summary: 'Nothing was written; the list can be looked at and written again.',
  input: z.object({ id: z.uuid(), key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) }),
  output: z.void(),
  allow: can.importList,
  run: async (ctx, { id, key, params }) => {
    await batchOf(ctx, id)
    await updateBatch(ctx.db, id, { state: 'previewed', refusal: { key, params } })
  },
})
