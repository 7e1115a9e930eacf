import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { checksIn, conducts } from './policy.ts'
import { after, type Move } from './meetings/rules.ts'
import {
  announce, findMeeting, insertHappening, listCalls, listClerks, updateMeeting, type Call, type Clerk, type Happening, type Lock, type Meeting, type MeetingChange,
} from './meetings/store.server.ts'

/** Row-level security shows meetings of one's own organisations only: not there and not ours look the same. */
export async function getMeeting(ctx: Ctx, id: string, lock: Lock = 'none'): Promise<Meeting> {
  const meeting = await findMeeting(ctx, id, lock)
  if (!meeting || !ctx.actor.orgIds.includes(meeting.organisation_id)) throw new AppError('not_found', 'assembly.meetingNotFound')
  return meeting
}

export const currentCall = async (ctx: Ctx, m: Meeting): Promise<Call> => {
  const call = (await listCalls(ctx, m)).find((c) => c.number === m.call_no)
  if (!call) throw new Error(`meeting ${m.id} has no call ${m.call_no}`)
  return call
}

/** By grant, or chosen for this meeting; two tellers may be members without any other power. */
export async function requireTask(ctx: Ctx, m: Meeting, task: Clerk['task']): Promise<void> {
  if (conducts(ctx.actor) || (task === 'check_in' && checksIn(ctx.actor))) return
  const clerks = await listClerks(ctx, m)
  if (!clerks.some((c) => c.person_id === ctx.actor.id && c.task === task)) throw new AppError('forbidden', `assembly.notClerk.${task}`)
}

/** The step of the meeting's life, with its place in the journal; who watches is told. */
export async function move(ctx: Ctx, m: Meeting, step: Move, change: MeetingChange = {}, params: Happening['params'] = {}): Promise<Meeting> {
  const state = after(step, m.state)
  if (state === null) throw new AppError('conflict', `assembly.state.${m.state}`)
  await updateMeeting(ctx, m, { ...change, state })
  await note(ctx, m, step, params)
  return { ...m, ...change, state }
}

export async function note(ctx: Ctx, m: Pick<Meeting, 'organisation_id' | 'id'>, kind: string, params: Happening['params'] = {}): Promise<void> {
  await insertHappening(ctx, m, newId(), kind, params)
  await announce(ctx, m.id)
}
