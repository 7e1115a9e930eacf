import * as z from 'zod'
import { drawing as strokes } from '#platform/paper/schema.ts'
import { documentKinds, isConfirmationCode, normaliseCode, standings } from './rules.ts'

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const line = (max: number) => z.string().trim().min(1).max(max).transform((value) => value.normalize('NFC'))

export const documentKind = z.enum(documentKinds)

export const signatureInput = z.object({
  personId: z.uuid().nullable().default(null),
  name: line(200),
  office: line(200).meta({ description: 'In what office: "Chủ tịch Hội đồng quản trị".' }),
  manner: z.enum(['account', 'screen', 'paper']).meta({ description: 'With the own account, drawn on glass, by hand on paper.' }),
  drawing: strokes.nullable().default(null),
  signedAt: z.iso.datetime(),
})

export const documentView = z.object({
  id: z.uuid(),
  kind: documentKind,
  kindName: z.string(),
  number: z.string(),
  title: z.string(),
  issuedOn: z.string(),
  standing: z.enum(standings),
  supersededBy: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  withdrawnOn: z.string().nullable(),
  withdrawalGround: z.string().nullable(),
  confirmationCode: z.string(),
  sha256: z.string(),
  sizeBytes: z.int(),
  subjectId: z.uuid().nullable(),
  facts: z.record(z.string(), z.unknown()),
  demonstration: z.boolean(),
})
export type DocumentView = z.output<typeof documentView>

export const signatureView = z.object({ name: z.string(), office: z.string(), manner: z.enum(['account', 'screen', 'paper']), signedAt: z.string() })

export const confirmationInput = z.object({
  confirmationCode: z.string().max(60).transform(normaliseCode).refine(isConfirmationCode, 'documents.codeShape'),
  sha256: z.string().toLowerCase().regex(/^[0-9a-f]{64}$/).optional().meta({ description: 'SHA-256 of a file that one holds, to be compared.' }),
})

/** Nothing in it names a person. */
export const confirmation = z.object({
  confirmationCode: z.string(),
  kind: documentKind,
  kindName: z.string(),
  number: z.string(),
  issuedOn: z.string(),
  issuer: z.object({ name: z.string(), code: z.string().nullable() }),
  standing: z.enum(standings),
  supersededBy: z.object({ number: z.string(), issuedOn: z.string(), confirmationCode: z.string() }).nullable(),
  withdrawnOn: z.string().nullable(),
  sha256: z.string(),
  sizeBytes: z.int(),
  signedAs: z.array(z.object({ office: z.string(), signedOn: z.string() })).meta({ description: 'In which offices it was signed, and when.' }),
  comparison: z.enum(['same', 'different']).nullable().meta({ description: 'Null unless a hash was sent.' }),
  demonstration: z.boolean(),
})
export type Confirmation = z.output<typeof confirmation>

export const listInput = z.object({
  code: z.string().max(60),
  kind: documentKind.optional(),
  year: z.coerce.number().int().min(2000).max(9999).optional(),
  subjectId: z.uuid().optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

export { day, line }
