import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { goMay } from '#modules/identity/cast.ts'
import { inTurn, judge, requestsPerSecond, type Result } from './load.ts'
import { freePort, startSide } from './process.ts'
import { withPlatform } from './server.ts'

/** The public record page against a bare SvelteKit page with the same query. */
const root = fileURLToPath(new URL('..', import.meta.url))

async function buildBare(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chung-bare-page-'))
  await cp(join(root, 'bench/bare-page'), folder, { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  const child = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => { complaint += chunk })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`the bare page did not build: ${complaint}`)
  return folder
}

export default async function run(): Promise<Result> {
  const folder = await buildBare()
  try {
    return await withPlatform(async (platform) => {
      const port = await freePort()
      const bareUrl = `http://127.0.0.1:${port}/${goMay.code}`
      const bare = await startSide([join(folder, 'build/index.js')], { PORT: String(port), HOST: '127.0.0.1', BENCH_DATABASE_URL: platform.databaseUrl, ORIGIN: `http://127.0.0.1:${port}` }, bareUrl)
      try {
        const rates = await inTurn({
          bare: () => requestsPerSecond({ url: bareUrl }),
          ours: () => requestsPerSecond({ url: `${platform.url}/htx/${goMay.code}` }),
        })
        return judge('page', { ...rates, ratio: rates.ours / rates.bare }, { ratio: { atLeast: 0.5 } })
      } finally {
        await bare.stop()
      }
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
