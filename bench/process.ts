import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { readFileSync } from 'node:fs'

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

export type Side = { child: ChildProcess; stop: () => Promise<void> }

/** Starts a server of ours or a bare one and waits until `readyUrl` answers 200. */
export async function startSide(args: string[], env: Record<string, string>, readyUrl: string, withinMs = 180_000): Promise<Side> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => { complaint = (complaint + chunk).slice(-2000) })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async (): Promise<void> => { child.kill('SIGTERM'); await gone }
  const end = performance.now() + withinMs
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended: ${complaint}`)
    const ok = await fetch(readyUrl).then((r) => r.ok, () => false)
    if (ok) return { child, stop }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  await stop()
  throw new Error(`${readyUrl} did not answer: ${complaint}`)
}

/** Resident memory of a process in megabytes; Linux only, else NaN. */
export function residentMb(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}
