import { feedDuty, settleDuty } from '#modules/duties/index.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { belowMinimum, belowMinimumUntil, breachSince, breaksForeignShare, foreignShareBroken, foreignShareUntil, LEAST_MEMBERS } from './rules.ts'
import { listSteps, recount, storeBreaches, type Place } from './store.server.ts'

export type Warning = { key: string; article: string; params: Record<string, string | number> }

/**
 * After every change: counts, and since when a breach lasts (C2, C7). The law does not bar the change itself; it
 * starts a clock, so that who keeps the register is told at once.
 */
export async function countAgain(ctx: Ctx, organisationId: string, place: Place): Promise<Warning[]> {
  const today = vietnamDay(ctx.now)
  const tally = await recount(ctx, organisationId, today, place)
  const below = tally.official < LEAST_MEMBERS[place.type]
  const foreign = place.type !== 'THT' && breaksForeignShare(tally.official_foreign, tally.official)
  const steps = below || foreign ? (await listSteps(ctx, organisationId)).filter((step) => step.day <= today) : []
  const belowSince = below ? breachSince(steps, belowMinimum(place.type)) : null
  const foreignSince = foreign ? breachSince(steps, foreignShareBroken) : null
  await storeBreaches(ctx, organisationId, belowSince, foreignSince)
  // A group has no certificate to lose, so no clock of L 103 runs for it.
  if (place.type !== 'THT') await follow(ctx, organisationId, today, 'membership.belowMinimum', belowSince, belowSince && belowMinimumUntil(belowSince), { members: tally.official, least: LEAST_MEMBERS[place.type] })
  if (place.type !== 'THT') await follow(ctx, organisationId, today, 'membership.foreignShare', foreignSince, foreignSince && foreignShareUntil(foreignSince), { foreign: tally.official_foreign, members: tally.official })
  return [
    ...(belowSince === null ? [] : [belowWarning(place.type, tally.official, belowSince)]),
    ...(foreignSince === null ? [] : [{ key: 'membership.warnForeignShare', article: 'L30.7', params: { foreign: tally.official_foreign, members: tally.official, since: foreignSince, until: foreignShareUntil(foreignSince) } }]),
  ]
}

/** A group has no certificate that L 103 could revoke: below two it is simply no group (L 4.21). */
const belowWarning = (type: Place['type'], members: number, since: string): Warning => type === 'THT'
  ? { key: 'membership.warnGroupBelowMinimum', article: 'L4.21', params: { members, least: LEAST_MEMBERS[type] } }
  : { key: 'membership.warnBelowMinimum', article: 'L103.1d', params: { members, least: LEAST_MEMBERS[type], since, until: belowMinimumUntil(since) } }

/** A ground of revocation, so the officer of the place sees it too; the numbers, not the people. */
async function follow(ctx: Ctx, organisationId: string, today: string, kind: string, startOn: string | null, dueOn: string | null, params: Record<string, number>): Promise<void> {
  if (startOn === null) return settleDuty(ctx, organisationId, kind, organisationId, today)
  await feedDuty(ctx, { organisationId, source: 'membership', kind, subjectId: organisationId, article: 'L103.1d', startOn, dueOn, params, href: '/thanh-vien', forOfficers: true })
}
