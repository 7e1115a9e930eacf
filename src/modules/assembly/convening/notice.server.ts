import { deliveriesOf, sendNotice } from '#modules/notices/index.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { vietnamDay } from '#platform/day.ts'
import { listStanding } from '../attendance/store.server.ts'
import { listCalls, type Call, type Meeting } from '../meetings/store.server.ts'
import { shownDay } from '../words.ts'
import { listDeliveries } from './store.server.ts'

/** To each by the ways consented to; who has none stands on the paper list, and the clerk records the handing over. */
export async function tellMembers(ctx: Ctx, m: Meeting, call: Call): Promise<string | null> {
  const standing = await listStanding(ctx, m)
  if (standing.length === 0) return null
  const { id } = await ctx.call(sendNotice, {
    organisationId: m.organisation_id, kind: 'assembly.notice', key: `assembly ${m.id} ${m.call_no} ${ctx.now.toISOString()}`, href: `/dai-hoi/${m.id}`,
    subject: ctx.say('assembly.notice.subject', { title: m.title }),
    body: ctx.say('assembly.notice.body', { title: m.title, on: shownDay(vietnamDay(call.planned_at)), place: call.place }),
    recipients: standing.map((e) => ({ memberId: e.member_id, personId: e.person_id, name: e.name })),
  })
  return id
}

/** The first proof for each member, from the log of `notices` and from what was handed over by hand (L 60.1). */
export async function proofsOf(ctx: Ctx, m: Meeting): Promise<Map<string, string>> {
  const proofs = await listDeliveries(ctx, m)
  const noticeId = (await listCalls(ctx, m)).find((c) => c.number === m.call_no)?.notice_id ?? null
  if (noticeId === null) return proofs
  for (const { memberId, provenSent } of await deliveriesOf(ctx, noticeId)) {
    const before = memberId === null ? undefined : proofs.get(memberId)
    if (memberId !== null && provenSent && (before === undefined || provenSent.onDay < before)) proofs.set(memberId, provenSent.onDay)
  }
  return proofs
}
