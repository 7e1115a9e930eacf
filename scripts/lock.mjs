import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from './place.mjs'

/** Two set-ups at once: the second waits for the first. The lock of a process that is gone does not count. */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true })
  for (let told = false; !take(file); await pause(200)) {
    if (!told) say('Một lần cài đặt khác đang chạy, xin chờ… · Another set-up is running, waiting for it…')
    told = true
  }
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    release()
    process.off('exit', release)
  }
}

/** Written aside and linked into place, so that nobody ever reads a lock without its holder in it. */
function take(file) {
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, String(process.pid))
  try {
    if (place(aside, file)) return true
    removeStale(file, aside)
    return false
  } finally {
    rmSync(aside, { force: true })
  }
}

function place(aside, file) {
  try {
    linkSync(aside, file)
    return true
  } catch (problem) {
    if (problem.code === 'EEXIST') return false
    throw problem
  }
}

/** Moved away before it is judged: of two that find the same stale lock, one gets it. */
function removeStale(file, aside) {
  try {
    if (isAlive(Number(readFileSync(file, 'utf8')))) return
    renameSync(file, `${aside}.old`)
    if (isAlive(Number(readFileSync(`${aside}.old`, 'utf8')))) place(`${aside}.old`, file)
    rmSync(`${aside}.old`)
  } catch (problem) {
    if (problem.code !== 'ENOENT') throw problem
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (problem) {
    return problem.code === 'EPERM'
  }
}
