import * as z from 'zod'
import { keptFigure } from '../kept/schema.ts'
import { businessLine, date, fields, organisationTypes, sectors, sizeClasses, statuses, unitKinds } from '../schema.ts'

export const handle = z.string().max(60).meta({ description: 'Tax code, or x- and an id for a body without one' })
export const recordInput = z.object({
  code: handle,
  asOf: date.optional().meta({ description: 'The state at the end of this day in Viet Nam' }),
})

export const link = z.object({
  relation: z.enum(['predecessor', 'successor']),
  id: z.string().meta({ description: 'x- and an id: a predecessor shares its code' }),
})

/** Where the record comes from; every reader may know it. */
const meta = z.object({
  id: z.string(),
  type: z.enum(organisationTypes),
  province: z.string().nullable(),
  commune: z.string().nullable(),
  sector: z.enum(sectors).nullable(),
  field: z.enum(fields).nullable(),
  links: z.array(link),
  mirrored: z.boolean().meta({ description: 'True: a read-only mirror of the registration source' }),
  sourceSystem: z.string(),
  retrievedAt: z.date().nullable(),
  legalBasis: z.string().nullable(),
  validFrom: z.date().meta({ description: 'Since when the record stands like this' }),
  version: z.number().int(),
})

/** Exactly the six fields that D92 29 makes public, and a word about where they come from. */
export const publicRecord = z.object({
  name: z.string(),
  code: z.string().nullable(),
  address: z.string(),
  lines: z.array(businessLine),
  representative: z.string().nullable(),
  status: z.enum(statuses),
  type: z.enum(organisationTypes),
  demonstration: z.boolean().meta({ description: 'True: invented, never a statistic' }),
  meta,
})
export type PublicRecord = z.output<typeof publicRecord>

const count = z.number().int().nonnegative().nullable()
const dong = z.number().int().nullable()

export const profile = z.object({
  phone: z.string().nullable(), email: z.string().nullable(), website: z.string().nullable(),
  officialMembers: count, contributingMembers: count, noncontributingMembers: count, femaleMembers: count,
  workers: count, memberWorkers: count,
  totalCapitalDong: dong, revenueDong: dong, internalRevenueDong: dong, profitDong: dong, workerIncomeDong: dong,
  figuresYear: z.number().int().nullable(),
  grade: z.string().nullable(), gradeScheme: z.string().nullable(), gradeYear: z.number().int().nullable(),
  gradeSchemeUntil: z.string().nullable().meta({ description: 'Last day of the scheme; null while it holds. No scheme is in force since 19/9/2025.' }),
  lastGeneralMeetingOn: date.nullable(),
  products: z.string().nullable(), digitalApplication: z.boolean().nullable(), valueChain: z.boolean().nullable(), ocopProducts: count,
  allianceMember: z.boolean(), allianceMemberSince: date.nullable(), allianceConsent: z.boolean(),
  lastConfirmedOn: date.nullable(), sourceSystem: z.string(), version: z.number().int(),
  kept: z.array(keptFigure).meta({ description: 'Figures that a book of the organisation keeps; they are not typed. Empty for a past state of the record.' }),
})
export type Profile = z.output<typeof profile>

export const representative = z.object({
  id: z.string(), fullName: z.string(), post: z.string().nullable(), nationality: z.string(),
  personalId: z.string().nullable().meta({ description: 'Last three digits only' }),
  phone: z.string().nullable(), address: z.string().nullable(), sinceOn: date.nullable(), untilOn: date.nullable(),
})

export const unit = z.object({
  id: z.string(), kind: z.enum(unitKinds), code: z.string().nullable(), locationCode: z.string().nullable(),
  name: z.string(), address: z.string(), status: z.string(),
})

export const freshness = z.object({
  lastConfirmedOn: date.nullable(),
  updatedAt: z.date(),
  state: z.enum(['fresh', 'ageing', 'stale', 'unconfirmed']),
})

/** What the organisation itself and its officers see. */
export const registered = z.object({
  nameShort: z.string().nullable(), nameForeign: z.string().nullable(), formerNames: z.array(z.string()),
  legacyRegistrationNo: z.string().nullable(), addressLegacy: z.string().nullable(), placeScheme: z.string(),
  statusFrom: date.nullable(), statusUntil: date.nullable(),
  sizeClass: z.enum(sizeClasses), foundedOn: date.nullable(), registeredOn: date.nullable(), endedOn: date.nullable(),
  certificateNo: z.string().nullable(), certificateOn: date.nullable(), certificateBy: z.string().nullable(),
  charterCapitalDong: dong, sourceRecordId: z.string().nullable(), fieldSources: z.record(z.string(), z.unknown()),
})

/** One shape with optional depth: a union would try the deep one first for every anonymous reader. */
export const depth = z.object({
  registered,
  profile: profile.nullable().meta({ description: 'Null where the reader sees the registered record only' }),
  representatives: z.array(representative),
  units: z.array(unit),
  openCorrections: z.number().int(),
  freshness,
})
export type FullRecord = PublicRecord & z.output<typeof depth>

export const recordOutput = publicRecord.extend(depth.partial().shape)
