import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { CommandProblem } from '../problems.ts'
import { answer } from '../terminal.ts'

type Result = { bench: string; figures: Record<string, unknown>; targets: Record<string, unknown>; met: boolean }
type Bench = { default: (options: { json: boolean }) => Promise<Result> }

const folder = fileURLToPath(new URL('../../../bench', import.meta.url))

/** The files beside them are their tools. */
const isBench = (file: string): boolean => file.endsWith('.ts') && readFileSync(join(folder, file), 'utf8').includes('export default')

export const addBench = (program: Command): Command => program.command('bench <name>')
  .description('đo tốc độ, bộ nhớ · measure speed and memory')
  .option('--json', 'dòng cuối là một đối tượng JSON · the last line is one JSON object')
  .action(async (name: string, options: { json?: boolean }) => {
    const file = join(folder, `${name}.ts`)
    if (!/^[a-z-]+$/.test(name) || !existsSync(file)) throw unknown(name)
    const bench = await import(pathToFileURL(file).href) as Partial<Bench>
    if (typeof bench.default !== 'function') throw unknown(name)
    const result = await bench.default({ json: options.json === true })
    if (options.json) answer(result)
    else table(result)
  })

function table({ bench, figures, targets, met }: Result): void {
  answer(`${bench}: ${met ? 'đạt · met' : 'chưa đạt · not met'}`)
  for (const [name, figure] of Object.entries(figures)) {
    const target = name in targets ? `   ${JSON.stringify(targets[name])}` : ''
    answer(`  ${name.padEnd(20)} ${typeof figure === 'number' ? Number(figure.toPrecision(4)) : JSON.stringify(figure)}${target}`)
  }
}

function unknown(name: string): CommandProblem {
  const known = readdirSync(folder).filter(isBench).map((file) => file.slice(0, -3)).join(', ')
  return new CommandProblem(`Không có phép đo "${name}". Trong bench/ có: ${known}`, `There is no bench "${name}". bench/ holds: ${known}`)
}
