import { randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readConfig } from '#platform/config.server.ts'
import { CommandProblem } from './problems.ts'
import { tokenOf } from './token.ts'

export type Job = {
  id: string
  state: string
  progress: number
  counts: Record<string, number>
  problems: { text: string }[]
  resultUrl?: string | null
}
type Options = { as?: string; token?: string; dryRun?: boolean }

const AGAIN_MS = 250
const ENDED = /^(done|completed|failed|cancelled)$/

/** Through the API of the running server: the same checks, powers and trail as a browser's. */
export async function importOrganisations(file: string, options: Options, show: (share: number, what: string) => void): Promise<Job> {
  const token = options.token ?? process.env.CHUNG_TOKEN ?? (options.as ? await tokenOf(options.as) : null)
  if (!token) throw new CommandProblem('Cần biết nhập bằng tài khoản nào: --as, --token hoặc CHUNG_TOKEN.', 'Whose import is it? Give --as, --token or CHUNG_TOKEN.')
  const form = new FormData()
  form.append('file', await openAsBlob(file), basename(file))
  let job = await ask(`/imports/organisations${options.dryRun ? '?dryRun=true' : ''}`, token, form)
  for (; !ENDED.test(job.state); job = await ask(`/jobs/${job.id}`, token)) {
    show(job.progress, basename(file))
    await pause(AGAIN_MS)
  }
  show(1, basename(file))
  if (job.state === 'failed') throw new CommandProblem(`Chưa nhập được.`, job.problems.map((problem) => problem.text).join('\n') || 'The import failed.')
  return job
}

async function ask(path: string, token: string, body?: FormData): Promise<Job> {
  const { port } = readConfig()
  const headers = { authorization: `Bearer ${token}`, ...(body ? { 'idempotency-key': randomUUID() } : {}) }
  const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, { method: body ? 'POST' : 'GET', headers, body }).catch((problem: unknown) => {
    throw new CommandProblem(`Chung không trả lời ở cổng ${port}. Hãy chạy "npm start" trước.`, `Chung does not answer on port ${port}. Run "npm start" first. (${String(problem)})`)
  })
  const answered = await response.json() as Job & { detail?: string }
  if (!response.ok) throw new CommandProblem(answered.detail ?? '', `HTTP ${response.status}`)
  return answered
}
