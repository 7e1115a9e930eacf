import * as z from 'zod'
import { exclusionReasons } from './deadlines/rules.ts'
import { entryKinds } from './ledger/rules.ts'

const text = (max: number) => z.string().trim().min(1).max(max).transform((value) => value.normalize('NFC'))
/** A form leaves an empty field where nothing was said. */
const optional = <T extends z.ZodType>(schema: T) => z.literal('').transform(() => null).or(schema).nullish().transform((value) => value ?? null)
export const day = z.iso.date()
/** A thousand trillion đồng: above every cooperative, below what JSON loses. */
const amount = z.coerce.number().int().min(1).max(1_000_000_000_000_000)
const amountOrNone = z.coerce.number().int().min(0).max(1_000_000_000_000_000)

export const code = z.string().max(60).meta({ description: 'Tax code, or x- and an id for a body without one' })
export const assetKinds = ['money', 'foreignCurrency', 'gold', 'landUseRight', 'intellectualProperty', 'technology', 'other'] as const

const asset = {
  assetKind: z.enum(assetKinds).default('money').meta({ description: 'What is contributed (L 73.1).' }),
  assetNote: optional(text(500)).meta({ description: 'Quantity and valuation; required for everything but money (L 73.2, 77).' }),
  useRightUntil: optional(day).meta({ description: 'A right of use is contributed: its last day, which the certificate shows (L 76.2b).' }),
}
const solvency = {
  solvencyBy: optional(text(200)).meta({ description: 'Who confirmed that every debt stays payable (L 78.3).' }),
  solvencyOn: optional(day),
}
const ground = optional(text(500)).meta({ description: 'The decision or paper behind it.' })
const memberId = z.uuid()

/** What the book of contributions can be told. */
export const actInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pledge'), memberId, amountDong: amount, onDay: day, dueOn: optional(day), ground }).meta({ description: 'First commitment of a member.' }),
  z.object({ kind: z.literal('topUp'), memberId, amountDong: amount, onDay: day, dueOn: optional(day), ground }).meta({ description: 'A member commits more (L 74.7, 78).' }),
  z.object({ kind: z.literal('payment'), memberId, amountDong: amount, onDay: day, ...asset, ground }).meta({ description: 'A member pays, wholly or in part.' }),
  z.object({ kind: z.literal('return'), memberId, amountDong: amount, onDay: day, ...solvency, ground }).meta({ description: 'Paid capital goes back (L 78, 90.2).' }),
  z.object({ kind: z.literal('reduction'), memberId, amountDong: amount, onDay: day, ...solvency, ground }).meta({ description: 'A part that was never paid is no longer committed (L 74.7, 78).' }),
  z.object({ kind: z.literal('transfer'), memberId, toMemberId: memberId, paidDong: amountOrNone, unpaidDong: amountOrNone.default(0), onDay: day, ground }).meta({ description: 'One member hands capital to another.' }),
  z.object({ kind: z.literal('inheritance'), memberId, toMemberId: memberId, paidDong: amountOrNone, unpaidDong: amountOrNone.default(0), onDay: day, ground }).meta({ description: 'An heir who is a member takes over (L 90.3).' }),
  z.object({ kind: z.literal('correction'), entryId: z.uuid(), committedDong: amountOrNone, paidDong: amountOrNone, ground: text(500) }).meta({ description: 'What the named line should have said; the line itself stays.' }),
])
export type ActInput = z.output<typeof actInput>

export const openingLine = z.object({
  memberId, committedDong: amount, paidDong: amountOrNone, ...asset,
  clockFrom: optional(day).meta({ description: 'From when the time to pay runs; without it, the later of certificate and admission.' }),
})
export const openingInput = z.object({ code, onDay: day, ground, lines: z.array(openingLine).min(1).max(5000) })
export type OpeningLine = z.output<typeof openingLine>

export const exclusionInput = z.object({
  code, memberId, reason: z.enum(exclusionReasons), fromOn: day, toOn: day, note: text(500),
  cancels: optional(z.uuid()).meta({ description: 'A period that was recorded wrongly; it no longer counts.' }),
})

export const obligationInput = z.object({
  code, memberId, amountDong: amount, onDay: day,
  settles: z.coerce.boolean().default(false).meta({ description: 'False: the member owes this; true: the member paid it off.' }), note: text(500),
})

