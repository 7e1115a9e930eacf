#!/usr/bin/env node
/**
 * Everything a fresh clone needs, then the program itself on Node 24. Plain JavaScript, because it runs on whatever
 * Node (20 or later) the machine has, before anything is installed.
 *
 *   node scripts/setup.mjs                 install what is missing, nothing else
 *   node scripts/setup.mjs test […]        install, then run every test
 *   node scripts/setup.mjs start|… […]     install, then the command line (src/cli/main.ts)
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { install } from './install.mjs'
import { whenNpmEnds } from './parent.mjs'
import { root, say } from './place.mjs'

const [command, ...rest] = process.argv.slice(2)

try {
  await install()
} catch (problem) {
  say(problem.message)
  process.exit(1)
}
if (command) run(command === 'test' ? ['tests/run.ts', ...rest] : ['src/cli/main.ts', command, ...rest])

/**
 * It runs in the project's folder, where .chung lies; files are named from where the user stands. The IPC channel lets
 * it notice that this process was killed, and end as well.
 */
function run(args) {
  const env = { ...process.env, CHUNG_CWD: process.cwd() }
  const program = spawn(join(root, 'node_modules/.bin/node'), args, { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal))
  whenNpmEnds(() => program.kill('SIGTERM'))
  program.on('error', (problem) => {
    say(`Không chạy được Node 24 / Node 24 does not start: ${problem.message}`)
    process.exit(1)
  })
  program.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
