import * as z from 'zod'
import { feedDuty } from '#modules/duties/index.ts'
import { getSubject, type Subject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Job, Reaction } from '#platform/module.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { followDeadlines } from '../acts/aftermath.server.ts'
import { readBook } from '../acts/book.server.ts'
import { post } from '../acts/post.server.ts'
import { endsMembership } from './rules.ts'
import { standingOf } from '../standing/rules.ts'
import { listPassed, markJudged } from './store.server.ts'
import { listEntries, listPeriods, lockBook } from '../ledger/store.server.ts'
import { can } from '../policy.ts'

const PER_NIGHT = 100_000

/** Over all organisations: says of each last day that is over that it is; what follows is decided within the organisation. */
export const findPassedDeadlines = operation({
  id: 'capital.findPassedDeadlines',
  summary: 'Says which members’ time to pay is over; the organisation’s own transaction decides what follows.',
  input: z.object({}),
  output: z.object({ passed: z.int() }),
  allow: can.judge,
  run: async (ctx) => {
    const passed = await listPassed(ctx, vietnamDay(ctx.now), PER_NIGHT)
    for (const deadline of passed) await ctx.emit('capital.deadlinePassed', deadline)
    return { passed: passed.length }
  },
})

export const nightJob: Job = {
  name: 'capital.watchDeadlines',
  nightly: true,
  run: async (job) => {
    const { passed } = await job.execute(findPassedDeadlines, {})
    await job.report({ counts: { passed } })
  },
}

/** The commitment of somebody who left, as far as it was never paid. */
export async function dropUnpaid(ctx: Ctx, subject: Subject, memberId: string, day: string): Promise<void> {
  const book = await readBook(ctx, subject)
  const { committedDong = 0, paidDong = 0 } = book.balances.get(memberId) ?? {}
  if (committedDong === paidDong) return
  await post(ctx, subject, book, [{ memberId, kind: 'reduction', committedDong: paidDong - committedDong, paidDong: 0, onDay: day, ground: ctx.say('capital.droppedAtDeadline') }])
}

/** C16: nothing paid or less than the minimum ends the membership (L 33 g); otherwise rights follow what was paid and thirty days run. */
export const judgeDeadline: Reaction['run'] = async (ctx, payload) => {
  const [organisationId, memberId] = [String(payload.organisationId), String(payload.memberId)]
  const subject = await getSubject(ctx, `x-${organisationId}`)
  await lockBook(ctx, organisationId)
  const book = await readBook(ctx, subject)
  const [entries, periods] = await Promise.all([listEntries(ctx, organisationId, [memberId]), listPeriods(ctx, organisationId, [memberId])])
  const { outcome, dueOn } = standingOf(entries, periods, book.charter, book.today)
  if (endsMembership(outcome) && book.members.has(memberId)) {
    await feedDuty(ctx, {
      organisationId, source: 'capital', kind: 'capital.lapsed', subjectId: memberId, article: 'L33g', startOn: dueOn, dueOn: null,
      params: { name: book.members.get(memberId)?.name ?? '' }, href: `/von-gop/${memberId}`,
    })
    await ctx.emit('capital.membershipLapsed', { organisationId, memberId, outcome, dueOn })
  }
  await followDeadlines(ctx, book, [memberId])
  await markJudged(ctx, organisationId, memberId, book.today)
}
