import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '#modules/registry.server.ts'
import { createDatabase, install, urlWith } from '#platform/installation.server.ts'
import { openPool } from '#platform/connection.server.ts'
import { execute } from '#platform/execute.server.ts'
import { createKernel, type Kernel } from '#platform/kernel.server.ts'
import { anonymous } from '#platform/operation.server.ts'
import { signal } from '#platform/postgres/processes.server.ts'
import { startPostgres, type PostgresServer } from '#platform/postgres/supervisor.server.ts'
import { AppError } from '#platform/problem.ts'
import { useSecret } from '#platform/secrets.server.ts'
import { getBoard } from './board/operations.server.ts'
import { verifyBoard } from './board/verify.server.ts'
import { closeBox } from './boxes/boxes.server.ts'
import { hallOf } from './hall.ts'

/** A PostgreSQL that writes to the disk as in production, so that it may be killed. */
const VOTERS = 60
const dataDir = mkdtempSync(join(tmpdir(), 'chung-urn-'))
let server: PostgresServer
let kernel: Kernel
beforeAll(async () => {
  useSecret('only for tests')
  server = await startPostgres({ dataDir, log: () => undefined })
  const administrator = openPool(server.ownerUrl('postgres'), 1)
  await createDatabase(administrator, 'chung')
  await administrator.end()
  const { urls } = await install(urlWith(server.ownerUrl('postgres'), { database: 'chung' }), 'urn', modules)
  kernel = createKernel(urls, modules, { app: 4, public: 1, national: 1 })
})
afterAll(async () => {
  await kernel.close()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('kill -9 of the database while everybody votes: what was acknowledged is counted, what is sent again is counted once', async () => {
  const hall = hallOf(kernel)
  const voters = hall.voters(Array.from({ length: VOTERS }, () => 1))
  const box = await hall.open(voters)
  const tokens = await Promise.all(voters.map((voter) => hall.draw(box, voter)))
  const vote = (i: number): Promise<string> => hall.cast(box, tokens[i] as (typeof tokens)[number], { 'nghi-quyet': [i % 2 === 0 ? 'co' : 'khong'] })
  const acknowledged = new Set<string>()
  let cut = 0
  const insist = async (i: number): Promise<void> => {
    for (;;) {
      try {
        acknowledged.add(await vote(i))
        if (acknowledged.size === VOTERS / 3 && server.pid) signal(server.pid, 'SIGKILL')
        return
      } catch (problem) {
        // The pool has not noticed everywhere yet: a phone sends again just so.
        if (problem instanceof AppError && problem.code !== 'unavailable') throw problem
        cut += 1
      }
    }
  }
  await Promise.all(tokens.map((_, i) => insist(i)))
  expect(cut).toBeGreaterThan(0)
  const { tally } = await hall.as((ctx) => closeBox(ctx, box.id))
  expect(tally?.questions[0]?.choices.map((c) => c.votes)).toEqual([VOTERS / 2, VOTERS / 2, 0])
  const board = (await execute(kernel, { actor: hall.chair }, getBoard, { box: box.id })).output
  expect(board.ballots.map((b) => b.receipt).sort()).toEqual([...acknowledged].sort())
  expect((await verifyBoard(board)).faults).toEqual([])
})

test('a closing that is cut off leaves the box open and whole, and is done again', async () => {
  const hall = hallOf(kernel)
  const voters = hall.voters([1, 1, 1])
  const box = await hall.open(voters)
  const receipts = []
  for (const voter of voters) receipts.push(await hall.cast(box, await hall.draw(box, voter), {}))
  await expect(hall.as(async (ctx) => {
    await closeBox(ctx, box.id)
    throw new Error('the power went')
  })).rejects.toThrow('the power went')
  expect((await hall.viewBy(hall.chair, box.id)).state).toBe('open')
  expect((await hall.as((ctx) => closeBox(ctx, box.id))).tally?.cast.ballots).toBe(3)
})
