import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type Load = { url: string; seconds?: number; connections?: number; method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string }
type Report = { requests: { average: number }; non2xx: number; errors: number }

const sender = fileURLToPath(new URL('sender.ts', import.meta.url))

/** Requests per second from a process of its own, so that the sender's work is not counted as the server's. */
export async function requestsPerSecond(load: Load): Promise<number> {
  const child = spawn(process.execPath, [sender, JSON.stringify(load)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => { text += chunk })
  await new Promise((resolve) => child.on('close', resolve))
  const report = JSON.parse(text) as Report
  if (report.non2xx > 0 || report.errors > 0) throw new Error(`${load.url}: ${report.non2xx} refusals, ${report.errors} errors`)
  return report.requests.average
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Sides in turn, so that whatever else the machine does meets both. */
export async function inTurn<K extends string>(sides: Record<K, () => Promise<number>>, rounds = 5): Promise<Record<K, number>> {
  const names = Object.keys(sides) as K[]
  const results = Object.fromEntries(names.map((n) => [n, [] as number[]])) as Record<K, number[]>
  for (let round = 0; round < rounds; round += 1) for (const name of names) results[name].push(await sides[name]())
  return Object.fromEntries(names.map((n) => [n, median(results[n])])) as Record<K, number>
}

export type Result = { bench: string; figures: Record<string, number>; targets: Record<string, string>; met: boolean }
export type Limits = Record<string, { atLeast: number } | { atMost: number }>

export function judge(bench: string, figures: Record<string, number>, limits: Limits): Result {
  const met = Object.entries(limits).every(([name, limit]) => {
    const figure = figures[name] ?? Number.NaN
    return 'atLeast' in limit ? figure >= limit.atLeast : figure <= limit.atMost
  })
  const targets = Object.fromEntries(Object.entries(limits).map(([name, l]) => [name, 'atLeast' in l ? `≥ ${l.atLeast}` : `≤ ${l.atMost}`]))
  return { bench, figures: Object.fromEntries(Object.entries(figures).map(([n, v]) => [n, Math.round(v * 1000) / 1000])), targets, met }
}
