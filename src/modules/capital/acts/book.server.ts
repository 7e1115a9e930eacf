import { charterOn, type CharterValues } from '#modules/charter/index.ts'
import { membersOn, type MemberOnDay } from '#modules/membership/index.ts'
import { getOrganisation, handleOf, type Subject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { CooperativeType } from '../caps/rules.ts'
import type { Balance } from '../ledger/rules.ts'
import { listHeld, type HeldRow } from '../ledger/store.server.ts'
import type { Party } from './rules.ts'

/** Everything that deciding about the capital of one organisation needs, as it stands today. */
export type Book = {
  organisationId: string
  type: CooperativeType
  today: string
  charter: Pick<CharterValues, 'minContributionDong' | 'maxContributionDong' | 'contributionMonths'>
  members: Map<string, MemberOnDay>
  parties: Map<string, Party>
  balances: Map<string, Balance>
  totalDong: number
}

const fromMember = (member: MemberOnDay): Party => ({ memberId: member.id, kind: member.kind, foreign: member.foreign, active: true })
const fromHeld = (row: HeldRow): Party => ({ memberId: row.memberId, kind: row.memberKind, foreign: row.foreignMember, active: false })

/** `onDay`: who was a member on the day the act is dated, though the membership may have ended since. */
export async function readBook(ctx: Ctx, subject: Subject, onDay?: string): Promise<Book> {
  const today = vietnamDay(ctx.now)
  const [charter, held, now, then] = await Promise.all([
    charterOn(ctx, subject.id, today), listHeld(ctx, subject.id, today), membersOn(ctx, subject.id, today),
    onDay !== undefined && onDay < today ? membersOn(ctx, subject.id, onDay) : Promise.resolve([]),
  ])
  const joinedLater = (member: MemberOnDay): boolean => onDay !== undefined && member.joinedOn > onDay
  const members = new Map([...then, ...now].map((member) => [member.id, member]))
  return {
    organisationId: subject.id, type: subject.type as CooperativeType, today, charter: charter.values, members,
    parties: new Map<string, Party>([
      ...held.map((row) => [row.memberId, fromHeld(row)] as const),
      ...[...then, ...now].map((member) => [member.id, { ...fromMember(member), active: !joinedLater(member) }] as const),
    ]),
    balances: new Map(held.map((row) => [row.memberId, { committedDong: row.committedDong, paidDong: row.paidDong }])),
    totalDong: held.reduce((sum, row) => sum + row.committedDong, 0),
  }
}

/** What the register mirrors of the organisation itself; read for its own people and for the system acting for it. */
export async function registeredOf(ctx: Ctx, subject: Subject) {
  const record = await ctx.call(getOrganisation, { code: handleOf(subject) })
  return {
    name: record.name, code: record.code, address: record.address, representative: record.representative, demonstration: record.demonstration,
    charterCapitalDong: record.registered?.charterCapitalDong ?? null,
    certificateOn: record.registered?.registeredOn ?? record.registered?.certificateOn ?? record.registered?.foundedOn ?? null,
  }
}
