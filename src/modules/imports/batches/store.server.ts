import { open } from 'node:fs/promises'
import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import type { Ctx, UploadedFile } from '#platform/operation.server.ts'
import type { Params } from '#platform/problem.ts'
import type { Owner } from '../policy.ts'
import type { Note, SheetColumns, Standing } from '../schema.ts'
import type { BatchView } from './schema.ts'

const PART_BYTES = 1_000_000

export type Batch = {
  id: string; province_code: string; province_name: string; source_system: Owner['source']; file_name: string; size_bytes: number
  uploader_name: string | null; created_at: Date; state: BatchView['state']; dry_run: boolean; job_id: string | null; progress: number | null
  sheets: SheetColumns[]; counts: Record<string, number>; notes: Note[]; refusal: { key: string; params: Params } | null; written_at: Date | null
}

const columns = sql`b.id, b.province_code, p.full_name as province_name, b.source_system, b.file_name, b.size_bytes, b.uploader_name, b.created_at,
  b.state, b.dry_run, b.job_id, j.progress, b.sheets, b.counts, b.notes, b.refusal, b.written_at`
const tables = sql`imports.batch b join places.unit p on p.scheme = '2025-07-01' and p.code = b.province_code left join platform.job j on j.id = b.job_id`

export async function findBatch(db: Kysely<DB>, id: string): Promise<Batch | null> {
  return (await sql<Batch>`select ${columns} from ${tables} where b.id = ${id}::uuid`.execute(db)).rows[0] ?? null
}

/** Held until the transaction ends: two presses of one button follow each other. */
export async function lockBatch(db: Kysely<DB>, id: string): Promise<Batch | null> {
  return (await sql<Batch>`select ${columns} from ${tables} where b.id = ${id}::uuid for update of b`.execute(db)).rows[0] ?? null
}

export async function findSameFile(db: Kysely<DB>, owner: Owner, sha256: string): Promise<Batch | null> {
  return (await sql<Batch>`select ${columns} from ${tables}
    where b.province_code = ${owner.province} and b.source_system = ${owner.source} and b.sha256 = ${sha256} and b.state not in ('failed', 'cancelled')`.execute(db)).rows[0] ?? null
}

export async function listBatches(db: Kysely<DB>, limit: number): Promise<Batch[]> {
  return (await sql<Batch>`select ${columns} from ${tables} where b.state <> 'cancelled' order by b.created_at desc limit ${limit}`.execute(db)).rows
}

export async function insertBatch(ctx: Ctx, batch: { id: string; owner: Owner; file: UploadedFile; dryRun: boolean }): Promise<void> {
  const { id, owner, file } = batch
  await sql`insert into imports.batch (id, province_code, source_system, office_id, uploader_id, uploader_name, file_name, sha256, size_bytes, dry_run)
    values (${id}::uuid, ${owner.province}, ${owner.source}, ${ctx.actor.officeId}::uuid, ${ctx.actor.id}::uuid, ${ctx.actor.name}, ${file.name.slice(0, 255)}, ${file.sha256}, ${file.sizeBytes}, ${batch.dryRun})`.execute(ctx.db)
}

export async function storeFile(db: Kysely<DB>, id: string, path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    for (let part = 0; ; part += 1) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(PART_BYTES), 0, PART_BYTES, part * PART_BYTES)
      if (bytesRead === 0) return
      await sql`select imports.store_part(${id}::uuid, ${part}::int, ${buffer.subarray(0, bytesRead)}::bytea)`.execute(db)
    }
  } finally {
    await file.close()
  }
}

export async function loadFile(db: Kysely<DB>, id: string): Promise<Uint8Array> {
  const { rows } = await sql<{ bytes: Uint8Array }>`select bytes from imports.file_part where batch_id = ${id}::uuid order by part`.execute(db)
  return Buffer.concat(rows.map((row) => row.bytes))
}

type Change = { state?: BatchView['state']; jobId?: string; sheets?: SheetColumns[]; notes?: Note[]; counts?: Record<string, number>; refusal?: { key: string; params: Params } | null; previewed?: true; written?: true }

export async function updateBatch(db: Kysely<DB>, id: string, change: Change): Promise<void> {
  await sql`update imports.batch set state = coalesce(${change.state ?? null}, state), job_id = coalesce(${change.jobId ?? null}::uuid, job_id),
    sheets = coalesce(${change.sheets ?? null}::jsonb, sheets), notes = coalesce(${change.notes ?? null}::jsonb, notes), counts = coalesce(${change.counts ?? null}::jsonb, counts),
    refusal = case when ${change.refusal === undefined} then refusal else ${change.refusal ?? null}::jsonb end,
    previewed_at = case when ${change.previewed === true} then now() else previewed_at end, written_at = case when ${change.written === true} then now() else written_at end
    where id = ${id}::uuid`.execute(db)
}

export type Standings = { counts: Record<Standing, number>; proposed: number; created: number; updated: number; kept: number }

/** What stands in the way of each line at this moment, decisions and writings included. */
export async function countLines(db: Kysely<DB>, id: string): Promise<Standings> {
  const { rows } = await sql<{ now: Standing; outcome: 'created' | 'updated' | 'kept' | null; proposed: number; lines: number }>`
    select now, outcome, count(*) as lines, count(*) filter (where parsed ? 'proposed_field') as proposed from imports.line_now where batch_id = ${id}::uuid group by now, outcome`.execute(db)
  const sum = (wanted: (row: (typeof rows)[number]) => boolean): number => rows.filter(wanted).reduce((total, row) => total + row.lines, 0)
  const of = (now: Standing): number => sum((row) => row.now === now)
  return {
    counts: { ready: of('ready'), address: of('address'), duplicate: of('duplicate'), error: of('error'), written: of('written'), skipped: of('skipped') },
    proposed: rows.filter((row) => row.now === 'ready').reduce((total, row) => total + row.proposed, 0),
    created: sum((row) => row.outcome === 'created'), updated: sum((row) => row.outcome === 'updated'), kept: sum((row) => row.outcome === 'kept'),
  }
}

export async function clearBatch(db: Kysely<DB>, id: string): Promise<void> {
  await sql`select imports.clear_batch(${id}::uuid)`.execute(db)
}

export type JobState = { id: string; state: 'queued' | 'running' | 'done' | 'failed'; progress: number; counts: Record<string, number>; problems: { row?: number; column?: string; text: string }[]; resultUrl: string | null }

export async function findJob(db: Kysely<DB>, id: string): Promise<JobState | null> {
  return (await sql<JobState>`select id, state, progress, counts, problems, result_url as "resultUrl" from platform.job where id = ${id}::uuid`.execute(db)).rows[0] ?? null
}
