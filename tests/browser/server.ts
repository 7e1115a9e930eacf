import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

export type TestServer = { address: string; setUp: string | null; dataDir: string; stop: () => Promise<void> }

const root = resolve(import.meta.dirname, '../..')

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** The real command on data and a port of its own, whatever CHUNG_DATA and PORT say: beside a running server too. */
export async function startTestServer(options: { empty?: boolean } = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chung-journeys-'))
  const { DATABASE_URL: _elsewhere, ...inherited } = process.env
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'start', '--json', ...(options.empty ? ['--empty'] : [])], {
    cwd: root, env: { ...inherited, CHUNG_DATA: dataDir, PORT: String(await freePort()), HOST: '127.0.0.1', NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
  const ended = once(child, 'exit')
  const ready = new Promise<string>((accept) => createInterface({ input: child.stdout }).once('line', accept))
  const first = await Promise.race([ready, ended])
  if (typeof first !== 'string') throw new Error(`the server ended before it was ready:\n${said.join('\n')}`)
  const { address, setUp } = JSON.parse(first) as { address: string; setUp: string | null }
  return {
    address, setUp, dataDir,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
