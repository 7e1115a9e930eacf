import { vietnamDay } from '#platform/day.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { Question } from '../agenda/store.server.ts'
import { listStanding } from '../attendance/store.server.ts'
import { leastDelegates, mayMeetByDelegates, withoutNotice } from '../convening/rules.ts'
import { proofsOf } from '../convening/notice.server.ts'
import type { QuorumView } from './schema.ts'
import type { Call, Meeting } from './store.server.ts'

export type Missing = { key: string; params: Record<string, string | number>; article: string }

/** Before the notice: what L 57.2, 58.2 and 60.1 want to stand. */
export async function missingForNotice(ctx: Ctx, m: Meeting, questions: readonly Question[]): Promise<Missing[]> {
  const list: Missing[] = []
  const standing = await listStanding(ctx, m)
  if (questions.length === 0) list.push({ key: 'assembly.missing.agenda', params: {}, article: 'L60.1' })
  if (m.organisation_type !== 'THT' && !questions.some((q) => q.subject === 'agenda')) list.push({ key: 'assembly.missing.agendaVote', params: {}, article: 'L60.4' })
  if (m.form === 'delegates' && standing.length > 0) {
    const delegates = standing.filter((e) => e.delegate).length
    if (!mayMeetByDelegates(standing.length)) list.push({ key: 'assembly.missing.tooFewMembers', params: { members: standing.length }, article: 'L57.2' })
    else if (delegates < leastDelegates(standing.length).least) {
      list.push({ key: 'assembly.missing.delegates', params: { delegates, least: leastDelegates(standing.length).least }, article: 'L58.2' })
    }
  }
  return list
}

/** Before the opening: every entitled member was told three days before (L 60.1), chair and secretary are named. */
export async function missingForOpening(ctx: Ctx, m: Meeting, call: Call, quorum: QuorumView): Promise<Missing[]> {
  const list: Missing[] = []
  const standing = await listStanding(ctx, m)
  const deliveries = await proofsOf(ctx, m)
  const opening = vietnamDay(call.planned_at)
  // Who became a member after the notice could not get it in time; the register says since when.
  const owed = standing.filter((e) => call.notified_at === null || e.joined_on <= vietnamDay(call.notified_at)).map((e) => e.member_id)
  const untold = m.organisation_type === 'THT' ? [] : withoutNotice(owed, deliveries, opening)
  if (untold.length > 0) {
    const first = standing.filter((e) => untold.includes(e.member_id)).slice(0, 3).map((e) => e.name).join(', ')
    list.push({ key: 'assembly.missing.notice', params: { members: untold.length, first }, article: 'L60.1' })
  }
  if (!m.chair_name || !m.secretary_name) list.push({ key: 'assembly.missing.officers', params: {}, article: 'L57.4' })
  if (!quorum.reached) list.push({ key: 'assembly.missing.quorum', params: { attending: quorum.attending, base: quorum.base, missing: quorum.missing, least: quorum.least }, article: m.organisation_type === 'THT' ? 'D77.20' : 'L59.7' })
  return list
}

export async function missingFor(ctx: Ctx, m: Meeting, call: Call, questions: readonly Question[], quorum: QuorumView): Promise<{ key: string; text: string }[]> {
  const list = m.state === 'preparing' ? await missingForNotice(ctx, m, questions) : m.state === 'called' ? await missingForOpening(ctx, m, call, quorum) : []
  return list.map((item) => ({ key: item.key, text: ctx.say(item.key, item.params) }))
}
