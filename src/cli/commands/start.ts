import type { Command } from 'commander'
import { answer, say } from '../terminal.ts'

export const addStart = (program: Command): Command => program.command('start')
  .description('chạy Chung: cơ sở dữ liệu, dữ liệu nền, trang và API · run Chung: database, reference data, pages and API')
  .option('--empty', 'không nạp dữ liệu minh họa · without the demonstration')
  .option('--json', 'in một dòng JSON khi sẵn sàng · one line of JSON when ready')
  .action(start)

async function start(options: { empty?: boolean; json?: boolean }): Promise<void> {
  const ending = listenForEnd()
  process.env.NODE_ENV ??= 'production'
  const [{ ensureBuilt }, { readConfig }] = await Promise.all([import('../build.ts'), import('#platform/config.server.ts')])
  const config = readConfig()
  if (!config.databaseUrl) await refuseIfHeld(config.dataDir)
  const pages = ensureBuilt()
  // Looked at by the server, which has other work to do meanwhile.
  pages.catch(() => undefined)
  const { startServer } = await import('#server/start.server.ts')
  const running = await startServer({ ...config, empty: options.empty === true, pages, say, version: await versionOf() })
  const { address, demonstration } = running
  const setUp = await setUpLink(running)
  if (options.json) answer({ address, demonstration, setUp, pid: process.pid })
  else await greet(running, setUp)
  const reason = await ending
  say(`Đang dừng (${reason})… · Stopping (${reason})…`)
  await running.stop()
  process.exit(0)
}

/** A run that was just told to stop, or whose npm was killed, needs a moment to end. */
const ENDING_MS = 3000

/** Before the pages are built: half a minute of work for a refusal would be unkind. */
async function refuseIfHeld(dataDir: string): Promise<void> {
  const [{ holderOf }, { alreadyRunning }, { until }] = await Promise.all([
    import('#platform/postgres/open.server.ts'), import('#platform/postgres/problem.server.ts'), import('#platform/postgres/processes.server.ts'),
  ])
  const holder = holderOf(dataDir)
  if (holder !== null && !await until(() => holderOf(dataDir) === null, ENDING_MS)) throw alreadyRunning(holder)
}

async function versionOf(): Promise<string> {
  const { default: manifest } = await import('../../../package.json', { with: { type: 'json' } })
  return manifest.version
}

type Running = { address: string; demonstration: boolean; kernel: { pools: { app: import('#platform/connection.server.ts').Pool } } }

/** Where the first account is made; null when there is one. */
async function setUpLink({ address, kernel }: Running): Promise<string | null> {
  const { setUpPath } = await import('#modules/identity/index.ts')
  const path = await setUpPath(kernel.pools.app)
  return path ? address + path : null
}

async function greet(running: Running, setUp: string | null): Promise<void> {
  const { DEMONSTRATION_PASSWORD, storyPeople } = await import('#modules/identity/index.ts')
  answer(`\nChung đang chạy · Chung is running:  ${running.address}`)
  if (running.demonstration) {
    answer(`\nTài khoản minh họa · Demonstration accounts (mật khẩu · password: ${DEMONSTRATION_PASSWORD})`)
    for (const person of storyPeople) answer(`  ${person.login.padEnd(10)} ${person.name}`)
  }
  if (setUp) answer(`\nTạo tài khoản đầu tiên · Make the first account:  ${setUp}`)
  answer('\nDừng: Ctrl-C · Stop: Ctrl-C')
}

/** A signal, or the end of the process that started us. The same signal may come twice: from the terminal and from npm. */
function listenForEnd(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal))
    process.on('disconnect', () => resolve('npm'))
    process.channel?.unref()
  })
}
