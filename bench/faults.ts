import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killAgainAndAgain } from '../tests/faults/kills.ts'
import { judge, median, type Result } from './load.ts'

/** The fault test for longer: another seed each time, so that runs add up. */
const ROUNDS = 500

export default async function run(options: { json: boolean }): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chung-faults-'))
  try {
    const seed = Date.now() % 2 ** 31
    const tell = (round: number): void => { if (!options.json) process.stderr.write(`\r${round + 1}/${ROUNDS}`) }
    const { acknowledged, kept, restartsMs } = await killAgainAndAgain(dataDir, ROUNDS, seed, tell)
    const there = new Set(kept)
    const lost = Array.from({ length: acknowledged }, (_, i) => i + 1).filter((id) => !there.has(id)).length
    return judge('faults', { kills: ROUNDS, seed, acknowledged, lost, doubled: kept.length - there.size, restartMs: median(restartsMs) }, { lost: { atMost: 0 }, doubled: { atMost: 0 } })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
