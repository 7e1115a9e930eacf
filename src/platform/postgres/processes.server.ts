import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** What tells a process from a later one that got the same number. */
export type ProcessMark = { pid: number; startedAt: string }

export const errorCode = (problem: unknown): string =>
  problem instanceof Error && 'code' in problem ? String(problem.code) : ''

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (problem) {
    return errorCode(problem) === 'EPERM'
  }
}

/** False when it was already gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch (problem) {
    if (errorCode(problem) === 'ESRCH') return false
    throw problem
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (problem) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes(errorCode(problem))) return null
    throw problem
  }
}

const ps = (pid: number, column: string): string => spawnSync('ps', ['-p', String(pid), '-o', `${column}=`], { encoding: 'utf8' }).stdout?.trim() ?? ''

/** Boot and start time, so that neither a reused number nor a restart of the machine deceives; null when it is gone. */
export function startOf(pid: number): string | null {
  if (!isAlive(pid)) return null
  if (process.platform !== 'linux') return ps(pid, 'lstart') || null
  const stat = readIfThere(`/proc/${pid}/stat`)
  if (stat === null) return null
  // The second field is the program's name in brackets and may hold blanks; 20 fields later stands the start in ticks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' ? null : `${readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}/${fields[19] ?? ''}`
}

/** Not merely waiting for a slow parent to take note of its end. */
export const isRunning = (pid: number): boolean => startOf(pid) !== null

export const commandOf = (pid: number): string =>
  process.platform === 'linux' ? (readIfThere(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim() : ps(pid, 'command')

export const markOf = (pid: number): ProcessMark => ({ pid, startedAt: startOf(pid) ?? '' })

export const isSame = (mark: ProcessMark): boolean => startOf(mark.pid) === mark.startedAt

/** Asked again every 20 ms; false when `forMs` have passed. */
export async function until(condition: () => boolean, forMs: number): Promise<boolean> {
  const end = Date.now() + forMs
  while (!condition()) {
    if (Date.now() > end) return false
    await pause(20)
  }
  return true
}
