import * as z from 'zod'
import { filters } from '../search/schema.ts'
import { date, fields, organisationTypes, sizeClasses, statuses } from '../schema.ts'

/** What an officer should look at first. */
export const attentions = ['stale', 'noCode', 'noCommune', 'noRepresentative', 'noProfile', 'openCorrection', 'notAtAddress'] as const
export type Attention = (typeof attentions)[number]

export const territoryInput = filters.extend({
  q: z.string().max(200).default(''),
  attention: z.enum(attentions).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(500).optional(),
})
export type TerritoryInput = z.output<typeof territoryInput>

export const territoryItem = z.object({
  id: z.string(), code: z.string().nullable(), type: z.enum(organisationTypes), name: z.string(), address: z.string(),
  province: z.string().nullable(), commune: z.string().nullable(), representative: z.string().nullable(),
  status: z.enum(statuses), field: z.enum(fields).nullable(), sizeClass: z.enum(sizeClasses), mainLine: z.string().nullable(),
  foundedOn: date.nullable(), charterCapitalDong: z.number().int().nullable(),
  phone: z.string().nullable(), officialMembers: z.number().int().nullable(), workers: z.number().int().nullable(), revenueDong: z.number().int().nullable(),
  lastConfirmedOn: date.nullable(), freshness: z.enum(['fresh', 'ageing', 'stale', 'unconfirmed']),
  sourceSystem: z.string(), attention: z.array(z.enum(attentions)), demonstration: z.boolean(),
})
export type TerritoryItem = z.output<typeof territoryItem>
