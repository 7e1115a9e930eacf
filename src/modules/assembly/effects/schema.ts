import * as z from 'zod'

/**
 * What a resolution does once it carries: one kind for each module that it reaches, with the input of that module's own
 * operation.
 */
export const effect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('charter'), fromOn: z.iso.date(), values: z.record(z.string(), z.unknown()).meta({ description: 'As `adoptCharter` takes them.' }), clauses: z.record(z.string(), z.string()).default({}) }),
  z.object({ kind: z.literal('admission'), applicationId: z.uuid() }),
  z.object({ kind: z.literal('expulsion'), memberId: z.uuid() }).meta({ description: 'Letter đ of L 33; the membership ends on the day of the resolution.' }),
  z.object({
    kind: z.literal('election'), post: z.string().max(60).meta({ description: 'Post of `governance` that the elected take.' }), fromOn: z.iso.date(), untilOn: z.iso.date(),
    leaving: z.array(z.object({ termId: z.uuid(), endedOn: z.iso.date(), ending: z.string().max(60) })).max(40).default([]),
  }),
])
export type Effect = z.output<typeof effect>
