import * as z from 'zod'

/**
 * What a resolution does once it carries: one kind for each module that it reaches, with the input of that module's own
 * operation.
 */
export const effect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('charter'), fromOn: z.iso.date(), values: z.record(z.string(), z.unknown()).meta({ description: 'As `adoptCharter` takes them.' }), clauses: z.record(z.string(), z.string()).default({}) }),
  z.object({ kind: z.literal('admission'), applicationId: z.uuid() }),
])
export type Effect = z.output<typeof effect>
