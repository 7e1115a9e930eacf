import * as z from 'zod'
import { businessLine, date, organisationTypes, statuses } from '../schema.ts'
import { handle } from '../record/schema.ts'

const text = (max: number) => z.string().trim().max(max).transform((value) => value.normalize('NFC'))
const optionalText = (max: number) => text(max).transform((value) => value || null).nullable()

const attributes = {
  name: text(400).refine((value) => value !== ''),
  nameShort: optionalText(200), nameForeign: optionalText(400),
  address: text(600), addressLegacy: optionalText(600),
  commune: z.string().regex(/^\d{5}$/).nullable().meta({ description: "Code of today's commune" }),
  lines: z.array(businessLine).max(200),
  representative: optionalText(200),
  foundedOn: date.nullable(), registeredOn: date.nullable(),
  certificateNo: optionalText(60), certificateOn: date.nullable(), certificateBy: optionalText(300), legacyRegistrationNo: optionalText(60),
  charterCapitalDong: z.number().int().min(0).max(1_000_000_000_000_000).nullable(),
}

export const createInput = z.object({
  type: z.enum(organisationTypes),
  code: z.string().trim().max(20).nullable().default(null),
  codeReason: optionalText(500).default(null).meta({ description: 'Why a code with a wrong check digit is entered all the same (rule 53)' }),
  name: attributes.name, address: attributes.address,
  ...z.object(attributes).omit({ name: true, address: true }).partial().shape,
  successorOf: handle.nullable().default(null).meta({ description: 'The THT that becomes this HTX and keeps its code (D92 61)' }),
})
export type CreateInput = z.output<typeof createInput>

export const amendInput = z.object(attributes).partial().extend({
  code: handle,
  status: z.enum(statuses).optional(),
  statusFrom: date.nullable().optional(), statusUntil: date.nullable().optional(),
})
export type AmendInput = z.output<typeof amendInput>

export const warning = z.object({ rule: z.string(), article: z.string(), key: z.string(), detail: z.string().nullable() })
export type Warning = z.output<typeof warning>

export const entryOutput = z.object({ id: z.string(), name: z.string(), version: z.number().int(), warnings: z.array(warning) })
