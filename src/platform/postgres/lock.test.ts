import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isLock, takeLock } from './lock.server.ts'
import { markOf } from './processes.server.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chung-lock-'))
  file = join(folder, 'chung.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('one holder at a time; a released lock is gone', () => {
  const first = takeLock(file)
  expect(takeLock(file)).toEqual(markOf(process.pid))
  if (isLock(first)) first.release()
  expect(existsSync(file)).toBe(false)
})

test('the lock of a process that is gone does not count, even when its number was given away again', () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: 'an earlier boot/1' }))
  expect(isLock(takeLock(file))).toBe(true)
})

test('a lock cut off by a power cut does not count', () => {
  writeFileSync(file, '{"pid":1')
  expect(isLock(takeLock(file))).toBe(true)
})

test('releasing never takes away a lock that somebody else took meanwhile', () => {
  const first = takeLock(file)
  writeFileSync(file, JSON.stringify(markOf(process.ppid)))
  if (isLock(first)) first.release()
  expect(existsSync(file)).toBe(true)
})
