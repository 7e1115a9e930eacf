import type { Kernel } from '#platform/kernel.server.ts'
import type { Config } from '#platform/config.server.ts'
import { say } from './terminal.ts'

/** Names of the one installation in a data folder; the server uses the same. */
export const DATABASE = 'chung'
const SUFFIX = 'main'

export type Installation = { config: Config; ownerUrl: string; authUrl: string; kernel: Kernel }

/** The database beside a running server or without one; nothing is migrated or loaded here. */
export async function withOwner<T>(work: (ownerUrl: string, config: Config) => Promise<T>): Promise<T> {
  const [{ readConfig }, { openPostgres }] = await Promise.all([import('#platform/config.server.ts'), import('#platform/postgres/open.server.ts')])
  const config = readConfig()
  const server = await openPostgres({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log: say })
  try {
    return await work(config.databaseUrl ?? server.ownerUrl(DATABASE), config)
  } finally {
    await server.stop()
  }
}

/** A data folder in which nothing was started yet gets its database and tables, so that a backup finds where to go. */
export async function makeIfMissing(ownerUrl: string, config: Config): Promise<void> {
  const [{ openPool }, { createDatabase, install, urlWith }, { modules }] = await Promise.all([
    import('#platform/connection.server.ts'), import('#platform/installation.server.ts'), import('#modules/registry.server.ts'),
  ])
  if (!config.databaseUrl) {
    const administrator = openPool(urlWith(ownerUrl, { database: 'postgres' }), 1)
    await createDatabase(administrator, DATABASE).finally(() => administrator.end({ timeout: 5 }))
  }
  const owner = openPool(ownerUrl, 1)
  const [there] = await owner<{ made: boolean }[]>`select to_regclass('platform.migration') is not null as made`.finally(() => owner.end({ timeout: 5 }))
  if (!there?.made) await install(ownerUrl, SUFFIX, modules)
}

/** With a kernel over it, to run operations. */
export async function withInstallation<T>(work: (installation: Installation) => Promise<T>): Promise<T> {
  const [{ loadSecrets }, { urlsOf }, { createKernel }, { modules }] = await Promise.all([
    import('#platform/secrets.server.ts'), import('#platform/installation.server.ts'), import('#platform/kernel.server.ts'), import('#modules/registry.server.ts'),
  ])
  return withOwner(async (ownerUrl, config) => {
    loadSecrets(config.dataDir)
    const { urls, authUrl } = urlsOf(ownerUrl, SUFFIX)
    const kernel = createKernel(urls, modules, { app: 2, public: 1, national: 1 })
    try {
      return await work({ config, ownerUrl, authUrl, kernel })
    } finally {
      await kernel.close()
    }
  })
}
