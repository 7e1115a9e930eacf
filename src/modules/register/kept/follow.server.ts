import type { Ctx } from '#platform/operation.server.ts'
import { vietnamDay } from '../clock.ts'
import { addProfile, findProfile } from '../profile/store.server.ts'
import { beginsToFollow, type Counted } from './rules.ts'
import { copyCounts, listKept, storeKept } from './store.server.ts'

/** Called by the module that keeps the members, for the organisation that its transaction acts for. */
export async function followMemberCounts(ctx: Ctx, organisationId: string, counted: Counted): Promise<void> {
  await addProfile(ctx.db, organisationId)
  const [profile, kept] = [await findProfile(ctx.db, organisationId), await listKept(ctx.db, organisationId)]
  if (!beginsToFollow(counted.officialMembers, profile?.official_members ?? null, kept.some((one) => one.figure === 'officialMembers'))) return
  await storeKept(ctx.db, organisationId, 'membership', vietnamDay(ctx.now), counted)
  await copyCounts(ctx.db, organisationId, counted)
  await ctx.emit('register.profileUpdated', { organisationId })
}

/** Called by the module that keeps the book of contributions. The registered charter capital is a mirror and stays as it is. */
export async function followCapital(ctx: Ctx, organisationId: string, capital: { contributedCapitalDong: number; paidCapitalDong: number }): Promise<void> {
  await addProfile(ctx.db, organisationId)
  await storeKept(ctx.db, organisationId, 'capital', vietnamDay(ctx.now), capital)
  await ctx.emit('register.profileUpdated', { organisationId })
}
