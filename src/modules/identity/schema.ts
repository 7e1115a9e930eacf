import * as z from 'zod'
import { isPersonalId, normalisePersonalId, officeKinds } from './rules.ts'

/** Shapes of people, offices and keys; safe in the browser. */
export const login = z.string().transform((text) => text.normalize('NFC').trim().toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9._-]{2,60}$/, 'identity.loginShape')).meta({ description: 'Sign-in name: 2 to 60 of a–z, 0–9, dot, hyphen, underscore.' })
export const personName = z.string().trim().min(1).max(120).transform((text) => text.normalize('NFC')).meta({ description: 'Full name as on the identity card.' })
/** ASVS 6.2: length counts, composition does not. */
export const newPassword = z.string().min(10, 'identity.passwordShort').max(128).meta({ description: 'At least 10 characters; a sentence is good.' })
export const personalId = z.string().transform(normalisePersonalId).pipe(z.string().refine(isPersonalId, 'identity.personalIdShape'))
  .meta({ description: 'Personal ID number, 12 digits (9 on older cards). Kept sealed; only its last three digits are ever shown.' })
const optionalText = (max: number) => z.string().trim().max(max).transform((text) => text.normalize('NFC') || null).nullish().transform((text) => text ?? null)

export const officeView = z.object({
  id: z.uuid(),
  kind: z.enum(officeKinds),
  name: z.string(),
  provinceCode: z.string().nullable(),
  communeCode: z.string().nullable(),
  organisationId: z.uuid().nullable(),
})
export type OfficeView = z.output<typeof officeView>

export const roleView = z.object({ code: z.string(), name: z.string() })

export const postingView = z.object({
  id: z.uuid(),
  office: officeView,
  role: roleView,
  validFrom: z.string(),
  validTo: z.string().nullable(),
  assignmentRef: z.string().nullable().meta({ description: 'The written assignment of duty (C09 9.4).' }),
  acting: z.boolean().meta({ description: 'The person acts from this office now.' }),
})

export const profileView = z.object({
  id: z.uuid(),
  login: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  personalId: z.string().nullable().meta({ description: 'Masked: the last three digits.' }),
  grants: z.array(z.string()),
  postings: z.array(postingView),
  via: z.enum(['session', 'key']),
})
export type Profile = z.output<typeof profileView>

export const accountView = z.object({
  postingId: z.uuid(),
  personId: z.uuid(),
  login: z.string(),
  name: z.string(),
  office: officeView,
  role: roleView,
  validFrom: z.string(),
  state: z.enum(['active', 'suspended', 'ended']),
  mayLock: z.boolean(),
})
export type Account = z.output<typeof accountView>

export const invitationInput = z.object({
  officeId: z.uuid().optional().meta({ description: 'An office that exists.' }),
  kind: z.enum(officeKinds).optional().meta({ description: 'Instead of officeId: the office of this kind at the place.' }),
  provinceCode: z.string().regex(/^\d{2}$/).optional(),
  communeCode: z.string().regex(/^\d{5}$/).optional(),
  organisationCode: z.string().trim().max(20).optional().meta({ description: 'For kind organisation: its tax code. Where it is and what it is, the register says.' }),
  organisationId: z.uuid().optional().meta({ description: 'Instead of organisationCode, for a body without a code.' }),
  officeName: z.string().trim().min(1).max(400).optional(),
  role: z.string(),
  name: personName,
  email: z.email().max(254).or(z.literal('')).nullish().transform((text) => text || null),
  personalId: personalId.or(z.literal('')).nullish().transform((text) => text || null),
  assignmentRef: optionalText(200),
}).refine((i) => i.officeId !== undefined || i.kind !== undefined, 'identity.officeMissing')

export const invitationView = z.object({
  id: z.uuid(),
  name: z.string(),
  office: officeView,
  role: roleView,
  expiresAt: z.string(),
  state: z.enum(['waiting', 'accepted', 'revoked', 'expired']),
})

export const keyView = z.object({
  id: z.uuid(),
  name: z.string(),
  startsWith: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
})
export type KeyView = z.output<typeof keyView>
