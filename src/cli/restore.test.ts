import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '#modules/registry.server.ts'
import { openPool } from '#platform/connection.server.ts'
import { createDatabase, install, urlWith } from '#platform/installation.server.ts'
import { openPostgres } from '#platform/postgres/open.server.ts'
import { loadSecrets } from '#platform/secrets.server.ts'
import { DATABASE } from './installation.ts'

const cli = fileURLToPath(new URL('main.ts', import.meta.url))
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'chung-restore-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

/** As a person types it, with an embedded server in the data folder. */
async function chung(dataDir: string, ...args: string[]): Promise<unknown> {
  const { DATABASE_URL: _, ...env } = process.env
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args, '--json'], { env: { ...env, CHUNG_DATA: dataDir } })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null')
}

async function onDatabase<T>(dataDir: string, work: (sql: ReturnType<typeof openPool>, ownerUrl: string) => Promise<T>, make = false): Promise<T> {
  const server = await openPostgres({ databaseUrl: null, dataDir, log: () => undefined })
  try {
    if (make) {
      const administrator = openPool(server.ownerUrl('postgres'), 1)
      await createDatabase(administrator, DATABASE)
      await administrator.end()
    }
    const ownerUrl = urlWith(server.ownerUrl('postgres'), { database: DATABASE })
    if (make) await install(ownerUrl, 'main', modules)
    const sql = openPool(ownerUrl, 1)
    return await work(sql, ownerUrl).finally(() => sql.end({ timeout: 5 }))
  } finally {
    await server.stop()
  }
}

test('a backup comes back in a folder where nothing was started yet', async () => {
  const [old, fresh, file] = [join(folder, 'old'), join(folder, 'fresh'), join(folder, 'sao-luu.tar')]
  loadSecrets(old)
  await onDatabase(old, (sql) => sql`insert into platform.setting (name, value) values ('probe', '{"kept": true}')`, true)
  await chung(old, 'backup', file)
  await cp(join(old, 'secret.key'), join(fresh, 'secret.key'), { recursive: true })
  expect(await chung(fresh, 'restore', file)).toMatchObject({ sameSecret: true })
  expect(await onDatabase(fresh, (sql) => sql`select value from platform.setting where name = 'probe'`)).toMatchObject([{ value: { kept: true } }])
})
