import { charterOn } from '#modules/charter/index.ts'
import { membersOn } from '#modules/membership/index.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { fold } from '#platform/vietnamese/fold.ts'
import { note } from '../access.server.ts'
import { listQuestions } from '../agenda/store.server.ts'
import { hasVote } from '../attendance/rules.ts'
import { leave, listStanding, upsertEntitled, withdraw } from '../attendance/store.server.ts'
import { updateMeeting, type Meeting } from '../meetings/store.server.ts'
import { withdrawSecret } from '../secret/secret.server.ts'
import { dropVotes } from '../votes/store.server.ts'

/**
 * The list follows the register of members as it is today: who was removed since the notice loses the vote, who was
 * admitted has it. Once the meeting is open nobody is added, for the hall has resolved who is in it; who is no longer
 * a member goes all the same (L 31.1d).
 */
export async function followRegister(ctx: Ctx, m: Meeting): Promise<Meeting> {
  const today = vietnamDay(ctx.now)
  const members = (await membersOn(ctx, m.organisation_id, today)).filter((member) => hasVote(member.kind))
  const listed = await listStanding(ctx, m)
  const known = new Set(listed.map((e) => e.member_id))
  const current = new Set(members.map((member) => member.id))
  const added = members.filter((member) => !known.has(member.id))
  if (m.state !== 'open' && m.state !== 'paused') {
    await upsertEntitled(ctx, m, members.map((member) => ({
      memberId: member.id, number: member.number, name: member.name, searchName: fold(member.name), party: member.party, personId: member.personId, joinedOn: member.joinedOn,
      weight: listed.find((e) => e.member_id === member.id)?.weight ?? 1,
    })))
    for (const member of m.entitled_on === null ? [] : added) await note(ctx, m, 'entitlementAdded', { name: member.name })
  }
  await dropEntitled(ctx, m, listed.filter((e) => !current.has(e.member_id)).map((e) => e.member_id), ctx.say('assembly.noLongerMember'))
  await updateMeeting(ctx, m, { entitled_on: today })
  return { ...m, entitled_on: today }
}

/**
 * Out of the list, out of the hall, and the open votes of what is being voted on are gone. A secret ballot that was
 * already handed in cannot be found again: it stays, and the journal says so.
 */
export async function dropEntitled(ctx: Ctx, m: Meeting, memberIds: readonly string[], reason: string): Promise<void> {
  if (memberIds.length === 0) return
  const gone = await withdraw(ctx, m, memberIds, reason)
  await leave(ctx, m, memberIds, reason)
  const votes = await dropVotes(ctx, m, memberIds)
  const running = (await listQuestions(ctx, m)).find((q) => q.state === 'voting' && q.ballot === 'secret')
  const secret = running ? await withdrawSecret(ctx, running, memberIds) : 0
  for (const e of gone) await note(ctx, m, 'entitlementWithdrawn', { name: e.name, reason, openVotes: votes, secretVotes: secret })
}

/** Compared again on each new day: a member removed in the meantime does not check in. */
export const followRegisterToday = async (ctx: Ctx, m: Meeting): Promise<Meeting> =>
  (m.entitled_on === vietnamDay(ctx.now) || m.entitled_on === null ? m : followRegister(ctx, m))

export const charterOf = (ctx: Ctx, organisationId: string) => charterOn(ctx, organisationId, vietnamDay(ctx.now))
