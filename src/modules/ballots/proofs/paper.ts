import * as z from 'zod'
import { VERIFIABLE_CHOICES } from '../bounds.ts'

/**
 * The encrypted paper. Each choice holds 0 or 1, the sum of a question holds 0 or 1, and each is proved. All proofs are
 * bound to the box, its questions and keys, the voter's token, the turn and the place on the paper; the whole is signed
 * by the token, which is the public half of a key that only the voter's device has.
 */
const text = (length: number) => z.string().length(length)
const POINT = 43
const PROOF = 171
const SIGNATURE = 86
export const encryptedPaper = z.object({
  answers: z.array(z.object({
    choices: z.array(z.object({ a: text(POINT), b: text(POINT), proof: text(PROOF) })).min(1).max(VERIFIABLE_CHOICES),
    sum: text(PROOF).meta({ description: 'Proof that at most one of the choices is marked.' }),
  })).min(1).max(40),
  seal: text(SIGNATURE).meta({ description: 'Ed25519 signature by the token’s private half.' }),
})
export type EncryptedPaper = z.output<typeof encryptedPaper>
