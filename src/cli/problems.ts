import { AppError } from '#platform/problem.ts'
import { answer, say } from './terminal.ts'

/** Refusals are said in words; anything else is a fault of ours and keeps its trace. */
export async function explain(problem: unknown, json: boolean): Promise<void> {
  const text = await wordsOf(problem)
  if (json) answer({ error: text })
  else say(text)
}

const SPOKEN = new Set(['PostgresProblem', 'ArchiveProblem', 'CommandProblem'])

async function wordsOf(problem: unknown): Promise<string> {
  if (problem instanceof AppError) return translated(problem)
  if (!(problem instanceof Error)) return String(problem)
  if (SPOKEN.has(problem.name)) return problem.message
  if ('code' in problem && problem.code === 'EADDRINUSE') return portTaken(problem)
  return problem.stack ?? problem.message
}

const portTaken = (problem: Error): string => {
  const port = 'port' in problem ? String(problem.port) : ''
  return `Cổng ${port} đang có chương trình khác dùng. Hãy chọn cổng khác, ví dụ: PORT=3001 npm start\nPort ${port} is used by another program. Choose another one, such as: PORT=3001 npm start`
}

async function translated(problem: AppError): Promise<string> {
  const [{ translator }, { platformMessages }, { modules }] = await Promise.all([
    import('#platform/i18n.ts'), import('#platform/kernel.server.ts'), import('#modules/registry.server.ts'),
  ])
  const words = (locale: 'vi' | 'en'): Record<string, string> => Object.assign({}, platformMessages[locale], ...modules.map((m) => m.messages[locale]))
  const translate = translator({ vi: words('vi'), en: words('en') })
  const lines = (['vi', 'en'] as const).map((locale) => translate(locale, problem.key, problem.params))
  return [...new Set(lines)].join('\n')
}

/** A command that cannot do what was asked: said in both languages. */
export class CommandProblem extends Error {
  constructor(vi: string, en: string) {
    super(`${vi}\n${en}`)
    this.name = 'CommandProblem'
  }
}
