import * as z from 'zod'
import { endingOrgans, endMembership } from '#modules/membership/index.ts'
import { getOwnSubject } from '#modules/register/index.ts'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { readBook } from '../acts/book.server.ts'
import { listEntries, listPeriods, lockBook } from '../ledger/store.server.ts'
import { can } from '../policy.ts'
import { code, day } from '../schema.ts'
import { standingOf } from '../standing/rules.ts'
import { endsMembership } from './rules.ts'

export const endLapsedMembership = operation({
  id: 'capital.endLapsedMembership',
  http: 'POST /organisations/{code}/contributions/{memberId}/lapse',
  summary: 'Ends the membership of somebody whose time to pay is over with nothing or less than the minimum paid (L 33 g, 74.6). What was never paid leaves the book by itself.',
  input: z.object({
    code, memberId: z.uuid(), endedOn: day,
    organ: z.enum(endingOrgans).meta({ description: 'Who recorded the ending: the law ends the membership, an organ writes it down.' }),
    resolutionRef: z.string().trim().min(1).max(200),
  }),
  output: z.object({ memberId: z.uuid() }),
  status: 201,
  allow: can.keepBook,
  run: async (ctx, { code: handle, memberId, ...ending }) => {
    const subject = await getOwnSubject(ctx, handle)
    await lockBook(ctx, subject.id)
    const book = await readBook(ctx, subject)
    const standing = standingOf(await listEntries(ctx, subject.id, [memberId]), await listPeriods(ctx, subject.id, [memberId]), book.charter, ending.endedOn)
    if (!endsMembership(standing.outcome)) throw new AppError('conflict', 'capital.notLapsed', {}, { article: 'L74.6' })
    await ctx.call(endMembership, { code: handle, memberId, reason: 'g', note: ctx.say('capital.lapsedNote'), ...ending })
    return { memberId }
  },
})
