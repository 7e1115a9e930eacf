import * as z from 'zod'
import { handle, representative, unit } from '../record/schema.ts'
import { date, unitKinds } from '../schema.ts'

const text = (max: number) => z.string().trim().min(1).max(max).transform((value) => value.normalize('NFC'))

export const unitInput = z.object({
  code: handle,
  kind: z.enum(unitKinds),
  unitCode: z.string().max(20).nullable().default(null).meta({ description: 'Branch and representative office: 10-3 digits; business location: 5 digits (D92 14.4-14.5)' }),
  name: text(400), address: text(600),
  commune: z.string().regex(/^\d{5}$/).nullable().default(null),
  openedOn: date.nullable().default(null),
})
export type UnitInput = z.output<typeof unitInput>

export const representativeInput = z.object({
  code: handle,
  fullName: text(120), post: text(120).nullable().default(null),
  nationality: z.string().regex(/^[A-Z]{2}$/).default('VN'),
  personalId: z.string().regex(/^\d{9}$|^\d{12}$/).nullable().default(null).meta({ description: 'Kept sealed; only its last three digits are ever shown' }),
  phone: text(40).nullable().default(null), address: text(600).nullable().default(null),
  sinceOn: date.nullable().default(null),
})
export type RepresentativeInput = z.output<typeof representativeInput>

export { representative, unit }
