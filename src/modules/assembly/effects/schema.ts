import * as z from 'zod'

/**
 * What a resolution does once it carries: one kind for each module that it reaches, with the input of that module's own
 * operation.
 */
export const effect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('charter'), fromOn: z.iso.date(), values: z.record(z.string(), z.unknown()), clauses: z.record(z.string(), z.string()).default({}) }),
  z.object({ kind: z.literal('admission'), applicationId: z.uuid() }),
  z.object({ kind: z.literal('expulsion'), memberId: z.uuid(), endedOn: z.iso.date() }),
])
export type Effect = z.output<typeof effect>
