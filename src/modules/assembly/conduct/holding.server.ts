import { annualMeetingDueOn, fiscalYearEndOn } from '#modules/charter/index.ts'
import { dropDuty, feedDuty, settleDuty } from '#modules/duties/index.ts'
import { recordGeneralMeeting } from '#modules/register/index.ts'
import { addDays, vietnamDay } from '#platform/day.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { charterOf } from '../convening/entitlement.server.ts'
import { periodicDueOn } from '../convening/rules.ts'
import type { Meeting } from '../meetings/store.server.ts'

export const ANNUAL = 'assembly.annual'
export const PERIODIC = 'assembly.periodic'
const CALENDAR_YEAR = '12-31'

/**
 * Once it was held: what was owed is done, the next is due, and the register's record says when it was. From that day
 * the list of duties counts the four months (L 59.1) and the eighteen (L 103.1e) by itself.
 */
export async function afterHolding(ctx: Ctx, m: Meeting): Promise<void> {
  const today = vietnamDay(ctx.now)
  await ctx.emit('assembly.held', { organisationId: m.organisation_id, assemblyId: m.id, kind: m.kind, heldOn: today })
  if (m.organisation_type === 'THT') return
  const { values } = await charterOf(ctx, m.organisation_id)
  if (m.kind === 'annual' && m.fiscal_year !== null) {
    await ctx.call(recordGeneralMeeting, { code: `x-${m.organisation_id}`, heldOn: today })
    await settleDuty(ctx, m.organisation_id, ANNUAL, String(m.fiscal_year), today)
    await feedAnnual(ctx, m.organisation_id, values.fiscalYearEnd, m.fiscal_year + 1)
  }
  if (values.governanceModel === 'reduced') await feedPeriodic(ctx, m.organisation_id, today)
  else await dropDuty(ctx, m.organisation_id, PERIODIC, 'periodic')
}

/** L 59.1 with the charter's own fiscal year; where it is the calendar year, the duty follows from the register's record. */
async function feedAnnual(ctx: Ctx, organisationId: string, fiscalYearEnd: string, fiscalYear: number): Promise<void> {
  if (fiscalYearEnd === CALENDAR_YEAR) return
  const endsOn = fiscalYearEndOn(fiscalYearEnd, `${fiscalYear}-${fiscalYearEnd}`)
  await feedDuty(ctx, {
    organisationId, source: 'assembly.annualMeeting', kind: ANNUAL, subjectId: String(fiscalYear), article: 'L59.1',
    startOn: addDays(endsOn, 1), dueOn: annualMeetingDueOn(endsOn), params: { year: fiscalYear }, href: '/dai-hoi',
  })
}

/** L 57.1: under the reduced model again within three months. */
const feedPeriodic = (ctx: Ctx, organisationId: string, heldOn: string): Promise<void> => feedDuty(ctx, {
  organisationId, source: 'assembly.periodicMeeting', kind: PERIODIC, subjectId: 'periodic', article: 'L57.1',
  startOn: heldOn, dueOn: periodicDueOn(heldOn), params: { heldOn }, href: '/dai-hoi',
})
