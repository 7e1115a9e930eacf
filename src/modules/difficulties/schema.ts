import * as z from 'zod'
import { levels, moves, states, topics, type Move } from './rules.ts'

const text = (max: number) => z.string().trim().min(1, 'difficulties.textMissing').max(max).transform((value) => value.normalize('NFC'))

export const newDifficulty = z.object({
  topic: z.enum(topics),
  subject: text(200).meta({ description: 'One line.' }),
  body: text(5000).meta({ description: 'What is difficult, since when, what would help.' }),
  to: z.enum(['alliance', 'commune']).meta({ description: 'Whom to ask first: the Alliance of the province or the commune.' }),
})

export const step = z.object({
  kind: z.enum(['raise', ...(Object.keys(moves) as [Move, ...Move[]])]),
  at: z.string(),
  level: z.enum(levels),
  office: z.string(),
  person: z.string(),
  note: z.string().nullable(),
})
export type Step = z.output<typeof step>

export const difficultyView = z.object({
  id: z.uuid(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  topic: z.enum(topics),
  subject: z.string(),
  body: z.string(),
  state: z.enum(states),
  level: z.enum(levels).meta({ description: 'Who has to act now.' }),
  provinceCode: z.string(),
  communeCode: z.string(),
  raisedAt: z.string(),
  takeUpBy: z.string().meta({ description: 'Date; taken up by then, or it may be escalated.' }),
  answerBy: z.string(),
  overdue: z.boolean(),
  answer: z.string().nullable(),
  steps: z.array(step).meta({ description: 'All that happened, oldest first; the raiser sees every step.' }),
  may: z.array(z.enum(Object.keys(moves) as [Move, ...Move[]])).meta({ description: 'What the reader may do next.' }),
  version: z.int(),
})
export type DifficultyView = z.output<typeof difficultyView>

export const note = text(10_000)
