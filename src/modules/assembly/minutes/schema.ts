import * as z from 'zod'
import { optionalText } from '../meetings/schema.ts'
import { signerRoles } from './rules.ts'

export const minutesInput = z.object({
  id: z.uuid(),
  body: optionalText(200_000).meta({ description: 'Left out: drawn up from what the platform recorded.' }),
})

export const signatureInput = z.object({
  id: z.uuid(),
  role: z.enum(signerRoles),
  memberId: z.preprocess((value) => (value === '' ? undefined : value), z.uuid().optional()).meta({ description: 'Attendee: who signed; left out: the reader.' }),
  state: z.enum(['signed', 'refused']).default('signed'),
  reason: optionalText(1000).meta({ description: 'Why chair or secretary refuses; it goes into the minutes (L 57.4).' }),
})

export const minutesView = z.object({
  body: z.string(), writtenAt: z.string(), writtenBy: z.string(),
  chair: z.enum(['signed', 'refused', 'waiting']), secretary: z.enum(['signed', 'refused', 'waiting']),
  refusals: z.array(z.object({ role: z.string(), name: z.string(), reason: z.string(), at: z.string() })),
  attendees: z.int().meta({ description: 'Attendees who signed.' }), attended: z.int(),
  valid: z.boolean(), by: z.enum(['officers', 'attendees']).nullable(), missing: z.int(),
  validAt: z.string().nullable(), mayWrite: z.boolean(), iSigned: z.boolean(),
})
export type MinutesView = z.output<typeof minutesView>
