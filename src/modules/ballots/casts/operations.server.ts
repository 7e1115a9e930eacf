import * as z from 'zod'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { MOST_TURNS } from '../bounds.ts'
import { marksOf } from '../boxes/rules.ts'
import { canonical, fromBase64 } from '../encoding.ts'
import { paperText } from '../proofs/ballot.ts'
import { encryptedPaper } from '../proofs/paper.ts'
import { choices, rsaBlock, token } from '../schema.ts'
import { isValidBallot } from './checking.server.ts'
import { takes } from './limits.server.ts'
import { receiptOf } from './receipt.ts'
import { isSigned } from './token.server.ts'
import { findOpenBox, spend, type OpenBox } from './urn.server.ts'

const cast = z.object({
  box: z.uuid(),
  token,
  signature: rsaBlock.meta({ description: 'The unblinded signature of the token.' }),
  weight: z.int().min(1).meta({ description: 'The weight class whose key signed the token.' }),
  turn: z.int().min(1).max(MOST_TURNS).default(1).meta({ description: '1, and one more with each change of mind: a late repetition never replaces a newer ballot.' }),
  choices: choices.optional(),
  encrypted: encryptedPaper.optional().meta({ description: 'In place of `choices` in a verifiable box.' }),
})
type Cast = z.output<typeof cast>

/** What somebody without a name is told of an open box. Writes nothing, but the reader of public columns may not ask for it. */
const readOpenBox = operation({
  id: 'ballots.readOpenBox',
  summary: 'Questions and keys of an open box, for checking what is cast into it.',
  input: z.object({ box: z.uuid() }),
  output: z.custom<OpenBox | null>(),
  allow: () => true,
  run: (ctx, { box }) => findOpenBox(ctx, box),
})

/** Looked up once, as long as the token fits: what may change, the closing, the statement itself asks. */
const known = new Map<string, OpenBox>()
const MOST_KNOWN = 1000

async function readAnew(read: Ctx['call'], id: string): Promise<OpenBox> {
  const box = await read(readOpenBox, { box: id })
  if (!box) throw new AppError('conflict', 'ballots.closed')
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(id, box)
  return box
}

/** The open box whose key signed the token. One that was dropped and made anew under its number has other keys. */
async function boxOfToken(read: Ctx['call'], input: Cast): Promise<OpenBox> {
  const remembered = known.get(input.box)
  if (remembered && isOfBox(remembered, input)) return remembered
  const box = await readAnew(read, input.box)
  if (!isOfBox(box, input)) throw new AppError('forbidden', 'ballots.tokenUnknown')
  return box
}

function isOfBox(box: OpenBox, input: Cast): boolean {
  const key = box.keys.find((k) => k.weight === input.weight)
  try {
    return key !== undefined && isSigned(fromBase64(key.publicKey), fromBase64(input.token), fromBase64(input.signature))
  } catch {
    // Not base64url at all: refused like any other token that is not ours.
    return false
  }
}

/** The text that is kept, published and behind the receipt. */
async function paperOf(box: OpenBox, input: Cast): Promise<string> {
  if (box.kind === 'plain') {
    const marks = marksOf(box.questions, input.choices ?? {})
    if (typeof marks === 'string') throw new AppError('invalid', marks)
    return canonical({ marks, signature: input.signature })
  }
  if (!input.encrypted || !box.election) throw new AppError('invalid', 'ballots.encryptionMissing')
  const valid = await isValidBallot({ ...box, election: box.election }, { token: input.token, weight: input.weight, turn: input.turn, encrypted: input.encrypted })
  if (!valid) throw new AppError('invalid', 'ballots.proofsFail')
  return paperText(input)
}

const refusals = { spent: 'ballots.spent', newer: 'ballots.newer', closed: 'ballots.closed' } as const

/** What was checked, and nothing else, is spent: the check is made before the transaction, on this very input. */
const checked = new WeakMap<Cast, { paper: string; revote: boolean }>()

export const castBallot = operation({
  id: 'ballots.castBallot',
  http: 'POST /ballots/{box}/casts',
  summary: 'Spends a token with its choices. Nobody is asked for a name; the same token with the same choices gives the same receipt.',
  unlinked: true,
  input: cast,
  output: z.object({ receipt: z.string().meta({ description: 'Find it in the published list after the closing.' }), turn: z.int() }),
  status: 201,
  allow: () => true,
  ahead: async (read, input) => {
    const box = await boxOfToken(read, input)
    if (!takes(input.box, input.token, box.entitled, Date.now())) throw new AppError('too_many', 'ballots.tooMany', { seconds: 2 })
    checked.set(input, { paper: await paperOf(box, input), revote: box.revote })
  },
  run: async (ctx, input) => {
    const found = checked.get(input)
    if (!found) throw new Error('a ballot that nobody checked')
    const outcome = await spend(ctx, { boxId: input.box, token: fromBase64(input.token), weight: input.weight, turn: input.turn, ...found })
    if (outcome !== 'counted') throw new AppError('conflict', refusals[outcome])
    return { receipt: receiptOf(input.box, input.token, found.paper), turn: input.turn }
  },
})
