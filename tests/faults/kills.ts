import postgres from 'postgres'
import { signal } from '#platform/postgres/processes.server.ts'
import { startPostgres } from '#platform/postgres/supervisor.server.ts'
import { hold } from './held.ts'

/** The same sequence in every run: a failure can be looked at again. */
function sequence(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export type Outcome = {
  /** Rows that the holder was told are written. */
  acknowledged: number
  /** Rows in the database afterwards, in order; the holder numbers them without gaps. */
  kept: number[]
  /** From each kill of Node until a new one writes again. */
  restartsMs: number[]
}

/** kill -9 of Node, of PostgreSQL or of both, again and again while rows are written. */
export async function killAgainAndAgain(dataDir: string, rounds: number, seed: number, tell: (round: number) => void = () => undefined): Promise<Outcome> {
  const random = sequence(seed)
  const restartsMs: number[] = []
  let held = await hold(dataDir)
  for (let round = 0; round < rounds; round++) {
    tell(round)
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
    const began = performance.now()
    held = await hold(dataDir)
    await held.until(() => held.written > told)
    restartsMs.push(performance.now() - began)
  }
  await held.kill('SIGTERM')
  return { acknowledged: held.written, kept: await entries(dataDir), restartsMs }
}

async function entries(dataDir: string): Promise<number[]> {
  const server = await startPostgres({ dataDir })
  const sql = postgres(server.ownerUrl('postgres'), { max: 1 })
  const rows = await sql<{ id: string }[]>`select id from entry order by id`
  await sql.end()
  await server.stop()
  return rows.map((row) => Number(row.id))
}
