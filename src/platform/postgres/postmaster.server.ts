import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chownSync, closeSync, mkdtempSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ids } from './binaries.server.ts'
import type { Binaries } from './binaries.server.ts'
import { serverEnvironment } from './cluster.server.ts'
import type { Home } from './home.server.ts'
import { SOCKET_PREFIX, readPostmasterFile } from './leftover.server.ts'
import { PostgresProblem } from './problem.server.ts'
import { settingArguments } from './settings.server.ts'

/** sockaddr_un holds 108 bytes with its end. */
const SOCKET_PATH_BYTES = 107
const LOG_BYTES = 10_000_000
/** Children of a killed server need a moment to notice; until then the memory they share is "still in use". */
const RETRY_MS = 60_000

export type Place = { home: Home; binaries: Binaries; port: number | null; socketDir: string; durable: boolean }
export type Postmaster = { child: ChildProcess; pid: number; port: number; exited: Promise<void> }

export const logFile = (home: Home): string => join(home.folder, 'postgres.log')

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Inside the cluster, which only its account can enter, unless the path is too long for a socket. */
export function socketDirOf(home: Home): string {
  if (Buffer.byteLength(`${home.cluster}/.s.PGSQL.65535`) <= SOCKET_PATH_BYTES) return home.cluster
  const folder = mkdtempSync(join(tmpdir(), SOCKET_PREFIX))
  if (home.account) chownSync(folder, home.account.uid, home.account.gid)
  return folder
}

/** A server that answers. Tried again while an old one still ends, or when somebody took the free port. */
export async function launch(place: Place): Promise<Postmaster> {
  const end = Date.now() + RETRY_MS
  for (;;) {
    const port = place.port ?? await freePort()
    const started = await tryOnce(place, port)
    if (typeof started !== 'string') return started
    const mayPass = /still in use|already exists|is another postmaster/.test(started) || (place.port === null && isTaken(started))
    if (!mayPass || Date.now() > end) throw doesNotStart(place, port, started)
    await pause(100)
  }
}

const isTaken = (said: string): boolean => /Address already in use/.test(said)

/** The server, or what it said before it gave up. */
async function tryOnce(place: Place, port: number): Promise<Postmaster | string> {
  const file = logFile(place.home)
  const log = openSync(file, 'a', 0o600)
  if (statSync(file).size > LOG_BYTES) truncateSync(file)
  const from = statSync(file).size
  // A session of its own: Ctrl-C in the terminal is for us, who stop the server after the last request.
  const child = spawn(join(place.binaries, 'bin', 'postgres'), ['-D', place.home.cluster, ...settingArguments({ ...place, port })], {
    ...ids(place.home.account), cwd: '/', env: serverEnvironment, detached: true, stdio: ['ignore', log, log],
  })
  closeSync(log)
  const exited = new Promise<void>((resolve, reject) => child.on('error', reject).on('exit', () => resolve()))
  const pid = child.pid
  if (pid !== undefined && await isReady(place.home.cluster, child)) {
    // Whoever forgets to stop it is not kept alive by it: the supervisor stops it on the way out.
    child.unref()
    return { child, pid, port, exited }
  }
  await exited
  return readFileSync(file).subarray(from).toString('utf8').trim()
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

/** However long the log of a crash takes to replay. */
async function isReady(cluster: string, child: ChildProcess): Promise<boolean> {
  while (!hasEnded(child)) {
    const file = readPostmasterFile(cluster)
    if (file?.pid === child.pid && file?.isReady) return true
    await pause(10)
  }
  return false
}

function doesNotStart(place: Place, port: number, said: string): PostgresProblem {
  if (isTaken(said)) {
    return new PostgresProblem(`Cổng ${port} đang có chương trình khác dùng.`, `Port ${port} is used by another program.`)
  }
  return new PostgresProblem(
    `PostgreSQL không khởi động được. Nhật ký: ${logFile(place.home)}`,
    `PostgreSQL does not start. Its log: ${logFile(place.home)}\n${said.split('\n').slice(-15).join('\n')}`,
  )
}
