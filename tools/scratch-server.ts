import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '#platform/postgres/supervisor.server.ts'

/** A PostgreSQL for one piece of work: DATABASE_URL's, or an embedded one that is thrown away. `durable` as in production. */
export async function withServer<T>(work: (serverUrl: string) => Promise<T>, options: { durable?: boolean } = {}): Promise<T> {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL)
  const dataDir = await mkdtemp(join(tmpdir(), 'chung-scratch-'))
  const server = await startPostgres({ dataDir, durable: options.durable ?? false, log: () => undefined })
  try {
    return await work(server.ownerUrl('postgres'))
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
