import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { errorCode, isSame, markOf } from './processes.server.ts'
import type { ProcessMark } from './processes.server.ts'

/** One holder of a folder at a time, by a file that names it. */
export type Lock = { release: () => void }

/** The lock, or who holds it. The lock of a process that is gone does not count. */
export function takeLock(file: string): Lock | ProcessMark {
  const own = markOf(process.pid)
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, JSON.stringify(own))
  try {
    for (;;) {
      // Written aside and linked into place: nobody ever reads a lock without its holder in it.
      if (link(aside, file)) return { release: () => releaseLock(file, own) }
      const holder = readHolder(file)
      if (holder && isSame(holder)) return holder
      if (holder) removeStale(file, aside)
    }
  } finally {
    rmSync(aside, { force: true })
  }
}

export const isLock = (taken: Lock | ProcessMark): taken is Lock => 'release' in taken

export function readHolder(file: string): ProcessMark | null {
  try {
    const mark: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isMark(mark) ? mark : { pid: 0, startedAt: '' }
  } catch (problem) {
    if (errorCode(problem) === 'ENOENT') return null
    // Cut off by a power cut: nobody's.
    if (problem instanceof SyntaxError) return { pid: 0, startedAt: '' }
    throw problem
  }
}

const isMark = (value: unknown): value is ProcessMark =>
  typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number'
  && 'startedAt' in value && typeof value.startedAt === 'string'

function releaseLock(file: string, own: ProcessMark): void {
  const holder = readHolder(file)
  if (holder?.pid === own.pid && holder.startedAt === own.startedAt) rmSync(file, { force: true })
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (problem) {
    if (errorCode(problem) === 'EEXIST') return false
    throw problem
  }
}

/** Moved away before it is judged again: of two that find the same stale lock one gets it, and a fresh one goes back. */
function removeStale(file: string, aside: string): void {
  const old = `${aside}.old`
  try {
    renameSync(file, old)
  } catch (problem) {
    if (errorCode(problem) === 'ENOENT') return
    throw problem
  }
  const holder = readHolder(old)
  if (holder && isSame(holder)) link(old, file)
  rmSync(old)
}
