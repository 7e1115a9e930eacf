import * as z from 'zod'

/** A share in ten-thousandths: 5 % is 500. Whole numbers, so that no threshold is lost to rounding. */
const basisPoints = z.int().min(0).max(10_000)
/** A thousand trillion đồng: above every cooperative, below what JSON loses. */
const dong = z.int().min(0).max(1_000_000_000_000_000)
const text = (max: number) => z.string().trim().min(1).max(max).overwrite((value) => value.normalize('NFC'))

export const meetingForms = ['in_person', 'online', 'hybrid'] as const
export const governanceModels = ['full', 'reduced'] as const
/** Quarters' ends: the accounting year is twelve whole months from the first day of a quarter. */
export const fiscalYearEnds = ['12-31', '03-31', '06-30', '09-30'] as const

/** The condition sheet: what Article 40 leaves to each charter and software has to know. */
export const charterValues = z.object({
  minContributionDong: dong.meta({ description: 'Least contribution of one member (L 40.8).' }),
  maxContributionDong: dong.nullable().meta({ description: 'Highest contribution of one member; null: only the cap of L 74 holds.' }),
  contributionMonths: z.int().min(0).max(6).meta({ description: 'Months in which a contribution is paid in full; six at most (L 74.4).' }),
  membershipFeeDong: dong.meta({ description: 'Yearly fee of members who do not contribute (L 40.9).' }),
  meetingForms: z.array(z.enum(meetingForms)).min(1).meta({ description: 'Forms in which the general meeting may be held (L 40.10, 57.3).' }),
  delegateMeetings: z.boolean().meta({ description: 'Whether the general meeting may be one of delegates (L 57.2).' }),
  delegateMethod: z.enum(['authorised', 'elected_by_group']).meta({ description: 'How delegates come about (L 40.10): each authorised by named members, or elected by groups.' }),
  votingMethod: z.enum(['open', 'secret']).meta({ description: 'How the general meeting votes where the law does not ask for a secret ballot (L 40.10).' }),
  voteDenominator: z.enum(['present', 'cast']).meta({ description: 'What a share of votes is a share of (L 61.2): all who attend, or the votes cast.' }),
  agendaProposalDays: z.int().min(0).max(30).meta({ description: 'Days before the opening by which an agenda proposal must be in (L 60.2).' }),
  unionVotes: z.enum(['equal', 'by_size']).meta({ description: 'Votes in the general meeting of a union: equal, or by size of the member cooperative (L 40.10, 61.5).' }),
  unionVoteSteps: z.array(z.object({ membersFrom: z.int().min(0), votes: z.int().min(1).max(1000) })).max(20)
    .meta({ description: 'Where votes go by size: from so many official members on, so many votes.' }),
  minInternalBasisPoints: basisPoints.meta({ description: 'Least share of internal transactions, in ten-thousandths (L 40.11); the law names none.' }),
  undividedInternalBasisPoints: basisPoints.meta({ description: 'Undivided fund: share of income from internal transactions (L 40.13, 84).' }),
  undividedExternalBasisPoints: basisPoints.meta({ description: 'Undivided fund: share of income from external ones; 5 % at least, unions 10 % (L 84).' }),
  otherFunds: z.array(z.object({ name: text(120), basisPoints })).max(20).meta({ description: 'Other funds and their rates (L 40.13).' }),
  inactivityMonths: z.int().min(1).max(120).nullable().meta({ description: 'So long without using services or working ends membership (L 40.4b); null: no such rule.' }),
  minimumUseDong: dong.nullable().meta({ description: 'Least yearly use of services by one member (L 40.4c).' }),
  representativeTitles: z.array(text(80)).min(1).max(5).meta({ description: 'Titles of the legal representatives, one for each (L 40.7).' }),
  fiscalYearEnd: z.enum(fiscalYearEnds).meta({ description: 'Last day of the fiscal year, month and day.' }),
  governanceModel: z.enum(governanceModels).meta({ description: 'Full or reduced organisation (L 56).' }),
  multiMembership: z.boolean().meta({ description: 'Whether a member may belong to other cooperatives too (L 30.4, 34.3).' }),
  groupDecisionBasisPoints: basisPoints.meta({ description: 'THT: more than this share of members admits, lets go and decides (D77 8.3, 10, 11, 21); 50 % unless the contract differs.' }),
  groupQuorumBasisPoints: basisPoints.meta({ description: 'THT: more than this share makes the first meeting valid (D77 20); 75 % unless the contract differs.' }),
  groupNoticeWorkingDays: z.int().min(0).max(60).meta({ description: 'THT: notice before a membership ends, in working days (D77 11.2).' }),
})
export type CharterValues = z.output<typeof charterValues>
export type CharterName = keyof CharterValues

export const charterNames = Object.keys(charterValues.shape) as CharterName[]

/** What a charter states; the rest keeps the default and is shown as not stated. */
export const statedValues = charterValues.partial()
export type StatedValues = z.output<typeof statedValues>

/** Where the charter says it: "Điều 12 khoản 3". */
export const clauses = z.partialRecord(z.enum(charterNames as [CharterName, ...CharterName[]]), text(120))
export type Clauses = z.output<typeof clauses>

const flags = z.object(Object.fromEntries(charterNames.map((name) => [name, z.boolean()])) as Record<CharterName, z.ZodBoolean>)

export const charter = z.object({
  organisationId: z.uuid(),
  organisationType: z.enum(['THT', 'HTX', 'LHHTX']),
  versionNo: z.int().meta({ description: '0: no charter is recorded yet, every value is a default.' }),
  fromOn: z.string().nullable(),
  adoptedOn: z.string().nullable(),
  resolutionRef: z.string().nullable(),
  values: charterValues,
  stated: flags.meta({ description: 'False: the charter does not say it; the value is the default of the platform.' }),
  articles: z.record(z.string(), z.string()).meta({ description: 'Article of law that leaves the value to the charter.' }),
  clauses: clauses.meta({ description: 'Where this charter says it.' }),
})
export type Charter = z.output<typeof charter>

const day = z.iso.date()

export const adoption = z.object({
  code: z.string().max(60),
  fromOn: day.meta({ description: 'First day on which the version is in force.' }),
  adoptedOn: day.meta({ description: 'Day of the general meeting or founding conference.' }),
  resolutionRef: text(200).meta({ description: 'The resolution that adopted it.' }),
  values: statedValues,
  clauses: clauses.default({}),
})
