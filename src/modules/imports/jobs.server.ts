import { resolveAddress } from '#modules/places/index.ts'
import { vietnamDay } from '#modules/register/index.ts'
import { translator } from '#platform/i18n.ts'
import type { Job, JobRun } from '#platform/module.ts'
import { AppError, type Params } from '#platform/problem.ts'
import { READ_JOB, WRITE_JOB } from './batches/operations.server.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { beginReading, findElsewhere, finishReading, refuseBatch, storeLines } from './reading/operations.server.ts'
import { block, readWorkbook, type Chunk } from './reading/read.server.ts'
import type { Line } from './schema.ts'
import { beginWriting, giveUpWriting, writeRound } from './writing/operations.server.ts'

const words = translator({ vi, en })
/** The job's answer names so many problems; all of them stand in the rows of the list and in the marked workbook. */
const TOLD_MAX = 500

type Told = { row?: number; column?: string; text: string }

const tell = (lines: readonly Line[]): Told[] => lines.flatMap((line) => line.problems.filter((one) => one.blocking).map((one) => ({
  row: line.row_number, ...(one.heading === null ? {} : { column: one.heading }),
  text: `${words('vi', `imports.problem.${one.key}`, one.params as Params)}. ${words('vi', `imports.cure.${one.key}`, one.params as Params)}`,
})))

/** Reads, checks and stores; one chunk is stored while the next is read. */
async function readList(job: JobRun): Promise<void> {
  const id = String(job.payload.batchId)
  const started = await job.execute(beginReading, { id })
  if (started) await readStarted(job, id, started)
  if (job.payload.write === true) {
    await job.execute(beginWriting, { id })
    await write(job, id)
  }
}

async function readStarted(job: JobRun, id: string, started: { bytes: Uint8Array; province: { code: string; name: string }; known: Parameters<typeof readWorkbook>[0]['known'] }): Promise<void> {
  const problems: Told[] = []
  let storing: Promise<void> = Promise.resolve()
  const store = async ({ lines, rowsRead }: Chunk): Promise<void> => {
    await refuseCodesElsewhere(job, lines, started.province.code)
    problems.push(...tell(lines).slice(0, TOLD_MAX - problems.length))
    await job.execute(storeLines, { id, lines })
    await job.report({ counts: { rows: rowsRead } })
  }
  try {
    const summary = await readWorkbook({ ...started, resolve: resolveAddress, today: vietnamDay(new Date()) }, async (chunk) => {
      await storing
      storing = store(chunk)
      // Looked at with the next chunk, at the latest at the end.
      storing.catch(() => undefined)
    })
    await storing
    const counts = await job.execute(finishReading, { id, ...summary })
    await job.report({ progress: job.payload.write === true ? 0.5 : 1, counts, problems, resultUrl: `/api/v1/imports/${id}` })
  } catch (error) {
    await storing.catch(() => undefined)
    await job.execute(refuseBatch, { id, ...refusalOf(error) })
    throw error
  }
}

async function refuseCodesElsewhere(job: JobRun, lines: readonly Line[], province: string): Promise<void> {
  const codes = lines.flatMap((line) => (line.parsed.code && line.match_id === null ? [line.parsed.code] : []))
  if (codes.length === 0) return
  const elsewhere = await job.execute(findElsewhere, { codes, province })
  for (const line of lines) {
    const name = elsewhere.get(line.parsed.code ?? '')
    if (name !== undefined) block(line, { column: null, heading: null, value: line.parsed.code ?? '', key: 'codeElsewhere', params: { name }, blocking: true })
  }
}

async function write(job: JobRun, id: string): Promise<void> {
  try {
    const counts = await job.execute(writeRound, { id, acceptProposals: job.payload.acceptProposals === true })
    await job.report({ progress: 1, counts, resultUrl: `/api/v1/imports/${id}` })
  } catch (error) {
    await job.execute(giveUpWriting, { id, ...refusalOf(error) })
    throw error
  }
}

const refusalOf = (error: unknown): { key: string; params: Params } =>
  error instanceof AppError ? { key: error.key, params: error.params } : { key: 'imports.unexpected', params: {} }

export const jobs: readonly Job[] = [
  { name: READ_JOB, run: readList },
  { name: WRITE_JOB, run: (job) => write(job, String(job.payload.batchId)) },
]
