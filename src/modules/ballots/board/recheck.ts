import { fingerprintOf } from '../casts/receipt.ts'
import { canonical, fromBase64 } from '../encoding.ts'
import { addBallots } from '../proofs/ballot.ts'
import { ballotFault } from '../proofs/check.ts'
import { sumsText, type SumsText } from '../proofs/decryption.ts'
import type { Election } from '../trustees/ceremony.ts'
import type { BoardFile } from './file.ts'

/**
 * What a key holder's own device checks before it opens anything: these are the sums of all published ballots, each with
 * a signed token and proofs of its own. A server that added one ballot many times, or ballots of nobody, is refused.
 */
export type RecheckFault = 'paper' | 'election' | 'roll' | 'token' | 'ballot' | 'sums'

const SALT_BYTES = 48

export async function recheckBoard(board: BoardFile, election: Election, progress: (done: number) => void = () => undefined): Promise<RecheckFault | null> {
  if (board.kind !== 'verifiable' || fingerprintOf(board) !== board.fingerprint) return 'paper'
  if (canonical(board.election) !== canonical(election)) return 'election'
  const drawn = board.roll.reduce((sum, row) => sum + row.drawn, 0)
  if (board.ballots.length > drawn || new Set(board.ballots.map((b) => b.token)).size < board.ballots.length) return 'roll'
  const sheet = { ...board, election }
  const keys = await keysOf(board)
  for (const [done, { token, weight, signature, turn, encrypted }] of board.ballots.entries()) {
    const key = keys.get(weight)
    if (!key || !(await isSigned(key, token, signature))) return 'token'
    if (!encrypted || ballotFault(sheet, { token, weight, turn: turn ?? 0, encrypted }) !== null) return 'ballot'
    progress(done + 1)
  }
  return canonical(sumsOfBoard(board)) === canonical(board.sums) ? null : 'sums'
}

const sumsOfBoard = (board: BoardFile): SumsText =>
  sumsText(addBallots(board, board.ballots.map(({ weight, encrypted }) => ({ weight, answers: encrypted?.answers ?? [] }))))

async function keysOf(board: BoardFile): Promise<Map<number, CryptoKey>> {
  const keys = await Promise.all(board.keys.map(async ({ weight, publicKey }) =>
    [weight, await crypto.subtle.importKey('spki', fromBase64(publicKey), { name: 'RSA-PSS', hash: 'SHA-384' }, false, ['verify'])] as const))
  return new Map(keys)
}

const isSigned = (key: CryptoKey, token: string, signature: string): Promise<boolean> =>
  crypto.subtle.verify({ name: 'RSA-PSS', saltLength: SALT_BYTES }, key, fromBase64(signature), fromBase64(token))
