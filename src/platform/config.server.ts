import { resolve } from 'node:path'
import { AppError } from './problem.ts'

export type Config = {
  host: string
  port: number
  /** Folder of the embedded database, keys and uploaded files. */
  dataDir: string
  /** A PostgreSQL 18 server instead of the embedded one. */
  databaseUrl: string | null
}

/** Loopback means: nobody but this machine can reach the address. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./.test(host)

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new AppError('invalid', 'platform.badPort', { port: env.PORT ?? '' })
  return {
    host: env.HOST ?? '127.0.0.1',
    port,
    dataDir: resolve(env.CHUNG_DATA ?? '.chung'),
    databaseUrl: env.DATABASE_URL || null,
  }
}

/** Where people reach this installation: what stands in links and codes on paper. ORIGIN, or this machine's own address. */
export const publicOrigin = (env: NodeJS.ProcessEnv = process.env): string => (env.ORIGIN ?? `http://localhost:${env.PORT ?? 3000}`).replace(/\/+$/, '')
