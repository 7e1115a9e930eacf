import { sql } from 'kysely'
import { PgBoss, fromKysely } from 'pg-boss'
import * as z from 'zod'
import { vietnamDay } from './day.ts'
import { execute } from './execute.server.ts'
import { newId } from './ids.ts'
import type { Kernel, Urls } from './kernel.server.ts'
import type { Job, JobReport, JobRun } from './module.ts'
import { operation, system, type Actor } from './operation.server.ts'
import { AppError } from './problem.ts'

const schema = 'jobs'
/** A worker that was killed is noticed after so long; its job runs again. */
const EXPIRE_SECONDS = 3600
const HEARTBEAT_SECONDS = 30

type StoredActor = Omit<Actor, 'grants'> & { grants: string[] }
const storeActor = (actor: Actor): StoredActor => ({ ...actor, grants: [...actor.grants] })
const loadActor = (stored: StoredActor): Actor => ({ ...stored, grants: new Set(stored.grants) })

/** As the owner, once at start: pg-boss makes its tables and queues; the app may only use them. */
export async function installJobs(urls: Urls, names: readonly string[]): Promise<void> {
  const boss = new PgBoss({ connectionString: urls.owner, schema, supervise: false, schedule: false, max: 1 })
  boss.on('error', () => undefined)
  await boss.start()
  for (const name of names) {
    if (!(await boss.getQueue(name))) await boss.createQueue(name, { retryLimit: 3, retryBackoff: true, expireInSeconds: EXPIRE_SECONDS })
  }
  const owner = boss.getDb()
  await owner.executeSql(`grant usage on schema ${schema} to chung_app, chung_national`)
  await owner.executeSql(`grant select, insert, update, delete on all tables in schema ${schema} to chung_app, chung_national`)
  await owner.executeSql(`grant execute on all functions in schema ${schema} to chung_app, chung_national`)
  await boss.stop({ graceful: false })
}

export async function startJobs(kernel: Kernel, urls: Urls, onError: (error: unknown) => void): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({ connectionString: urls.app, schema, migrate: false, createSchema: false, schedule: false, max: 3 })
  boss.on('error', onError)
  await boss.start()
  const workers: string[] = []
  for (const job of kernel.jobs.values()) {
    workers.push(await boss.work<{ jobId: string }>(job.name, { batchSize: 1, pollingIntervalSeconds: 1, heartbeatRefreshSeconds: HEARTBEAT_SECONDS }, async ([queued]) => {
      if (queued) await runJob(kernel, job, queued.data.jobId, onError)
    }))
  }
  kernel.enqueue = async (db, name, payload, actor, after) => {
    if (!kernel.jobs.has(name)) throw new Error(`no module has a job ${name}`)
    const id = newId()
    await sql`insert into platform.job (id, name, actor_id, actor, payload, start_after) values (${id}::uuid, ${name}, ${actor.id}::uuid, ${storeActor(actor)}::jsonb, ${payload}::jsonb, ${after ?? null}::timestamptz)`.execute(db)
    await boss.send(name, { jobId: id }, { db: fromKysely(db), ...(after ? { startAfter: after } : {}) })
    return id
  }
  // What a killed process left unfinished runs again at once, what waits for its time waits on; pg-boss's own retry finds it done and leaves it.
  for (const left of await kernel.pools.app<{ id: string; name: string; start_after: Date | null }[]>`select id, name, start_after from platform.job where state in ('queued', 'running')`) {
    const job = kernel.jobs.get(left.name)
    const startAfter = left.start_after ?? (job?.nightly ? new Date(Date.now() + NIGHT_DELAY_MS) : null)
    if (job) await boss.send(left.name, { jobId: left.id }, startAfter ? { startAfter } : {})
  }
  const nightly = startNightly(kernel, onError)
  const wakeEvents = kernel.wake
  kernel.wake = () => {
    wakeEvents()
    for (const worker of workers) boss.notifyWorker(worker)
  }
  return { stop: async () => { nightly.stop(); await boss.stop({ graceful: true, timeout: 5000 }) } }
}

/** The night's work belongs to the day in Viet Nam; a process that was down at midnight does it when it is back. */
const NIGHT_POLL_MS = 15 * 60_000
/** Whoever starts the platform wants its pages first. */
const NIGHT_DELAY_MS = 60_000
const NIGHT_LOCK = 727_001
const night: Actor = { ...system, territory: { level: 'nation' } }

