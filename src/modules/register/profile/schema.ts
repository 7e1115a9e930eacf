import * as z from 'zod'
import { date } from '../schema.ts'
import { handle } from '../record/schema.ts'

const text = (max: number) => z.string().trim().max(max).transform((value) => value.normalize('NFC') || null).nullable()
const people = z.number().int().min(0).max(10_000_000).nullable()
/** A thousand trillion dong: above every cooperative, below what JSON loses. */
const dong = z.number().int().min(-1_000_000_000_000_000).max(1_000_000_000_000_000).nullable()
const positiveDong = dong.refine((value) => value === null || value >= 0)

/** What the organisation owns; what is left out stays as it is. */
export const profileChange = z.object({
  phone: text(40), email: z.email().max(254).nullable().or(z.literal('').transform(() => null)), website: text(300),
  officialMembers: people, contributingMembers: people, noncontributingMembers: people, femaleMembers: people,
  workers: people, memberWorkers: people,
  totalCapitalDong: positiveDong, revenueDong: positiveDong, internalRevenueDong: positiveDong, profitDong: dong, workerIncomeDong: positiveDong,
  figuresYear: z.number().int().min(1990).max(2100).nullable(),
  lastGeneralMeetingOn: date.nullable(), products: text(1000), digitalApplication: z.boolean().nullable(), valueChain: z.boolean().nullable(), ocopProducts: people,
  allianceMember: z.boolean(), allianceMemberSince: date.nullable(),
  allianceConsent: z.boolean().meta({ description: 'The Alliance reads figures and persons of a member only with this consent' }),
}).partial()
export type ProfileChange = z.output<typeof profileChange>

export const profileInput = profileChange.extend({ code: handle })
