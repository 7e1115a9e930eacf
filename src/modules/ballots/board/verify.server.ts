import { areMarks, countPapers, countSums, duplicates, addUp } from '../boxes/rules.ts'
import { fingerprintOf, receiptOf } from '../casts/receipt.ts'
import { isSigned } from '../casts/token.server.ts'
import { canonical, fromBase64 } from '../encoding.ts'
import { addBallots, paperText, type EncryptedBallot, type Sheet } from '../proofs/ballot.ts'
import { ballotFault } from '../proofs/check.ts'
import { combine, smallLogarithm, sumsOf, sumsText } from '../proofs/decryption.ts'
import { elementOf, elementText } from '../proofs/group.ts'
import type { Tally } from '../schema.ts'
import { shareAt } from '../trustees/ceremony.ts'
import { openingFault } from '../trustees/opening.ts'
import { boardFile, type BoardFile } from './file.ts'

/** What in a published file does not hold: `what` names the field, `at` the ballot, question or trustee. */
export type Fault = { what: 'file' | 'fingerprint' | 'roll' | 'key' | 'token' | 'receipt' | 'ballot' | 'sums' | 'election' | 'opening' | 'tally'; at: string }
export type Verdict = { faults: Fault[]; ballots: number; final: boolean }

/** Checks one encrypted ballot; the command line gives one that uses every core. */
export type CheckBallot = (sheet: Sheet, ballot: EncryptedBallot) => string | null | Promise<string | null>

/** Everything that can be rechecked without trusting who published it. */
export async function verifyBoard(raw: unknown, checkBallot: CheckBallot = ballotFault): Promise<Verdict> {
  const parsed = boardFile.safeParse(raw)
  if (!parsed.success) {
    return { faults: parsed.error.issues.map((issue) => ({ what: 'file', at: `${issue.path.join('.')}: ${issue.message}` })), ballots: 0, final: false }
  }
  const file = parsed.data
  const faults = [...ofPaper(file), ...ofRoll(file), ...ofTokens(file)]
  if (faults.length === 0) faults.push(...(file.kind === 'plain' ? ofPlain(file) : await ofVerifiable(file, checkBallot)))
  return { faults, ballots: file.ballots.length, final: file.tally !== null }
}

const fault = (what: Fault['what'], at: string | number): Fault => ({ what, at: String(at) })
const when = (wrong: boolean, what: Fault['what'], at: string | number): Fault[] => (wrong ? [fault(what, at)] : [])

function ofPaper(file: BoardFile): Fault[] {
  return [
    ...when(fingerprintOf(file) !== file.fingerprint, 'fingerprint', file.fingerprint),
    ...when(duplicates(file.keys.map((k) => String(k.weight))), 'key', 'weight'),
    ...when((file.kind === 'plain') !== (file.election === null) && file.ballots.length > 0, 'election', file.kind),
  ]
}

/** No more ballots of a weight than tokens of it, no more tokens than people. */
function ofRoll({ roll, ballots, keys, tally }: BoardFile): Fault[] {
  const cast = new Map<number, number>()
  for (const { weight } of ballots) cast.set(weight, (cast.get(weight) ?? 0) + 1)
  const drawn = new Map(roll.map((r) => [r.weight, r.drawn]))
  const totals = (which: 'entitled' | 'drawn') => addUp(roll.map((r) => ({ weight: r.weight, voters: r[which] })))
  return [
    ...when(duplicates(roll.map((r) => String(r.weight))), 'roll', 'weight'),
    ...roll.flatMap((r) => when(r.drawn > r.entitled || !keys.some((k) => k.weight === r.weight), 'roll', r.weight)),
    ...[...cast].flatMap(([weight, count]) => when(count > (drawn.get(weight) ?? 0), 'roll', weight)),
    ...(tally ? when(canonical([totals('entitled'), totals('drawn')]) !== canonical([tally.entitled, tally.drawn]), 'roll', 'tally') : []),
  ]
}

function ofTokens(file: BoardFile): Fault[] {
  const keys = new Map(file.keys.map((k) => [k.weight, k.publicKey]))
  const seen = new Set<string>()
  return file.ballots.flatMap((ballot, index) => {
    const again = seen.has(ballot.token)
    seen.add(ballot.token)
    const paper = file.kind === 'plain' ? canonical({ marks: ballot.marks, signature: ballot.signature }) : paperText({ turn: ballot.turn ?? 0, signature: ballot.signature, encrypted: ballot.encrypted })
    return [
      ...when(again || !tokenHolds(keys.get(ballot.weight), ballot), 'token', index),
      ...when(receiptOf(file.id, ballot.token, paper) !== ballot.receipt, 'receipt', index),
    ]
  })
}

