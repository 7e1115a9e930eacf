import * as z from 'zod'
import { text } from '../meetings/schema.ts'

/** A box of a form, or what a program sends. */
export const mayChange = z.preprocess((value) => value === true || value === 'on' || value === 'true', z.boolean()).optional().transform((value) => value ?? false)
  .meta({ description: 'Secret ballot: a vote at a screen may be changed until the closing; the last one counts.' })

const count = z.coerce.number().int().min(0).max(100_000_000)

export const assistanceInput = z.object({
  spokeName: text(200).meta({ description: 'Who said what the member wants.' }),
  confirmedBy: z.enum(['pin', 'signature', 'call_back']).meta({ description: 'Own PIN from the invitation, signature on glass, or a call back.' }),
  evidence: text(300).meta({ description: 'The PIN; the SHA-256 of the signature’s image; or who called back, when.' }),
})

export const voteInput = z.object({
  id: z.uuid(), questionId: z.uuid(),
  choice: z.enum(['for', 'against', 'abstain']),
  memberId: z.preprocess((value) => (value === '' ? undefined : value), z.uuid().optional()).meta({ description: 'For whom, when a clerk enters it; left out: the reader’s own vote and those carried.' }),
  assistance: assistanceInput.optional().meta({ description: 'When a helper types for a member who is there without a phone.' }),
})

export const votedView = z.object({
  votes: z.int().meta({ description: 'Votes that were counted now.' }),
  already: z.int().meta({ description: 'Of those represented, so many had voted before; theirs stay as they were.' }),
  choice: z.enum(['for', 'against', 'abstain']),
})

export const countInput = z.object({
  id: z.uuid(), questionId: z.uuid(),
  source: z.enum(['hands', 'box']).meta({ description: 'Hands raised in the hall, by one teller; a box of paper, by two who count without seeing each other’s figures.' }),
  for: count.default(0).meta({ description: 'Election: valid papers.' }), against: count.default(0), abstain: count.default(0).meta({ description: 'Election: blank papers.' }), invalid: count.default(0),
  byCandidate: z.record(z.uuid(), count).optional(),
})

export const countView = z.object({
  state: z.enum(['counted', 'waiting', 'agreed', 'apart']).meta({ description: 'apart: the two counts differ, the box is counted again.' }),
  round: z.int(),
})

export const resultView = z.object({
  questionId: z.uuid(), title: z.string(), subject: z.string(), draft: z.string(), passed: z.boolean(), presentVotes: z.int(), denominator: z.int(), least: z.int(),
  majority: z.enum(['qualified', 'simple', 'all']), ballot: z.enum(['open', 'secret']),
  tally: z.object({ for: z.int(), against: z.int(), abstain: z.int(), invalid: z.int() }), shareHundredths: z.int(), resolutionNo: z.string().nullable(), decidedAt: z.string(),
  candidates: z.array(z.object({ name: z.string(), votes: z.int(), elected: z.boolean() })),
})
