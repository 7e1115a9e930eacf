import * as z from 'zod'

const day = z.iso.date()
const blank = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? null : value), schema.nullish().transform((value) => value ?? null))

/** What the meeting decides about one member's share; the names are those of the book of contributions. */
export const capitalChange = z.object({
  act: z.enum(['pledge', 'topUp', 'return', 'reduction']).meta({ description: 'First commitment, commits more, paid capital goes back, an unpaid part is let off (L 78).' }),
  memberId: z.uuid(), amountDong: z.int().min(1).max(1_000_000_000_000_000), dueOn: blank(day).meta({ description: 'Last day to pay what is committed; six months without it (L 74.4).' }),
})

/**
 * What a resolution does once it carries: one kind for each module that it reaches, with the input of that module's own
 * operation.
 */
export const effect = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('charter'), fromOn: day, values: z.record(z.string(), z.unknown()).meta({ description: 'As `adoptCharter` takes them.' }), clauses: z.record(z.string(), z.string()).default({}),
    amends: z.boolean().default(false).meta({ description: 'True: only what is named changes, the rest of the charter stays.' }),
  }),
  z.object({ kind: z.literal('model'), model: z.enum(['full', 'reduced']), fromOn: day }).meta({ description: 'Full or reduced organisation (L 56); posts that the new one does not know end on that day.' }),
  z.object({ kind: z.literal('admission'), applicationId: z.uuid() }),
  z.object({ kind: z.literal('expulsion'), memberId: z.uuid() }).meta({ description: 'Letter đ of L 33; the membership ends on the day of the resolution.' }),
  z.object({
    kind: z.literal('capital'), changes: z.array(capitalChange).min(1).max(500),
    solvencyBy: blank(z.string().trim().max(200)).meta({ description: 'Who confirmed that every debt stays payable (L 78.3); where capital goes back or is let off.' }), solvencyOn: blank(day),
  }),
  z.object({
    kind: z.literal('election'), post: z.string().max(60).meta({ description: 'Post of `governance` that the elected take.' }), fromOn: day, untilOn: day,
    leaving: z.array(z.object({ termId: z.uuid(), endedOn: day, ending: z.string().max(60) })).max(40).default([]),
  }),
  z.object({ kind: z.literal('dismissal'), termIds: z.array(z.uuid()).min(1).max(40), ending: z.string().max(60).meta({ description: 'One of the grounds that `governance` knows.' }), endedOn: blank(day).meta({ description: 'Without it, the day of the resolution.' }) })
    .meta({ description: 'Office holders go, on a ground of L 63.' }),
])
export type Effect = z.output<typeof effect>
export type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>
