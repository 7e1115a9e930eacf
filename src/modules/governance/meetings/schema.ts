import * as z from 'zod'
import { day, optionalText, text } from '../schema.ts'

const votes = z.int().min(0).max(15)
const vote = { text: text(1000), for: votes, against: votes, abstain: votes.default(0), chair: z.enum(['for', 'against', 'abstain', 'absent']) }

export const boardDecision = z.object({ ...vote, text: z.string(), outcome: z.enum(['passed', 'rejected', 'undecided']) })
export type BoardDecision = z.output<typeof boardDecision>

export const newBoardMeeting = z.object({
  call: z.union([z.literal(1), z.literal(2)]).default(1),
  plannedOn: day,
  firstPlannedOn: day.nullish().transform((value) => value ?? null).meta({ description: 'Of a second call: the day for which the first was planned.' }),
  present: z.array(z.uuid()).max(15).meta({ description: 'Terms of the board members who attended.' }),
  decisions: z.array(z.object(vote)).max(50).default([]),
  dissent: optionalText(4000).meta({ description: 'Who disagreed and why (L 65.5).' }),
  minutesRef: optionalText(200),
  minutesDocumentId: z.uuid().nullish().transform((value) => value ?? null),
})

export const boardMeetingView = z.object({
  id: z.uuid(), call: z.union([z.literal(1), z.literal(2)]), plannedOn: z.string(), firstPlannedOn: z.string().nullable(), state: z.enum(['held', 'failed']),
  seats: z.int(), present: z.int(), attendance: z.array(z.object({ holderId: z.uuid(), name: z.string() })), decisions: z.array(boardDecision),
  dissent: z.string().nullable(), minutesRef: z.string().nullable(), minutesDocumentId: z.uuid().nullable(),
  next: z.object({ what: z.enum(['secondCall', 'generalMeeting', 'boardMeeting']), until: z.string(), article: z.string() }),
})