export const entryView = z.object({
  id: z.uuid(), kind: z.enum(entryKinds), onDay: day, committedDong: z.int(), paidDong: z.int(), corrects: z.uuid().nullable(), correctedBy: z.array(z.uuid()),
  otherMember: z.string().nullable().meta({ description: 'Name of the other side where capital changed hands.' }),
  assetKind: z.enum(assetKinds).nullable(), assetNote: z.string().nullable(), useRightUntil: day.nullable(),
  dueOn: day.nullable().meta({ description: 'Last day to pay a commitment.' }),
  solvencyBy: z.string().nullable(), solvencyOn: day.nullable(), ground: z.string().nullable(), recordedAt: z.date(),
})
export type EntryView = z.output<typeof entryView>

const openPart = z.object({ openDong: z.int(), dueOn: day })
export const outcomes = ['open', 'full', 'unpaid', 'belowMinimum', 'reduced'] as const

export const warning = z.object({ key: z.string(), article: z.string().nullable(), text: z.string() })
export const recorded = z.object({
  entryIds: z.array(z.uuid()),
  charterCapitalDong: z.int().meta({ description: 'Sum of all commitments after it.' }),
  warnings: z.array(warning).meta({ description: 'What it sets going: a counter of twelve months, a duty to register.' }),
})
export type Recorded = z.output<typeof recorded>

/** Kind and ratio are for every member to read (L 14.1c); amounts and dates of others are not. */
export const shareLine = z.object({
  memberId: z.uuid(), number: z.int().nullable(), name: z.string(), kind: z.enum(['official', 'linked_contributing']), foreign: z.boolean(), active: z.boolean(), own: z.boolean(),
  ratioBasisPoints: z.int().meta({ description: 'Commitment over charter capital, in ten-thousandths, rounded down; caps are decided on the exact fraction.' }),
  committedDong: z.int().nullable(), paidDong: z.int().nullable(),
  dueOn: day.nullable(), outcome: z.enum(outcomes).nullable(),
})
export type ShareLine = z.output<typeof shareLine>

export const capView = z.object({
  cap: z.enum(['official', 'linked', 'foreign']), article: z.string(), memberId: z.uuid().nullable(), memberName: z.string().nullable(),
  heldDong: z.int(), totalDong: z.int(), maxPercent: z.int(), broken: z.boolean(),
  beganOn: day.nullable(), dueOn: day.nullable().meta({ description: 'End of the twelve months to mend it (L 103.1đ).' }),
})
export type CapView = z.output<typeof capView>

export const sheetView = z.object({
  asOf: day,
  manages: z.boolean().meta({ description: 'The reader keeps the book: sees amounts and may write.' }),
  opened: z.boolean(),
  charterCapitalDong: z.int().meta({ description: 'Sum of the commitments in the book.' }),
  paidDong: z.int(),
  registeredDong: z.int().nullable().meta({ description: 'What the register mirrors; never changed from here.' }),
  registrationDue: z.object({ changedOn: day, dueOn: day }).nullable().meta({ description: 'The difference must be registered (L 47.1).' }),
  caps: z.array(capView),
  shares: z.array(shareLine),
})
export type SheetView = z.output<typeof sheetView>

export const ledgerView = z.object({
  member: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(['official', 'linked_contributing']), active: z.boolean(), own: z.boolean() }),
  manages: z.boolean(),
  charterCapitalDong: z.int(), committedDong: z.int(), paidDong: z.int(), rightsDong: z.int().meta({ description: 'What rights follow today (L 74.4, 74.6).' }),
  owedDong: z.int(), outcome: z.enum(outcomes), open: z.array(openPart),
  canStillAddDong: z.int().nullable().meta({ description: 'Most that the caps and the charter still allow; null: no limit.' }),
  entries: z.array(entryView),
  excluded: z.array(z.object({ id: z.uuid(), reason: z.enum(exclusionReasons), fromOn: day, toOn: day, note: z.string(), cancelled: z.boolean() })),
  obligations: z.array(z.object({ id: z.uuid(), amountDong: z.int(), onDay: day, source: z.string(), note: z.string() })),
  certificate: z.object({ id: z.uuid(), number: z.int(), issuedOn: day }).nullable(),
})
export type LedgerView = z.output<typeof ledgerView>
