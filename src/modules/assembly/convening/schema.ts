import * as z from 'zod'
import { questionInput } from '../agenda/schema.ts'
import { moment, optionalText, text } from '../meetings/schema.ts'
import { refusalReasons } from './rules.ts'

export const callInput = z.object({ id: z.uuid(), plannedAt: moment, place: text(300), onlineAt: optionalText(500) })

/** A form sends one id or several. */
export const ids = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.uuid()).min(1, 'assembly.nobodyChosen').max(20_000))

export const deliveryInput = z.object({
  id: z.uuid(), memberIds: ids, channel: z.enum(['paper', 'electronic']).default('paper'),
  deliveredOn: z.iso.date().meta({ description: 'Day it was handed over or sent.' }), note: optionalText(300),
})

export const proposalInput = z.object({
  id: z.uuid(), title: text(300), body: text(10_000), receivedOn: z.iso.date().meta({ description: 'Day it came in, in writing.' }),
  memberIds: ids.meta({ description: 'Official members who signed; a third is needed (L 60.2).' }),
})

export const proposalDecision = z.object({
  id: z.uuid(), proposalId: z.uuid(),
  accepted: z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean()),
  reason: z.enum(refusalReasons).optional().meta({ description: 'Ground of L 60.3; required for a refusal.' }),
  explanation: optionalText(2000),
  question: questionInput.omit({ id: true }).optional().meta({ description: 'How it stands on the agenda; left out: a matter of its own with a simple majority.' }),
})

export const proposalView = z.object({
  id: z.uuid(), title: z.string(), body: z.string(), receivedOn: z.string(), signers: z.int(), state: z.enum(['received', 'accepted', 'refused']),
  faults: z.array(z.enum(['tooFewSigners', 'late'])).meta({ description: 'What L 60.2 misses in it.' }),
  reason: z.enum(refusalReasons).nullable(), explanation: z.string().nullable(), questionId: z.uuid().nullable(), decidedAt: z.string().nullable(), decidedBy: z.string().nullable(),
})
