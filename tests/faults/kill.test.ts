import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isRunning } from '#platform/postgres/processes.server.ts'
import { startPostgres } from '#platform/postgres/supervisor.server.ts'
import { hold } from './held.ts'
import { killAgainAndAgain } from './kills.ts'

const ROUNDS = 50
const dataDir = mkdtempSync(join(tmpdir(), 'chung-kill-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

test(`${ROUNDS} times kill -9 of Node, of PostgreSQL or of both: what was acknowledged is there, the next start works`, async () => {
  const { acknowledged, kept } = await killAgainAndAgain(dataDir, ROUNDS, 2026)
  // The holder never tells of a number before it is acknowledged.
  expect(kept.length).toBeGreaterThanOrEqual(acknowledged)
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
