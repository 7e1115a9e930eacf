import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createDatabase, urlWith } from '#platform/installation.server.ts'
import { openPool } from '#platform/connection.server.ts'
import { newId } from '#platform/ids.ts'
import { withServer } from '../tools/scratch-server.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, startSide, type Side } from './process.ts'

export const cli = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

export type Platform = { url: string; databaseUrl: string; side: Side; token: (login: string) => string }

/** The platform as people start it, on its own port, folder and database, with the national demonstration. */
export async function withPlatform<T>(work: (platform: Platform) => Promise<T>): Promise<T> {
  return withServer(async (serverUrl) => {
    const name = `chung_bench_${newId().replaceAll('-', '').slice(-8)}`
    const administrator = openPool(serverUrl, 1)
    await createDatabase(administrator, name)
    const dataDir = await mkdtemp(join(tmpdir(), 'chung-bench-'))
    const port = await freePort()
    const env = { DATABASE_URL: urlWith(serverUrl, { database: name }), CHUNG_DATA: dataDir, PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'production' }
    const url = `http://127.0.0.1:${port}`
    const side = await startSide([cli, 'start'], env, `${url}/readyz`)
    try {
      return await work({
        url, databaseUrl: env.DATABASE_URL, side,
        token: (login) => execFileSync(process.execPath, [cli, 'token', '--as', login], { env: { ...process.env, ...env }, encoding: 'utf8' }).trim(),
      })
    } finally {
      await side.stop()
      await administrator.unsafe(`drop database if exists "${name}" with (force)`)
      await administrator.end()
      await rm(dataDir, { recursive: true, force: true })
    }
  }, { durable: true })
}
