import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findBinaries, reachableBinaries } from './binaries.server.ts'
import { settleCluster, urlOf } from './cluster.server.ts'
import { lockFile, settleHome } from './home.server.ts'
import type { Home } from './home.server.ts'
import { removeSocketDir, stopLeftover } from './leftover.server.ts'
import { isLock, takeLock } from './lock.server.ts'
import type { Lock } from './lock.server.ts'
import { stopBeforeExit } from './parting.server.ts'
import { launch, socketDirOf } from './postmaster.server.ts'
import type { Place, Postmaster } from './postmaster.server.ts'
import { alreadyRunning } from './problem.server.ts'
import type { Log } from './problem.server.ts'

/** A running PostgreSQL, ours or somebody else's. */
export type PostgresServer = {
  /** Connection string of the account that may do everything, for migrations and archives. */
  ownerUrl: (database: string) => string
  socketDir: string | null
  port: number | null
  /** Changes when a crashed server was started again; null when the server is not ours. */
  readonly pid: number | null
  stop: () => Promise<void>
}

export type StartOptions = {
  dataDir: string
  /** A free one when none is given. */
  port?: number
  log?: Log
  /** false: for tests only, nothing outlives a power cut. */
  durable?: boolean
  /** Where data and programs go when the server's account cannot reach the data folder. */
  shelter?: string
  binaries?: string
}

const SHELTER = '/var/lib/chung'
const STOP_MS = 60_000

/** Starts the server in this data folder; refuses when another Chung is using it. */
export async function startPostgres(options: StartOptions): Promise<PostgresServer> {
  const log = options.log ?? (() => {})
  const shelter = options.shelter ?? SHELTER
  const home = settleHome(resolve(options.dataDir), shelter, log)
  const lock = lockHome(home)
  try {
    const durable = options.durable ?? true
    const binaries = reachableBinaries(options.binaries ?? findBinaries(), home.account, shelter, log)
    await stopLeftover(home.cluster, log)
    const password = await settleCluster(home, binaries, durable, log)
    const place: Place = { home: { ...home, cluster: realpathSync(home.cluster) }, binaries, port: options.port ?? null, socketDir: socketDirOf(home), durable }
    return await supervise(place, password, lock, log)
  } catch (problem) {
    lock.release()
    throw problem
  }
}

function lockHome(home: Home): Lock {
  const taken = takeLock(lockFile(home.folder))
  if (isLock(taken)) return taken
  throw alreadyRunning(taken.pid)
}

/** Restarts the server on the same port when it crashes, until it is told to stop. */
async function supervise(place: Place, password: string, lock: Lock, log: Log): Promise<PostgresServer> {
  let current = await launch(place)
  const fixed = { ...place, port: current.port }
  let stopping: Promise<void> | null = null
  let mending: Promise<void> = Promise.resolve()

  const watch = (postmaster: Postmaster): void => void postmaster.exited.then(() => {
    if (!stopping) mending = mend()
  })
  const mend = async (): Promise<void> => {
    log('PostgreSQL dừng đột ngột, đang khởi động lại… · PostgreSQL ended unexpectedly, starting it again…')
    for (let waitMs = 100; !stopping; waitMs = Math.min(waitMs * 2, 10_000)) {
      try {
        current = await launch(fixed)
        log(`PostgreSQL đã chạy lại (PID ${current.pid}) · PostgreSQL is running again (PID ${current.pid})`)
        return watch(current)
      } catch (problem) {
        log(String(problem instanceof Error ? problem.message : problem))
        await pause(waitMs)
      }
    }
  }
  const stop = async (): Promise<void> => {
    await mending
    await end(current)
    removeSocketDir(place.socketDir)
    forget()
    lock.release()
  }
  const stopOnce = (): Promise<void> => (stopping ??= stop())
  const forget = stopBeforeExit(stopOnce, () => current.child.kill('SIGINT'))
  watch(current)
  return {
    ownerUrl: (database) => urlOf(password, fixed.port, database),
    socketDir: place.socketDir, port: fixed.port, get pid() { return current.pid }, stop: stopOnce,
  }
}

/** Fast: running statements are cancelled, nothing acknowledged is lost. Immediate when even that takes too long. */
async function end({ child, exited }: Postmaster): Promise<void> {
  child.ref()
  child.kill('SIGINT')
  const force = setTimeout(() => child.kill('SIGQUIT'), STOP_MS)
  await exited
  clearTimeout(force)
}
