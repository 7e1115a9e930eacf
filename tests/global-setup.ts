import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { modules } from '#modules/registry.server.ts'
import { openPool } from '#platform/connection.server.ts'
import { createDatabase, install, urlWith } from '#platform/installation.server.ts'
import { newId } from '#platform/ids.ts'
import { startPostgres } from '#platform/postgres/supervisor.server.ts'
import { loadReference } from '#platform/reference.server.ts'
import { useSecret } from '#platform/secrets.server.ts'
import { CLUSTER_VARIABLE, TEST_SECRET, type TestCluster } from '#platform/testing.server.ts'

/** One server for the whole run: DATABASE_URL's, or an embedded one in a folder of its own, whatever CHUNG_DATA says. */
export default async function setup(): Promise<() => Promise<void>> {
  useSecret(TEST_SECRET)
  const run = newId().replaceAll('-', '').slice(-12)
  const server = process.env.DATABASE_URL ? null : await startEmbedded()
  const serverUrl = server?.url ?? String(process.env.DATABASE_URL)
  const cluster: TestCluster = { serverUrl, template: `chung_template_${run}`, suffix: `test_${run}` }
  const administrator = openPool(serverUrl, 1)
  await createDatabase(administrator, cluster.template)
  await install(urlWith(serverUrl, { database: cluster.template }), cluster.suffix, modules)
  await loadReference(urlWith(serverUrl, { database: cluster.template }), modules)
  process.env[CLUSTER_VARIABLE] = JSON.stringify(cluster)
  return async () => {
    await administrator.unsafe(`drop database if exists "${cluster.template}" with (force)`)
    for (const role of ['chung_app', 'chung_public', 'chung_national', 'chung_auth']) await administrator.unsafe(`drop role if exists ${role}_${cluster.suffix}`)
    await administrator.end({ timeout: 5 })
    await server?.stop()
  }
}

async function startEmbedded(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chung-test-'))
  const postgres = await startPostgres({ dataDir, durable: false, log: () => undefined })
  return {
    url: postgres.ownerUrl('postgres'),
    stop: async () => {
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
