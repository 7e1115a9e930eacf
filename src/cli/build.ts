import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isLock, takeLock } from '#platform/postgres/lock.server.ts'
import { CommandProblem } from './problems.ts'
import { say } from './terminal.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const mark = join(root, 'build', '.fingerprint')

/** Node runs these as they are: they are not in the bundle, so a change in them needs no new one. */
const OUTSIDE = /\.test\.ts$|^src\/(platform|modules|server|cli)\/.*\.server\.ts$|^src\/cli\/|\.sql$/

function fingerprint(): string {
  const files = globSync('src/**/*', { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length)).filter((file) => !OUTSIDE.test(file)).sort()
  const hash = createHash('sha256')
  for (const file of [...files, 'vite.config.ts', 'package-lock.json']) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

const isFresh = (wanted: string): boolean => existsSync(mark) && readFileSync(mark, 'utf8') === wanted

/** The pages, built anew only when what goes into them has changed. Two starts at once: the second waits. */
export async function ensureBuilt(): Promise<void> {
  const wanted = fingerprint()
  if (isFresh(wanted)) return
  mkdirSync(join(root, '.tmp'), { recursive: true })
  let lock = takeLock(join(root, '.tmp', 'build.lock'))
  while (!isLock(lock)) {
    await pause(200)
    lock = takeLock(join(root, '.tmp', 'build.lock'))
  }
  try {
    if (!isFresh(wanted)) await build(wanted)
  } finally {
    lock.release()
  }
}

async function build(wanted: string): Promise<void> {
  say('Đang dựng các trang… · Building the pages…')
  const vite = spawn(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' },
  })
  let complaint = ''
  for (const stream of [vite.stdout, vite.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { complaint += text })
  const [status] = await once(vite, 'close') as [number | null]
  if (status !== 0) throw new CommandProblem(`Không dựng được các trang.`, `The pages could not be built.\n${complaint}`)
  writeFileSync(mark, wanted)
}