function tokenHolds(publicKey: string | undefined, { token, signature }: { token: string; signature: string }): boolean {
  try {
    return publicKey !== undefined && isSigned(fromBase64(publicKey), fromBase64(token), fromBase64(signature))
  } catch {
    return false
  }
}

const counting = (file: BoardFile) => ({
  questions: file.questions,
  entitled: addUp(file.roll.map((r) => ({ weight: r.weight, voters: r.entitled }))),
  drawn: addUp(file.roll.map((r) => ({ weight: r.weight, voters: r.drawn }))),
})

function tallyFaults(published: Tally | null, counted: Tally): Fault[] {
  if (!published) return [fault('tally', 'missing')]
  const keys = Object.keys(counted) as (keyof Tally)[]
  return keys.flatMap((key) => when(canonical(published[key]) !== canonical(counted[key]), 'tally', key))
}

function ofPlain(file: BoardFile): Fault[] {
  const faults = file.ballots.flatMap(({ marks, turn, encrypted }, index) => when(!areMarks(file.questions, marks) || turn !== undefined || encrypted !== undefined, 'ballot', index))
  faults.push(...when(file.sums !== null, 'sums', 'plain'), ...when(file.openings.length > 0, 'opening', 'plain'))
  if (faults.length > 0) return faults
  return tallyFaults(file.tally, countPapers({ ...counting(file), papers: file.ballots.map(({ weight, marks }) => ({ weight, marks: marks ?? [] })) }))
}

async function ofVerifiable(file: BoardFile, checkBallot: CheckBallot): Promise<Fault[]> {
  const cast = { ballots: file.ballots.length, votes: file.ballots.reduce((all, b) => all + b.weight, 0) }
  if (file.ballots.length === 0) return tallyFaults(file.tally, countSums({ ...counting(file), cast, sums: file.questions.map((q) => q.choices.map(() => 0)) }))
  const { election, sums } = file
  if (!election || !sums) return [fault(election ? 'sums' : 'election', 'missing')]
  const faults = [...ofElection(file), ...(await ofBallots({ ...file, election }, checkBallot))]
  if (faults.length > 0) return faults
  const added = sumsText(addBallots(file, file.ballots.map(({ weight, encrypted }) => ({ weight, answers: encrypted?.answers ?? [] }))))
  if (canonical(added) !== canonical(sums)) return [fault('sums', 'added')]
  return ofOpenings(file, sums, cast)
}

async function ofBallots(file: BoardFile & Sheet, checkBallot: CheckBallot): Promise<Fault[]> {
  const results = await Promise.all(file.ballots.map(async ({ token, weight, turn, encrypted, marks }) =>
    (!encrypted || marks !== undefined ? 'shape' : checkBallot(file, { token, weight, turn: turn ?? 0, encrypted }))))
  return results.flatMap((found, index) => (found === null ? [] : [fault('ballot', `${index} ${found}`)]))
}

/** The key is the first commitment, and each trustee's public part lies on the committed polynomial. */
function ofElection({ election, council, threshold }: BoardFile): Fault[] {
  try {
    const commitments = (election?.commitments ?? []).map(elementOf)
    return [
      ...when(election?.publicKey !== election?.commitments[0], 'election', 'publicKey'),
      ...when(commitments.length !== threshold, 'election', 'threshold'),
      ...when(election?.shares.length !== council.length, 'election', 'council'),
      ...(election?.shares ?? []).flatMap((share, i) => when(elementText(shareAt(commitments, i + 1)) !== share, 'election', `share ${i + 1}`)),
    ]
  } catch {
    return [fault('election', 'shape')]
  }
}

function ofOpenings(file: BoardFile, sums: NonNullable<BoardFile['sums']>, cast: Tally['cast']): Fault[] {
  const faults = file.openings.flatMap(({ number, openings }) => {
    const found = number >= 1 && number <= file.council.length ? openingFault(file, sums, number, openings) : 'unknown'
    return found === null ? [] : [fault('opening', `${number} ${found}`)]
  })
  if (duplicates(file.openings.map((o) => String(o.number)))) faults.push(fault('opening', 'twice'))
  if (faults.length > 0) return faults
  if (file.openings.length < (file.threshold ?? 0)) return file.tally ? [fault('opening', 'too few')] : []
  const used = file.openings.slice(0, file.threshold ?? 0)
  const counts = sumsOf(sums).map((row, q) => row.map(({ b }, c) =>
    smallLogarithm(combine(b, used.map(({ number, openings }) => ({ number, part: elementOf(openings[q]?.[c]?.part ?? '') }))), cast.votes) ?? -1))
  return tallyFaults(file.tally, countSums({ ...counting(file), cast, sums: counts }))
}
