import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Fact } from './holder.ts'

/** A holder in a process of its own, and what it has told so far. */
export type Held = {
  pid: number
  postgresPid: number
  url: string
  written: number
  stderr: string
  /** Resolves when the condition holds after some fact; rejects when the holder ended before that. */
  until: (condition: () => boolean) => Promise<void>
  kill: (signal: NodeJS.Signals) => Promise<void>
}

const program = fileURLToPath(new URL('holder.ts', import.meta.url))

export async function hold(dataDir: string): Promise<Held> {
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const waiting = new Set<() => void>()
  const held: Held = {
    pid: child.pid ?? 0, postgresPid: 0, url: '', written: 0, stderr: '',
    until: (condition) => new Promise((resolve, reject) => {
      const look = (): void => { if (condition()) { waiting.delete(look); resolve() } }
      waiting.add(look)
      void closed.then(() => reject(new Error(`the holder ended: ${held.stderr}`)))
      look()
    }),
    kill: async (signal) => { child.kill(signal); await closed },
  }
  child.stderr.setEncoding('utf8').on('data', (text: string) => { held.stderr += text })
  createInterface(child.stdout).on('line', (line) => {
    Object.assign(held, JSON.parse(line) as Fact)
    for (const look of waiting) look()
  })
  await held.until(() => held.postgresPid > 0)
  return held
}