const queueNightly = operation({
  id: 'platform.queueNightly',
  summary: 'Puts the work of the night into the queue, once a day whatever number of processes ask.',
  input: z.object({ names: z.array(z.string()) }),
  output: z.void(),
  allow: (actor) => actor.kind === 'system',
  run: async (ctx, { names }) => {
    await sql`select pg_advisory_xact_lock(${NIGHT_LOCK})`.execute(ctx.db)
    const day = vietnamDay(ctx.now)
    for (const name of names) {
      const { rows } = await sql`select id from platform.job where name = ${name} and payload ->> 'day' = ${day}`.execute(ctx.db)
      if (rows.length === 0) await ctx.enqueue(name, { day })
    }
  },
})

function startNightly(kernel: Kernel, onError: (error: unknown) => void): { stop: () => void } {
  const names = [...kernel.jobs.values()].filter((job) => job.nightly).map((job) => job.name)
  const turn = (): void => { execute(kernel, { actor: night, requestId: 'nightly' }, queueNightly, { names }).catch(onError) }
  if (names.length === 0) return { stop: () => undefined }
  const first = setTimeout(turn, NIGHT_DELAY_MS)
  const timer = setInterval(turn, NIGHT_POLL_MS)
  return { stop: () => { clearTimeout(first); clearInterval(timer) } }
}

async function runJob(kernel: Kernel, job: Job, id: string, onError: (error: unknown) => void): Promise<void> {
  const db = kernel.pools.app
  const rows = await db<{ actor: StoredActor; payload: Record<string, unknown>; state: string }[]>`
    update platform.job set state = 'running' where id = ${id} and state in ('queued', 'running') returning actor, payload, state`
  const stored = rows[0]
  if (!stored) return
  const actor = loadActor(stored.actor)
  const run: JobRun = {
    id, payload: stored.payload, actor,
    execute: async (op, input) => (await execute(kernel, { actor, requestId: `job-${id}` }, op, input)).output,
    report: (report) => saveReport(kernel, id, report),
  }
  try {
    await job.run(run)
    await db`update platform.job set state = 'done', progress = 1, ended_at = now() where id = ${id}`
  } catch (error) {
    const refused = error instanceof AppError
    const text = refused ? kernel.translate('vi', error.key, error.params) : kernel.translate('vi', 'platform.unexpected', { requestId: `job-${id}` })
    await db`update platform.job set state = 'failed', ended_at = now(), problems = problems || ${db.json([{ text }])} where id = ${id}`
    // A refusal will not change by trying again.
    if (!refused) onError(error)
  }
}

async function saveReport(kernel: Kernel, id: string, report: JobReport): Promise<void> {
  const db = kernel.pools.app
  await db`update platform.job set progress = coalesce(${report.progress ?? null}, progress),
    counts = coalesce(${report.counts ? db.json(report.counts) : null}, counts),
    problems = coalesce(${report.problems ? db.json(report.problems) : null}, problems),
    result_url = coalesce(${report.resultUrl ?? null}, result_url) where id = ${id}`
}

export const jobView = z.object({
  id: z.uuid(),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  progress: z.number().meta({ description: 'From 0 to 1.' }),
  counts: z.record(z.string(), z.number()).meta({ description: 'What was counted so far; the keys depend on the job.' }),
  problems: z.array(z.object({ row: z.number().optional(), column: z.string().optional(), text: z.string() }))
    .meta({ description: 'What a person must look at, in Vietnamese; row and column as in the file.' }),
  resultUrl: z.string().nullable(),
}).meta({ description: 'A slow effect and how far it is.' })

export const getJob = operation({
  id: 'platform.getJob',
  http: 'GET /jobs/{id}',
  summary: 'How far a slow effect is, for whoever asked for it.',
  reads: true,
  input: z.object({ id: z.uuid() }),
  output: jobView,
  allow: (actor) => actor.id !== null,
  run: async (ctx, { id }) => {
    const { rows } = await sql<z.output<typeof jobView>>`
      select id, state, progress, counts, problems, result_url as "resultUrl" from platform.job
      where id = ${id}::uuid and actor_id = ${ctx.actor.id}::uuid`.execute(ctx.db)
    if (!rows[0]) throw new AppError('not_found', 'platform.jobNotFound')
    return rows[0]
  },
})
