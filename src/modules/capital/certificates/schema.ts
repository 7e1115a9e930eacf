import * as z from 'zod'
import { code, day } from '../schema.ts'
import { endReasons } from './rules.ts'

export const facts = z.object({
  organisationName: z.string(), organisationCode: z.string().nullable(), organisationAddress: z.string(), charterCapitalDong: z.int(),
  memberName: z.string(), memberAddress: z.string(), memberNationality: z.string().nullable(), memberCode: z.string().nullable(),
  contributionDong: z.int(), useRights: z.array(z.object({ note: z.string(), untilOn: z.string() })), representative: z.string(),
})

const certificateLine = z.object({
  id: z.uuid(), number: z.int(), memberId: z.uuid(), memberName: z.string(), issuedOn: day, contributionDong: z.int(), charterCapitalDong: z.int(),
  ratio: z.string().meta({ description: 'Share of the charter capital as it is printed.' }),
  endedOn: day.nullable(), endReason: z.enum(endReasons).nullable(), replaces: z.uuid().nullable(),
  documentId: z.uuid().nullable(), documentNumber: z.string().nullable(),
})
export const certificateList = z.object({
  items: z.array(certificateLine),
  outdated: z.array(z.uuid()).meta({ description: 'Valid ones that say a charter capital or contribution which is no longer true: to be exchanged (L 75.3).' }),
  exchangeable: z.array(z.uuid()).meta({ description: 'Of those, whose holder is a member with everything paid: they can be exchanged now.' }),
  missing: z.array(z.object({ memberId: z.uuid(), name: z.string() })).meta({ description: 'Members who paid in full and hold none (L 75.1).' }),
})
export const certificateView = certificateLine.extend({
  facts, idNumber: z.string().nullable().meta({ description: 'As printed; for the member and for who keeps the book.' }), demonstration: z.boolean(),
  changed: z.array(z.string()).meta({ description: 'Fields that are no longer true (L 75.3).' }),
})
export type CertificateView = z.output<typeof certificateView>

export const issueInput = z.object({ code, memberId: z.uuid() })
export const replaceInput = z.object({ code, id: z.uuid(), reason: z.enum(['lost', 'damaged', 'changed']) })
export const revokeInput = z.object({ code, id: z.uuid(), reason: z.enum(['membershipEnded', 'returned']) })
