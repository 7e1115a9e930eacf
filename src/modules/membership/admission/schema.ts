import * as z from 'zod'
import { day, decision, kinds, memberFacts, memberFactsView, organs, parties, warning } from '../schema.ts'

const text = (max: number) => z.string().trim().min(1).max(max).transform((value) => value.normalize('NFC'))

export const applicationInput = z.object({
  code: z.string().max(60),
  facts: memberFacts,
  writtenOn: day.meta({ description: 'Date on the written application (L 30.3).' }),
  paperRef: z.string().trim().max(200).nullish().transform((value) => value || null).meta({ description: 'Where the paper is kept.' }),
  heirOf: z.uuid().nullish().transform((value) => value ?? null).meta({ description: 'The member whose place the applicant takes as heir (L 90.3).' }),
})

export const admissionInput = applicationInput.extend({
  decision,
  joinedOn: day.optional().meta({ description: 'First day of membership; the day of the decision unless it says another.' }),
})

export const admitted = z.object({ id: z.uuid(), number: z.int(), applicationId: z.uuid().nullable(), warnings: z.array(warning) })
export type Admitted = z.output<typeof admitted>

export const states = ['waiting', 'accepted', 'refused', 'withdrawn'] as const

export const decisionInput = z.object({
  code: z.string().max(60), id: z.uuid(),
  outcome: z.enum(['accepted', 'refused']),
  decision,
  joinedOn: day.optional(),
  reason: text(1000).optional().meta({ description: 'Why it was refused.' }),
})

export const applicationView = z.object({
  id: z.uuid(), name: z.string(), kind: z.enum(kinds), party: z.enum(parties), writtenOn: z.string(), paperRef: z.string().nullable(),
  pledgedDong: z.int(), heirOf: z.uuid().nullable(), state: z.enum(states),
  decision: z.object({ organ: z.enum(organs), decidedOn: z.string(), resolutionRef: z.string().nullable() }).nullable(),
  reason: z.string().nullable(), memberId: z.uuid().nullable(),
  organ: z.enum(organs).meta({ description: 'Who has to decide, by the governance model and the kind (L 66.6, 68.4đ, 70.9, 71.3g).' }),
  organArticle: z.string(),
  version: z.int(),
})
export type ApplicationView = z.output<typeof applicationView>

export const applicationDetail = applicationView.extend({ facts: memberFactsView })
