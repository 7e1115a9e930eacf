import * as z from 'zod'
import { date } from '../schema.ts'
import { handle } from '../record/schema.ts'
import { correctableFields, correctionStates } from './rules.ts'

const reason = z.string().trim().min(1).max(2000).transform((text) => text.normalize('NFC'))
const value = z.json().meta({ description: 'The value in the shape of the field' })

export const correctionView = z.object({
  id: z.string(),
  organisation: z.object({ id: z.string(), name: z.string() }),
  origin: z.enum(['organisation', 'registrar']),
  field: z.enum(correctableFields),
  valueRecorded: value, valueSaid: value,
  reason: z.string(),
  state: z.enum(correctionStates),
  askedAt: z.date(), answeredAt: z.date().nullable(), decidedAt: z.date().nullable(), decisionReason: z.string().nullable(),
  dueOn: date.nullable(),
  overdue: z.boolean(),
  version: z.number().int(),
})
export type CorrectionView = z.output<typeof correctionView>

export const requestInput = z.object({ code: handle, field: z.enum(correctableFields), value, reason })
export const questionInput = z.object({ code: handle, field: z.enum(correctableFields), reason })
export const answerInput = z.object({ id: z.uuid(), value: value.meta({ description: 'Null: the record is right as it stands' }), reason: reason.optional() })
export const decisionInput = z.object({ id: z.uuid(), decision: z.enum(['correct', 'refuse']), reason })
export const listInput = z.object({
  code: handle.optional(),
  open: z.stringbool().default(true),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
})
