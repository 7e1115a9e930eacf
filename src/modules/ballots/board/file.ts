import * as z from 'zod'
import { encryptedPaper } from '../proofs/paper.ts'
import { classKey, election, questions, rsaBlock, tally, token } from '../schema.ts'

/** What is published of a closed box: enough to recheck everything without asking anybody. */
const opening = z.object({ part: z.string(), proof: z.string() }).strict()
export const boardFile = z.object({
  format: z.literal('chung.ballot/1'),
  id: z.uuid(),
  organisationId: z.uuid(),
  kind: z.enum(['plain', 'verifiable']),
  title: z.string(),
  questions,
  keys: z.array(classKey.strict()),
  election: election.strict().nullable(),
  threshold: z.int().nullable(),
  council: z.array(z.string()),
  fingerprint: z.string(),
  roll: z.array(z.object({ weight: z.int(), entitled: z.int(), drawn: z.int() }).strict()).meta({ description: 'By weight: who might draw a token, and how many were drawn.' }),
  ballots: z.array(z.object({
    token, weight: z.int(), signature: rsaBlock, receipt: z.string(),
    marks: z.array(z.array(z.int())).optional().meta({ description: 'Plain: positions of the marked choices, by question.' }),
    turn: z.int().optional(), encrypted: encryptedPaper.strict().optional(),
  }).strict()).meta({ description: 'In an order that only chance knows.' }),
  sums: z.array(z.array(z.object({ a: z.string(), b: z.string() }).strict())).nullable().meta({ description: 'Verifiable: all ballots added up by weight, still encrypted.' }),
  openings: z.array(z.object({ number: z.int(), openings: z.array(z.array(opening)) }).strict()),
  tally: tally.nullable(),
  demonstration: z.boolean().optional(),
}).strict()
export type BoardFile = z.output<typeof boardFile>
