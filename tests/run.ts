import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../src/cli/build.ts'
import { closingLine, readReport, sum, type Tally } from './tally.ts'

/**
 * `npm test`: build, types, every test. Arguments go to vitest (`npm test -- src/platform`). The last line is
 * `N passed, N failed, N skipped`.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const tool = (path: string): string => join(root, 'node_modules', path)
// Tests make their own data folders and ports: what is set for a running Chung is none of their business.
const { PORT: _port, CHUNG_DATA: _data, HOST: _host, ...rest } = process.env
const env = { ...rest, NODE_ENV: 'test' }

function run(args: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** A check that is no vitest test counts as one. */
async function check(what: string, work: () => Promise<number>): Promise<Tally> {
  const code = await work()
  process.stderr.write(`${code === 0 ? '✓' : '✗'} ${what}\n`)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

async function vitest(): Promise<Tally> {
  const folder = mkdtempSync(join(root, '.tmp', 'test-'))
  const report = join(folder, 'report.json')
  try {
    const code = await run([tool('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)])
    return readReport(existsSync(report) ? readFileSync(report, 'utf8') : null, code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const build = (): Promise<number> => ensureBuilt().then(() => 0, (problem: unknown) => {
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`)
  return 1
})

/** The build writes what the compiler extends; a fresh `npm ci` beside an old build takes it away again. */
const types = async (): Promise<number> => {
  if (!existsSync(tool('$app/tsconfig.json'))) await run([tool('@sveltejs/kit/svelte-kit.js'), 'sync'])
  return run([tool('typescript/bin/tsc'), '--noEmit'])
}

const pages = (): Promise<number> => run([tool('svelte-check/bin/svelte-check'), '--threshold', 'error', '--output', 'human'])

const tallies = [
  await check('build', build),
  await check('types', types),
  await check('pages', pages),
  await vitest(),
]
const total = tallies.reduce(sum)
process.exitCode = total.failed > 0 ? 1 : 0
process.stdout.write(`${closingLine(total)}\n`)
