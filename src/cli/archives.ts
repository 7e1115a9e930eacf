import manifestOfPackage from '../../package.json' with { type: 'json' }
import { backup, restore, type Manifest } from '#platform/archive/index.server.ts'
import { openPool } from '#platform/connection.server.ts'
import type { Pool } from '#platform/connection.server.ts'
import { loadSecrets, secret } from '#platform/secrets.server.ts'
import { makeIfMissing, withOwner } from './installation.ts'

type Show = (share: number, what: string) => void

/** Says whether two secrets are the same without telling anything about them. */
const secretMark = (): string => secret('backup mark').slice(0, 12)

const withPool = <T>(work: (owner: Pool) => Promise<T>, prepare?: typeof makeIfMissing): Promise<T> => withOwner(async (ownerUrl, config) => {
  loadSecrets(config.dataDir)
  await prepare?.(ownerUrl, config)
  const owner = openPool(ownerUrl, 1)
  try {
    return await work(owner)
  } finally {
    await owner.end({ timeout: 5 })
  }
})

export const backupTo = (file: string, show: Show): Promise<Manifest> =>
  withPool((owner) => backup(owner, file, { version: manifestOfPackage.version, secretMark: secretMark() }, show))

/** Into an empty folder too: tables are made first, so that the archive finds its own. */
export const restoreFrom = (file: string, show: Show): Promise<{ manifest: Manifest; sameSecret: boolean }> => withPool(async (owner) => {
  const manifest = await restore(owner, file, show)
  return { manifest, sameSecret: manifest.secretMark === null || manifest.secretMark === secretMark() }
}, makeIfMissing)
