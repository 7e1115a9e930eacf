import * as z from 'zod'
import { vietnamDay } from '#platform/day.ts'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { currentCall, getMeeting, move } from '../access.server.ts'
import { listQuestions } from '../agenda/store.server.ts'
import { readQuorum } from '../attendance/quorum.server.ts'
import { listProposals } from '../convening/store.server.ts'
import { followRegister } from '../convening/entitlement.server.ts'
import { refuseFirst } from '../convening/operations.server.ts'
import { missingForOpening } from '../meetings/missing.server.ts'
import { meetingView, moment, text } from '../meetings/schema.ts'
import { listHappenings, updateCall, type Meeting } from '../meetings/store.server.ts'
import { meetingView as viewOf } from '../meetings/views.server.ts'
import { can } from '../policy.ts'
import { shownDay } from '../words.ts'
import { afterHolding } from './holding.server.ts'

const byId = z.object({ id: z.uuid() })

export const openAssembly = operation({
  id: 'assembly.openAssembly',
  http: 'POST /assemblies/{id}/opening',
  summary: 'The meeting opens; below the quorum it is refused with how many are missing (L 59.7).',
  input: byId,
  output: meetingView,
  status: 201,
  allow: can.conduct,
  run: async (ctx, { id }) => {
    const m = await followRegister(ctx, await getMeeting(ctx, id, 'update'))
    if (m.state !== 'called') throw new AppError('conflict', m.state === 'preparing' ? 'assembly.notCalled' : `assembly.state.${m.state}`)
    const call = await currentCall(ctx, m)
    const today = vietnamDay(ctx.now)
    if (today !== vietnamDay(call.planned_at)) throw new AppError('conflict', today < vietnamDay(call.planned_at) ? 'assembly.notYetDay' : 'assembly.dayPassed', { on: shownDay(vietnamDay(call.planned_at)) }, { article: 'L60.1' })
    const proposal = (await listProposals(ctx, m)).find((p) => p.state === 'received')
    if (proposal) throw new AppError('conflict', 'assembly.proposalOpen', { title: proposal.title }, { article: 'L60.3' })
    const quorum = await readQuorum(ctx, m)
    refuseFirst(await missingForOpening(ctx, m, call, quorum))
    await updateCall(ctx, call, { base: quorum.base, attending: quorum.attending })
    await move(ctx, m, 'open', { opened_at: ctx.now }, { attending: quorum.attending, base: quorum.base, votes: quorum.votes })
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})

export const pauseAssembly = operation({
  id: 'assembly.pauseAssembly',
  http: 'POST /assemblies/{id}/pauses',
  summary: 'Interrupted: on purpose, or because the power went. Nothing is lost; the gap stands in the minutes.',
  input: byId.extend({ reason: text(300), since: moment.optional().meta({ description: 'Since when, if it is recorded afterwards.' }) }),
  output: meetingView,
  status: 201,
  allow: can.conduct,
  run: async (ctx, { id, reason, since }) => {
    const m = await getMeeting(ctx, id, 'update')
    if (since && (since > ctx.now || (m.opened_at && since < m.opened_at))) throw new AppError('invalid', 'assembly.badSince', {}, { fields: [{ path: 'since', key: 'assembly.badSince' }] })
    await move(ctx, m, 'pause', {}, { reason, since: (since ?? ctx.now).toISOString() })
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})

const minutesSince = (from: string, to: Date): number => Math.max(0, Math.round((to.getTime() - Date.parse(from)) / 60_000))

export const resumeAssembly = operation({
  id: 'assembly.resumeAssembly',
  http: 'POST /assemblies/{id}/pauses/resumption',
  summary: 'Goes on where it stopped, with how long the gap was.',
  input: byId,
  output: meetingView,
  allow: can.conduct,
  run: async (ctx, { id }) => {
    const m = await getMeeting(ctx, id, 'update')
    const pause = (await listHappenings(ctx, m)).filter((h) => h.kind === 'pause').at(-1)
    await move(ctx, m, 'resume', {}, { minutes: minutesSince(String(pause?.params.since ?? ctx.now.toISOString()), ctx.now) })
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})

export const closeCall = operation({
  id: 'assembly.closeCall',
  http: 'POST /assemblies/{id}/calls/{n}/closure',
  summary: 'The call ends: held when the meeting was open, else without a quorum, and the next call may follow (L 59.7).',
  input: byId.extend({ n: z.coerce.number().int().min(1).max(3) }),
  output: meetingView,
  status: 201,
  allow: can.conduct,
  run: async (ctx, { id, n }) => {
    const m = await getMeeting(ctx, id, 'update')
    if (n !== m.call_no) throw new AppError('conflict', 'assembly.otherCall', { n: m.call_no })
    if (m.state === 'called') await giveUp(ctx, m)
    else await hold(ctx, m)
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})

type Ctx = Parameters<typeof getMeeting>[0]

async function giveUp(ctx: Ctx, m: Meeting): Promise<void> {
  const call = await currentCall(ctx, m)
  if (ctx.now < call.planned_at) throw new AppError('conflict', 'assembly.notYetHour', {}, { article: 'L59.7' })
  const quorum = await readQuorum(ctx, m)
  // On its own day, who has enough people opens; a day that passed cannot be opened any more.
  if (quorum.reached && vietnamDay(ctx.now) === vietnamDay(call.planned_at)) throw new AppError('conflict', 'assembly.quorumReached', { attending: quorum.attending }, { article: 'L59.7' })
  await updateCall(ctx, call, { closed_at: ctx.now, outcome: 'no_quorum', base: quorum.base, attending: quorum.attending })
  await move(ctx, m, 'giveUp', {}, { attending: quorum.attending, base: quorum.base, call: m.call_no })
}

async function hold(ctx: Ctx, m: Meeting): Promise<void> {
  const open = (await listQuestions(ctx, m)).find((q) => q.state === 'voting' || q.state === 'closed')
  if (open) throw new AppError('conflict', 'assembly.voteRunning', { title: open.title }, { article: 'L61.6' })
  const quorum = await readQuorum(ctx, m)
  await updateCall(ctx, await currentCall(ctx, m), { closed_at: ctx.now, outcome: 'held' })
  await move(ctx, m, 'close', { closed_at: ctx.now }, { attending: quorum.attending })
  await afterHolding(ctx, m)
}
