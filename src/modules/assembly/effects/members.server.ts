import { decideApplication, endMembership, getApplication, membersOn } from '#modules/membership/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { AppError } from '#platform/problem.ts'
import { findEntitled } from '../attendance/store.server.ts'
import type { Meeting } from '../meetings/store.server.ts'
import { handle, sayEffect, type Kind } from './kind.ts'

const organOf = (m: Meeting): 'group' | 'assembly' => (m.organisation_type === 'THT' ? 'group' : 'assembly')

/** L 70.9: under the reduced model the meeting admits; of a group its members do (D77 10). */
export const admission: Kind<'admission'> = {
  subjects: ['admission'],
  check: async (ctx, m, { applicationId }) => {
    const application = await ctx.call(getApplication, { code: handle(m), id: applicationId })
    if (application.state !== 'waiting') throw new AppError('conflict', 'assembly.applicationClosed', { name: application.name })
    if (application.organ !== organOf(m)) throw new AppError('conflict', 'assembly.applicationElsewhere', { name: application.name }, { article: application.organArticle })
  },
  apply: async (ctx, { applicationId }, { meeting, question, number, on }) => {
    const votesFor = meeting.organisation_type === 'THT' && question.votes_for !== null ? { votesFor: question.votes_for } : {}
    const { member } = await ctx.call(decideApplication, { code: handle(meeting), id: applicationId, outcome: 'accepted', decision: { organ: organOf(meeting), decidedOn: on, resolutionRef: number, ...votesFor } })
    return { memberId: member?.id ?? null }
  },
  label: async (ctx, m, { applicationId }) => [sayEffect('admission', { name: (await ctx.call(getApplication, { code: handle(m), id: applicationId })).name })],
}

/** L 33.1đ: expelled by the meeting, from the day of its resolution. */
export const expulsion: Kind<'expulsion'> = {
  subjects: ['expulsion'],
  check: async (ctx, m, { memberId }) => {
    if (!(await membersOn(ctx, m.organisation_id, vietnamDay(ctx.now))).some((one) => one.id === memberId)) throw new AppError('invalid', 'assembly.notEntitled', {}, { article: 'L33' })
  },
  apply: async (ctx, { memberId }, { meeting, number, on }) => {
    const { id } = await ctx.call(endMembership, { code: handle(meeting), memberId, endedOn: on, reason: 'đ', organ: 'assembly', resolutionRef: number })
    return { endingId: id }
  },
  label: async (ctx, m, { memberId }) => [sayEffect('expulsion', { name: (await findEntitled(ctx, m, memberId))?.name ?? '' })],
}
