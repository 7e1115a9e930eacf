import * as z from 'zod'

/** Values of the register; safe in the browser. */
export const organisationTypes = ['THT', 'HTX', 'LHHTX'] as const
export type OrganisationType = (typeof organisationTypes)[number]

/** D92 27 (seven, HTX and LHHTX) and 28 (six, THT and units): `ending` stands where the others have `dissolving`. */
export const statuses = ['active', 'suspended', 'tax_enforced', 'dissolving', 'bankrupt', 'ending', 'ended', 'not_at_address'] as const
export type Status = (typeof statuses)[number]

/** D113 Art 4: the four sectors that fix the size table. */
export const sectors = ['agriculture', 'industry_construction', 'finance', 'trade_services'] as const
export type Sector = (typeof sectors)[number]

/** The eight fields in which provinces and the Alliance report. */
export const fields = ['agriculture', 'industry', 'construction', 'transport', 'trade_service', 'credit_fund', 'environment', 'other'] as const
export type Field = (typeof fields)[number]

export const sizeClasses = ['micro', 'small', 'medium', 'large', 'unknown'] as const
export type SizeClass = (typeof sizeClasses)[number]

export const unitKinds = ['branch', 'rep_office', 'location'] as const
export type UnitKind = (typeof unitKinds)[number]

export const sourceSystems = ['national_registration', 'tax', 'provincial_import', 'alliance_import', 'manual_entry', 'organisation', 'demonstration'] as const
export type SourceSystem = (typeof sourceSystems)[number]

export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const businessLine = z.object({
  version: z.string().meta({ description: 'VSIC version of the code, for example 2025' }),
  code: z.string().meta({ description: 'VSIC level-4 code' }),
  name: z.string(),
  detail: z.string().nullable().default(null).meta({ description: 'Text registered under the code' }),
  main: z.boolean(),
})
export type BusinessLine = z.output<typeof businessLine>
