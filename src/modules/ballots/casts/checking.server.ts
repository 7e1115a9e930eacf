import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { addSums, type EncryptedBallot, type Sheet, type WeightedAnswers } from '../proofs/ballot.ts'
import { sumsOf, sumsText, type SumsText } from '../proofs/decryption.ts'
import type { Task } from './checking.worker.ts'

type Answer = { id: number; result?: unknown; problem?: string }
type Waiting = { resolve: (result: unknown) => void; reject: (problem: Error) => void }
type Member = { worker: Worker; waiting: Map<number, Waiting> }
type Work = Task extends infer T ? (T extends Task ? Omit<T, 'id'> : never) : never

const MOST_WORKERS = 8
/** Ballots in one message of a sum. */
const PART = 250
const pool: Member[] = []
let count = 0

function start(): Member {
  const member: Member = { worker: new Worker(new URL('./checking.worker.ts', import.meta.url)), waiting: new Map() }
  const fail = (problem: Error): void => {
    // Whoever waited sends again; the next task finds a new worker.
    if (pool.includes(member)) pool.splice(pool.indexOf(member), 1)
    for (const { reject } of member.waiting.values()) reject(problem)
  }
  member.worker.on('message', ({ id, result, problem }: Answer) => {
    const waiting = member.waiting.get(id)
    member.waiting.delete(id)
    if (problem === undefined) waiting?.resolve(result)
    else waiting?.reject(new Error(problem))
    if (member.waiting.size === 0) member.worker.unref()
  })
  member.worker.on('error', fail)
  member.worker.on('exit', () => fail(new Error('the checking worker ended')))
  member.worker.unref()
  pool.push(member)
  return member
}

/** The one with the least to do; a new one while all are busy and there are cores. */
function idlest(): Member {
  const [least] = [...pool].sort((a, b) => a.waiting.size - b.waiting.size)
  const most = Math.min(MOST_WORKERS, availableParallelism())
  return least && (least.waiting.size === 0 || pool.length >= most) ? least : start()
}

function run(work: Work): Promise<unknown> {
  const { worker, waiting } = idlest()
  const id = (count += 1)
  worker.ref()
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    worker.postMessage({ ...work, id })
  })
}

/** Only what the check looks at crosses over. */
const sheetOf = ({ id, organisationId, kind, title, questions, keys, election, threshold, council }: Sheet): Sheet =>
  ({ id, organisationId, kind, title, questions, keys, election, threshold, council })

export const faultInWorker = (sheet: Sheet, ballot: EncryptedBallot): Promise<string | null> =>
  run({ kind: 'check', sheet: sheetOf(sheet), ballot }) as Promise<string | null>

export const isValidBallot = async (sheet: Sheet, ballot: EncryptedBallot): Promise<boolean> => (await faultInWorker(sheet, ballot)) === null

export async function sumBallots(sheet: Pick<Sheet, 'questions'>, ballots: readonly WeightedAnswers[]): Promise<SumsText> {
  const parts: WeightedAnswers[][] = []
  for (let i = 0; i < ballots.length; i += PART) parts.push(ballots.slice(i, i + PART))
  const sums = await Promise.all(parts.map((part) => run({ kind: 'sum', sheet: { questions: sheet.questions }, ballots: part }) as Promise<SumsText>))
  return sumsText(addSums(sheet, sums.map(sumsOf)))
}
