import * as z from 'zod'
import { businessLine, fields, organisationTypes, sectors, statuses } from '../schema.ts'

const unitCode = (digits: number) => z.string().regex(new RegExp(`^\\d{${digits}}$`))

export const filters = z.object({
  province: unitCode(2).optional().meta({ description: "Code of today's province" }),
  commune: unitCode(5).optional().meta({ description: "Code of today's commune" }),
  type: z.enum(organisationTypes).optional(),
  sector: z.enum(sectors).optional().meta({ description: 'Sector of the size table (D113 Art 4)' }),
  field: z.enum(fields).optional().meta({ description: 'One of the eight fields in which provinces report' }),
  status: z.enum(statuses).optional(),
})
export type Filters = z.output<typeof filters>

export const searchInput = filters.extend({
  q: z.string().max(200).default('').meta({ description: 'Name, earlier name, code or address; accents, abbreviations and one slip per word do not matter' }),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
})
export type SearchInput = z.output<typeof searchInput>

/** The six public fields of D92 29, and what a list needs to tell rows apart. */
export const publicItem = z.object({
  name: z.string(),
  code: z.string().nullable(),
  address: z.string(),
  lines: z.array(businessLine),
  representative: z.string().nullable(),
  status: z.enum(statuses),
  id: z.string().meta({ description: 'What stands for {code}: the tax code, or x- and an id' }),
  type: z.enum(organisationTypes),
  province: z.string().nullable(),
  commune: z.string().nullable(),
  sector: z.enum(sectors).nullable(),
  field: z.enum(fields).nullable(),
  demonstration: z.boolean(),
})
export type PublicItem = z.output<typeof publicItem>

export const searchOutput = z.object({ items: z.array(publicItem), next: z.string().nullable() })
