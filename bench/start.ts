import { mkdtemp, rm } from 'node:fs/promises'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { judge, median, type Result } from './load.ts'
import { freePort, residentMb, startSide } from './process.ts'

/** From `npm start` after `npm ci` to the first page: with build and national demonstration, and again with both there. */
const setup = fileURLToPath(new URL('../scripts/setup.mjs', import.meta.url))
const root = fileURLToPath(new URL('..', import.meta.url))

export default async function run(): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chung-bench-start-'))
  await rm(join(root, 'build'), { recursive: true, force: true })
  const first = await once(dataDir)
  const seconds: number[] = []
  for (let i = 0; i < 3; i += 1) seconds.push((await once(dataDir)).ms)
  const last = await once(dataDir, true)
  await rm(dataDir, { recursive: true, force: true })
  return judge('start', { firstMs: first.ms, secondMs: median(seconds), rssMb: last.appMb, databaseMb: last.databaseMb }, { secondMs: { atMost: 3000 }, firstMs: { atMost: 60_000 } })
}

async function once(dataDir: string, measure = false): Promise<{ ms: number; appMb: number; databaseMb: number }> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const began = performance.now()
  const side = await startSide([setup, 'start'], { CHUNG_DATA: dataDir, PORT: String(port), DATABASE_URL: '', HOST: '127.0.0.1' }, `${url}/readyz`)
  await fetch(`${url}/`).then((answer) => answer.text())
  const ms = performance.now() - began
  const memory = measure ? memoryBelow(side.child.pid ?? 0) : { appMb: Number.NaN, databaseMb: Number.NaN }
  await side.stop()
  return { ms, ...memory }
}

/** Shared buffers count once for each process that touched them; the sum of PSS counts them once. */
function memoryBelow(pid: number): { appMb: number; databaseMb: number } {
  const parents = new Map<number, { parent: number; name: string }>()
  for (const entry of readdirSync('/proc').filter((e) => /^\d+$/.test(e))) {
    const status = readOr(`/proc/${entry}/status`)
    parents.set(Number(entry), { parent: Number(/PPid:\s+(\d+)/.exec(status)?.[1]), name: /Name:\s+(\S+)/.exec(status)?.[1] ?? '' })
  }
  const below = (id: number): number[] => [id, ...[...parents].filter(([, p]) => p.parent === id).flatMap(([child]) => below(child))]
  const all = below(pid)
  const postgres = [...parents].filter(([, p]) => p.name === 'postgres').map(([id]) => id).filter((id) => all.includes(id) || isChildOf(parents, id, all))
  const pss = (id: number): number => Number(/^Pss:\s+(\d+)/m.exec(readOr(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) / 1024
  return { appMb: Math.max(...all.filter((id) => parents.get(id)?.name !== 'postgres').map(residentMb)), databaseMb: postgres.reduce((sum, id) => sum + pss(id), 0) }
}

const isChildOf = (parents: Map<number, { parent: number }>, id: number, all: number[]): boolean => all.includes(parents.get(id)?.parent ?? -1)

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
