import { parentPort } from 'node:worker_threads'
import { addBallots, type EncryptedBallot, type Sheet, type WeightedAnswers } from '../proofs/ballot.ts'
import { ballotFault } from '../proofs/check.ts'
import { sumsText } from '../proofs/decryption.ts'

/** Fifteen milliseconds of arithmetic for each ballot: here it keeps nobody waiting. */
export type Task =
  | { id: number; kind: 'check'; sheet: Sheet; ballot: EncryptedBallot }
  | { id: number; kind: 'sum'; sheet: Pick<Sheet, 'questions'>; ballots: WeightedAnswers[] }

parentPort?.on('message', (task: Task) => {
  try {
    const result = task.kind === 'check' ? ballotFault(task.sheet, task.ballot) : sumsText(addBallots(task.sheet, task.ballots))
    parentPort?.postMessage({ id: task.id, result })
  } catch (error) {
    parentPort?.postMessage({ id: task.id, problem: error instanceof Error ? error.message : String(error) })
  }
})
