import type { Kysely } from 'kysely'
import type * as z from 'zod'
import { modules } from '#modules/registry.server.ts'
import { kyselyOver, openPool, sender, type Pool } from './connection.server.ts'
import type { DB } from './db-types.ts'
import { drainOutbox } from './events.server.ts'
import { execute, type Call } from './execute.server.ts'
import { newId } from './ids.ts'
import { createDatabase, urlsOf, urlWith } from './installation.server.ts'
import { startJobs } from './jobs.server.ts'
import { createKernel, type Kernel, type Urls } from './kernel.server.ts'
import { anonymous, type Actor, type Operation } from './operation.server.ts'
import { useSecret } from './secrets.server.ts'

/** What the test run's set-up leaves for the workers. */
export type TestCluster = { serverUrl: string; template: string; suffix: string }
export const CLUSTER_VARIABLE = 'CHUNG_TEST_CLUSTER'
export const TEST_SECRET = 'only for tests'

export type TestDatabase = {
  kernel: Kernel
  urls: Urls
  authUrl: string
  owner: Kysely<DB>
  ownerSql: Pool
  /** A signed-in person; override what the test is about. */
  actor: (overrides?: Partial<Omit<Actor, 'grants'>> & { grants?: Iterable<string> }) => Actor
  execute: <I extends z.ZodType, O extends z.ZodType>(actor: Actor, op: Operation<I, O>, input: z.input<I>, call?: Partial<Call>) => Promise<z.output<O>>
  /** Runs the reactions to everything emitted so far. */
  drain: () => Promise<void>
  /** Starts the workers; stopped by `close`. */
  startJobs: () => Promise<void>
  close: () => Promise<void>
}

const testActor: TestDatabase['actor'] = (overrides = {}) => ({
  ...anonymous, kind: 'person', id: newId(), login: 'thu', name: 'Người thử', ...overrides, grants: new Set(overrides.grants ?? []),
})

/** A migrated database of its own, cloned from the run's template. */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = JSON.parse(process.env[CLUSTER_VARIABLE] ?? 'null') as TestCluster | null
  if (!cluster) throw new Error('run tests with vitest: its global set-up starts PostgreSQL')
  useSecret(TEST_SECRET)
  const name = `chung_t_${newId().replaceAll('-', '')}`
  const server = openPool(cluster.serverUrl, 1)
  await createDatabase(server, name, cluster.template)
  await server.end()
  const ownerUrl = urlWith(cluster.serverUrl, { database: name })
  const { urls, authUrl } = urlsOf(ownerUrl, cluster.suffix)
  const kernel = createKernel(urls, modules, { app: 4, public: 2, national: 2 })
  const ownerSql = openPool(ownerUrl, 2)
  let stopJobs = async (): Promise<void> => undefined
  return {
    kernel, urls, authUrl, ownerSql,
    owner: kyselyOver(sender(ownerSql)),
    actor: testActor,
    execute: async (actor, op, input, call = {}) => (await execute(kernel, { actor, ...call }, op, input)).output,
    drain: async () => { while ((await drainOutbox(kernel)) > 0); },
    // The queue would swallow what is thrown here; the run's output is where somebody looks.
    startJobs: async () => { stopJobs = (await startJobs(kernel, urls, (error) => { process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`) })).stop },
    close: async () => {
      await stopJobs()
      await kernel.close()
      await ownerSql.end({ timeout: 5 })
      const last = openPool(cluster.serverUrl, 1)
      await last.unsafe(`drop database "${name}" with (force)`)
      await last.end()
    },
  }
}
