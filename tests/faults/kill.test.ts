import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { isRunning, signal } from '#platform/postgres/processes.server.ts'
import { startPostgres } from '#platform/postgres/supervisor.server.ts'
import { hold } from './held.ts'

const ROUNDS = 50
const dataDir = mkdtempSync(join(tmpdir(), 'chung-kill-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** The same sequence in every run: a failure can be looked at again. */
function sequence(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

async function entries(): Promise<number[]> {
  const server = await startPostgres({ dataDir })
  const sql = postgres(server.ownerUrl('postgres'), { max: 1 })
  const rows = await sql<{ id: string }[]>`select id from entry order by id`
  await sql.end()
  await server.stop()
  return rows.map((row) => Number(row.id))
}

test(`${ROUNDS} times kill -9 of Node, of PostgreSQL or of both: what was acknowledged is there, the next start works`, async () => {
  const random = sequence(2026)
  let held = await hold(dataDir)
  for (let round = 0; round < ROUNDS; round++) {
    const from = held.written
    const more = 1 + random(30)
    await held.until(() => held.written >= from + more)
    const victims = ['postgres', 'node', 'both'][random(3)]
    const was = held.postgresPid
    if (victims !== 'node') signal(was, 'SIGKILL')
    if (victims === 'postgres') {
      await held.until(() => held.postgresPid !== was)
      continue
    }
    await held.kill('SIGKILL')
    const told = held.written
    held = await hold(dataDir)
    await held.until(() => held.written > told)
  }
  await held.kill('SIGTERM')
  const kept = await entries()
  // The holder numbers rows without gaps, and never tells of a number before it is acknowledged.
  expect(kept.length).toBeGreaterThanOrEqual(held.written)
  expect(kept).toEqual(Array.from(kept, (_, index) => index + 1))
})

test('an ordinary end of Node stops PostgreSQL as well', async () => {
  const held = await hold(dataDir)
  await held.kill('SIGTERM')
  expect(isRunning(held.postgresPid)).toBe(false)
})

test('a second start on the same data is refused and names the process that holds it', async () => {
  const held = await hold(dataDir)
  await expect(startPostgres({ dataDir })).rejects.toThrow(`PID ${held.pid}`)
  await held.kill('SIGTERM')
})
