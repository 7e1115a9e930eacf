import * as z from 'zod'

export const kinds = ['official', 'linked_contributing', 'linked_noncontributing'] as const
export const parties = ['person', 'household', 'group', 'organisation'] as const
export const organs = ['founding_conference', 'board', 'director', 'assembly', 'group'] as const
/** How a membership began: an organ decided, or it stood in the register kept before. */
export const admittedBy = [...organs, 'taken_over'] as const
export type Kind = (typeof kinds)[number]
export type Party = (typeof parties)[number]
export type Organ = (typeof organs)[number]

const text = (max: number) => z.string().trim().min(1).max(max).transform((value) => value.normalize('NFC'))
const optional = (max: number) => z.string().trim().max(max).transform((value) => value.normalize('NFC') || null).nullish().transform((value) => value ?? null)

/** Cards and passports alike: letters and figures without the spaces and dots that people type. */
export const idNumber = z.string().transform((value) => value.replace(/[\s.\-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9]{6,20}$/, 'membership.idShape'))
  .or(z.literal('').transform(() => null)).nullish().transform((value) => value ?? null)
  .meta({ description: 'Personal ID number (12 or 9 digits) or passport number. Kept sealed.' })

export const day = z.iso.date()
/** A thousand trillion đồng: above every cooperative, below what JSON loses. */
const dong = z.int().min(0).max(1_000_000_000_000_000)

export const representative = z.object({ name: text(200), idNumber, phone: optional(40) })

/** What the register says of a member (L 15), as it comes in. */
export const memberFacts = z.object({
  kind: z.enum(kinds).meta({ description: 'Official, linked contributing, linked non-contributing (L 4.17–19).' }),
  party: z.enum(parties),
  name: text(200).meta({ description: 'Full name as on the identity card, or name of the household, group or organisation.' }),
  nationality: z.string().regex(/^[A-Z]{2}$/).default('VN').meta({ description: 'ISO 3166 country of a person; VN for bodies.' }),
  idNumber,
  bornOn: day.nullish().transform((value) => value ?? null),
  gender: z.enum(['female', 'male']).nullish().transform((value) => value ?? null),
  fullCapacity: z.boolean().default(true).meta({ description: 'The person has full civil capacity (L 30.1a).' }),
  address: optional(300).transform((value) => value ?? '').meta({ description: 'Contact address of a person, head office of an organisation.' }),
  phone: optional(40),
  email: z.email().max(254).or(z.literal('').transform(() => null)).nullish().transform((value) => value ?? null),
  organisationCode: z.string().regex(/^\d{10}$/).or(z.literal('').transform(() => null)).nullish().transform((value) => value ?? null)
    .meta({ description: 'Code of an organisation with legal personality.' }),
  cooperative: z.boolean().default(false).meta({ description: 'The organisation is an HTX: only such are official members of a union (L 34.1).' }),
  foreignInvested: z.boolean().default(false).meta({ description: 'An economic organisation with foreign capital; counts towards the 35 % (L 30.7).' }),
  representatives: z.array(representative).max(5).default([]).meta({ description: 'Exactly one for a household, a group or a body without legal personality (L 30.1c).' }),
  investmentCertificateNo: optional(60).meta({ description: 'Investment registration certificate of a foreign person (L 30.1b).' }),
  residencePaperNo: optional(60).meta({ description: 'Paper of lawful residence of a foreign person who does not contribute (L 30.2).' }),
  usesService: z.boolean(),
  givesLabour: z.boolean(),
  pledgedDong: dong.default(0).meta({ description: 'Contribution undertaken; 0 for members who do not contribute.' }),
  memberElsewhere: z.boolean().default(false).meta({ description: 'Already a member of another cooperative (L 30.4).' }),
})
export type MemberFacts = z.output<typeof memberFacts>

/** The same as it comes out. */
export const memberFactsView = z.object({
  kind: z.enum(kinds), party: z.enum(parties), name: z.string(), nationality: z.string(), idNumber: z.string().nullable(), bornOn: z.string().nullable(),
  gender: z.enum(['female', 'male']).nullable(), fullCapacity: z.boolean(), address: z.string(), phone: z.string().nullable(), email: z.string().nullable(),
  organisationCode: z.string().nullable(), cooperative: z.boolean(), foreignInvested: z.boolean(),
  representatives: z.array(z.object({ name: z.string(), idNumber: z.string().nullable(), phone: z.string().nullable() })),
  investmentCertificateNo: z.string().nullable(), residencePaperNo: z.string().nullable(), usesService: z.boolean(), givesLabour: z.boolean(),
  pledgedDong: z.int(), memberElsewhere: z.boolean(),
})

export const decision = z.object({
  organ: z.enum(organs).meta({ description: 'Who decided (L 66.6, 68.4đ, 70.9, 71.3g; D77 10).' }),
  decidedOn: day,
  resolutionRef: text(200).meta({ description: 'Number of the resolution or decision.' }),
  votesFor: z.int().min(0).optional().meta({ description: 'THT: members in favour; more than half of all are needed.' }),
})
export type Decision = z.output<typeof decision>

export const warning = z.object({ key: z.string(), article: z.string(), text: z.string() })

/** What every member of the organisation may read of another (L 14.1c): name and kind. */
export const memberLine = z.object({
  id: z.uuid(),
  number: z.int(),
  kind: z.enum(kinds),
  party: z.enum(parties),
  name: z.string(),
  joinedOn: z.string(),
  own: z.boolean().meta({ description: 'The reader is this member.' }),
  address: z.string().nullable().meta({ description: 'Null for readers who do not keep the register.' }),
  idTail: z.string().nullable().meta({ description: 'Last three of the personal number; null like the address.' }),
})
export type MemberLine = z.output<typeof memberLine>

export const memberView = z.object({
  id: z.uuid(), number: z.int(), kind: z.enum(kinds), party: z.enum(parties), name: z.string(), joinedOn: z.string(), own: z.boolean(),
  foreign: z.boolean(), nationality: z.string(), bornOn: z.string().nullable(), gender: z.enum(['female', 'male']).nullable(),
  address: z.string(), phone: z.string().nullable(), email: z.string().nullable(),
  idNumber: z.string().nullable(), organisationCode: z.string().nullable(), cooperative: z.boolean(),
  representative: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  usesService: z.boolean(), givesLabour: z.boolean(), investmentCertificateNo: z.string().nullable(), residencePaperNo: z.string().nullable(),
  pledgedDong: z.int(), heirOf: z.uuid().nullable(), personId: z.uuid().nullable(),
  admission: z.object({ organ: z.enum(admittedBy), decidedOn: z.string(), resolutionRef: z.string().nullable() }),
  ending: z.object({ endedOn: z.string(), reason: z.string(), organ: z.string(), resolutionRef: z.string().nullable(), note: z.string().nullable() }).nullable(),
  history: z.array(z.object({
    kind: z.enum(kinds), name: z.string(), validFrom: z.string(), validTo: z.string().nullable(), knownFrom: z.string(), knownTo: z.string().nullable(), ground: z.string().nullable(),
  })).meta({ description: 'Everything the register ever said, newest knowledge first.' }),
  versionNo: z.int(),
})
export type MemberView = z.output<typeof memberView>

export type MemberOnDay = {
  id: string
  number: number
  kind: Kind
  party: Party
  name: string
  foreign: boolean
  /** identity.person who signs in as this member, or as the one who represents it. */
  personId: string | null
  joinedOn: string
}
