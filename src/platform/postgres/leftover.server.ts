import { readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { tmpdir } from 'node:os'
import { commandOf, errorCode, isRunning, signal, until } from './processes.server.ts'
import { PostgresProblem } from './problem.server.ts'
import type { Log } from './problem.server.ts'

const FAST_MS = 30_000
const IMMEDIATE_MS = 10_000

/** What a running server writes into its folder. */
export type PostmasterFile = { pid: number; port: number; socketDir: string; isReady: boolean }

export function readPostmasterFile(cluster: string): PostmasterFile | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), socketDir: lines[4]?.trim() ?? '', isReady: lines[7]?.trim() === 'ready' }
  } catch (problem) {
    if (errorCode(problem) === 'ENOENT') return null
    throw problem
  }
}

/**
 * The server that a killed Chung left behind. It is replaced, not adopted: only a child of ours tells us when it ends.
 * Our lock on the folder is held, so nobody else is using it.
 */
export async function stopLeftover(cluster: string, log: Log): Promise<void> {
  const left = readPostmasterFile(cluster)
  if (!left) return
  if (isRunning(left.pid) && isServerOf(left.pid, cluster)) {
    log(`Dừng PostgreSQL còn sót từ lần chạy trước (PID ${left.pid})… · Stopping the PostgreSQL left by the last run (PID ${left.pid})…`)
    await end(left.pid)
  } else {
    // Another program may have got the number meanwhile; PostgreSQL would wait for that one.
    rmSync(join(cluster, 'postmaster.pid'), { force: true })
  }
  removeSocketDir(left.socketDir)
}

const isServerOf = (pid: number, cluster: string): boolean => {
  const command = commandOf(pid)
  return command.includes('postgres') && command.includes(cluster)
}

/** Fast, then immediate (the log is replayed at the next start), then by force. */
async function end(pid: number): Promise<void> {
  const steps = [['SIGINT', FAST_MS], ['SIGQUIT', IMMEDIATE_MS], ['SIGKILL', IMMEDIATE_MS]] as const
  for (const [name, forMs] of steps) {
    if (!signal(pid, name) || await until(() => !isRunning(pid), forMs)) return
  }
  throw new PostgresProblem(`Không dừng được PostgreSQL cũ (PID ${pid}).`, `The old PostgreSQL (PID ${pid}) does not stop.`)
}

export const SOCKET_PREFIX = 'chung-'

/** Only one that we made in the temporary folder. */
export function removeSocketDir(folder: string): void {
  if (dirname(folder) === tmpdir() && basename(folder).startsWith(SOCKET_PREFIX)) rmSync(folder, { recursive: true, force: true })
}
