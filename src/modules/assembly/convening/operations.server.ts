import * as z from 'zod'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { listQuestions } from '../agenda/store.server.ts'
import { currentCall, getMeeting, move, note } from '../access.server.ts'
import { findEntitled } from '../attendance/store.server.ts'
import { addWorkingDays } from '#modules/register/index.ts'
import { groupSecondCallDueOn } from '../groups/rules.ts'
import { missingForNotice } from '../meetings/missing.server.ts'
import { meetingView } from '../meetings/schema.ts'
import { insertCall, updateCall, updateMeeting, type Meeting } from '../meetings/store.server.ts'
import { meetingView as viewOf } from '../meetings/views.server.ts'
import { can } from '../policy.ts'
import { followRegister } from './entitlement.server.ts'
import { shownDay } from '../words.ts'
import { isNoticeInTime, noticeDueOn, refuseCall, type CallNumber } from './rules.ts'
import { issueNotice } from '../papers/papers.server.ts'
import { tellMembers } from './notice.server.ts'
import { callInput, deliveryInput } from './schema.ts'
import { insertDeliveries } from './store.server.ts'

/** The first thing that stands in the way, said with its article. */
export function refuseFirst(list: readonly { key: string; params: Record<string, string | number>; article: string }[]): void {
  const first = list[0]
  if (first) throw new AppError('conflict', first.key, first.params, { article: first.article })
}

export const callAssembly = operation({
  id: 'assembly.callAssembly',
  http: 'POST /assemblies/{id}/notice',
  summary: 'The meeting is called: the list of the entitled, agenda and drafts stand from here on (L 60.1).',
  input: z.object({ id: z.uuid() }),
  output: meetingView,
  status: 201,
  allow: can.conduct,
  run: async (ctx, { id }) => {
    const m = await followRegister(ctx, await getMeeting(ctx, id, 'update'))
    refuseFirst(await missingForNotice(ctx, m, await listQuestions(ctx, m)))
    const call = await currentCall(ctx, m)
    const opening = vietnamDay(call.planned_at)
    if (m.organisation_type !== 'THT' && !isNoticeInTime(vietnamDay(ctx.now), opening)) {
      throw new AppError('conflict', 'assembly.noticeTooLate', { dueOn: shownDay(noticeDueOn(opening)) }, { article: 'L60.1' })
    }
    await issueNotice(ctx, m)
    await updateCall(ctx, call, { notified_at: ctx.now, notice_id: await tellMembers(ctx, m, call) })
    await move(ctx, m, 'call', {}, { call: m.call_no })
    await ctx.emit('assembly.called', { organisationId: m.organisation_id, assemblyId: m.id })
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})

export const recordDeliveries = operation({
  id: 'assembly.recordDeliveries',
  http: 'POST /assemblies/{id}/deliveries',
  summary: 'The notice was handed over or sent to these members on that day.',
  input: deliveryInput,
  output: z.object({ recorded: z.int() }),
  status: 201,
  allow: can.conduct,
  run: async (ctx, { id, memberIds, channel, deliveredOn, note: words }) => {
    const m = await getMeeting(ctx, id, 'share')
    if (m.state !== 'called') throw new AppError('conflict', m.state === 'preparing' ? 'assembly.notCalled' : `assembly.state.${m.state}`, {}, { article: 'L60.1' })
    if (deliveredOn > vietnamDay(ctx.now)) throw new AppError('invalid', 'assembly.deliveredLater', {}, { fields: [{ path: 'deliveredOn', key: 'assembly.deliveredLater' }] })
    const notified = (await currentCall(ctx, m)).notified_at
    if (notified && deliveredOn < vietnamDay(notified)) throw new AppError('invalid', 'assembly.deliveredBefore', {}, { fields: [{ path: 'deliveredOn', key: 'assembly.deliveredBefore' }] })
    for (const memberId of memberIds) if (!(await findEntitled(ctx, m, memberId))) throw new AppError('invalid', 'assembly.notEntitled', {}, { article: 'L60.1' })
    await insertDeliveries(ctx, m, memberIds.map((memberId) => ({ id: newId(), memberId, channel, deliveredOn, note: words })))
    return { recorded: memberIds.length }
  },
})

export const recallAssembly = operation({
  id: 'assembly.recallAssembly',
  http: 'POST /assemblies/{id}/recall',
  summary: 'Back to preparation before the opening; a new notice with its three days follows.',
  input: z.object({ id: z.uuid() }),
  output: meetingView,
  allow: can.conduct,
  run: async (ctx, { id }) => {
    const m = await getMeeting(ctx, id, 'update')
    await updateCall(ctx, await currentCall(ctx, m), { notified_at: null })
    await move(ctx, m, 'recall')
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})

/** L 59.7; of a group D77 20, which knows no third call. */
function checkCall(m: Meeting, plannedOn: string, beforeOn: string): void {
  if (m.organisation_type === 'THT' && m.group_rules) {
    const due = groupSecondCallDueOn(beforeOn, addWorkingDays, m.group_rules)
    if (m.call_no >= 2) throw new AppError('conflict', 'assembly.call.noMoreCalls', {}, { article: 'D77.20' })
    if (plannedOn > due || plannedOn <= beforeOn) throw new AppError('conflict', plannedOn > due ? 'assembly.call.groupTooLate' : 'assembly.call.beforePrevious', { dueOn: shownDay(due) }, { article: 'D77.20' })
    return
  }
  const refused = refuseCall(m.call_no + 1, plannedOn, beforeOn)
  if (refused) throw new AppError('conflict', `assembly.call.${refused}`, { days: m.call_no === 1 ? 30 : 20 }, { article: 'L59.7' })
}

export const callAgain = operation({
  id: 'assembly.callAgain',
  http: 'POST /assemblies/{id}/calls',
  summary: 'The next call after one without a quorum: the second within thirty days, the third within twenty (L 59.7).',
  input: callInput,
  output: meetingView,
  status: 201,
  allow: can.conduct,
  run: async (ctx, { id, plannedAt, place, onlineAt }) => {
    const m = await getMeeting(ctx, id, 'update')
    const before = await currentCall(ctx, m)
    if (m.state !== 'no_quorum') throw new AppError('conflict', 'assembly.callStillRunning', {}, { article: 'L59.7' })
    if (plannedAt <= ctx.now) throw new AppError('invalid', 'assembly.plannedInPast', {}, { fields: [{ path: 'plannedAt', key: 'assembly.plannedInPast' }] })
    checkCall(m, vietnamDay(plannedAt), vietnamDay(before.planned_at))
    const number = (m.call_no + 1) as CallNumber
    await insertCall(ctx, { organisation_id: m.organisation_id, meeting_id: m.id, number, planned_at: plannedAt, place, online_at: onlineAt })
    await updateMeeting(ctx, m, { call_no: number })
    await move(ctx, { ...m, call_no: number }, 'callAgain', {}, { call: number })
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})
