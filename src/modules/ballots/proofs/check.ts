import { ed25519 } from '@noble/curves/ed25519.js'
import { MOST_TURNS } from '../bounds.ts'
import { fromBase64 } from '../encoding.ts'
import { contextOf, preparedKey, sealed, type EncryptedBallot, type Sheet } from './ballot.ts'
import { cipherOf, isBit, plus } from './choice.ts'
import { encryptedPaper } from './paper.ts'

export type BallotFault = 'shape' | 'seal' | `proof ${number}.${number}` | `sum ${number}`

/** Null when everything holds; else what does not. Whatever cannot be read is of the wrong shape. */
export function ballotFault(sheet: Sheet, ballot: EncryptedBallot): BallotFault | null {
  try {
    return findFault(sheet, ballot)
  } catch {
    return 'shape'
  }
}

function findFault(sheet: Sheet, { token, weight, turn, encrypted }: EncryptedBallot): BallotFault | null {
  const { answers, seal } = encryptedPaper.strict().parse(encrypted)
  if (answers.length !== sheet.questions.length || turn < 1 || turn > MOST_TURNS) return 'shape'
  const frame = { sheet, token, weight, turn }
  if (!ed25519.verify(fromBase64(seal), sealed(frame, answers), fromBase64(token), { zip215: false })) return 'seal'
  const key = preparedKey(sheet.election.publicKey)
  for (const [q, answer] of answers.entries()) {
    if (answer.choices.length !== sheet.questions[q]?.choices.length) return 'shape'
    const ciphers = answer.choices.map(cipherOf)
    for (const [c, cipher] of ciphers.entries()) {
      if (!isBit(key, cipher, answer.choices[c]?.proof ?? '', contextOf(frame, q, c))) return `proof ${q}.${c}`
    }
    if (!isBit(key, ciphers.reduce(plus), answer.sum, contextOf(frame, q, 'sum'))) return `sum ${q}`
  }
  return null
}
