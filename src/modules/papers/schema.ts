import * as z from 'zod'
import { fields, organisationTypes, sectors, statuses } from '#modules/register/index.ts'

/** The same filter as the list on the screen. */
export const paperInput = z.object({
  province: z.string().regex(/^\d{2}$/).optional(),
  commune: z.string().regex(/^\d{5}$/).optional(),
  q: z.string().max(200).default(''),
  type: z.enum(organisationTypes).optional(),
  status: z.enum(statuses).optional(),
  sector: z.enum(sectors).optional(),
  field: z.enum(fields).optional(),
  attention: z.enum(['stale', 'noCode', 'noCommune', 'noRepresentative', 'noProfile', 'openCorrection', 'notAtAddress']).optional(),
  /** Rows a printed paper may have at most; files have no bound. */
  atMost: z.number().int().positive().optional(),
})

export type PaperInput = z.input<typeof paperInput>

const issuing = {
  issuer: z.string(), person: z.string(), place: z.string().meta({ description: 'Province without its kind, for "Quảng Ngãi, ngày …"' }),
  asOf: z.string(), source: z.string(), method: z.string(),
}

export const listed = z.object({
  handle: z.string(), name: z.string(), type: z.enum(organisationTypes), code: z.string().nullable(), address: z.string(), commune: z.string().nullable(), communeCode: z.string().nullable(),
  representative: z.string().nullable(), phone: z.string().nullable(), field: z.enum(fields).nullable(), officialMembers: z.number().nullable(), workers: z.number().nullable(),
  charterCapitalDong: z.number().nullable(), revenueDong: z.number().nullable(), status: z.enum(statuses), foundedOn: z.string().nullable(), lastConfirmedOn: z.string().nullable(),
  sourceSystem: z.string(), demonstration: z.boolean(),
})
export type Listed = z.output<typeof listed>

export const provinceList = z.object({ ...issuing, territory: z.string(), items: z.array(listed), demonstration: z.boolean() })
export type ProvinceList = z.output<typeof provinceList>

const counts = { htx: z.array(z.number()), htxTotal: z.number(), lhhtx: z.number(), tht: z.number() }
export const summaryTable = z.object({
  ...issuing, territory: z.string(),
  fields: z.array(z.object({ key: z.string(), name: z.string() })),
  rows: z.array(z.object({ commune: z.object({ code: z.string(), name: z.string() }), ...counts })),
  total: z.object(counts),
})
export type SummaryTable = z.output<typeof summaryTable>
