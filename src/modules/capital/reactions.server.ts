import { followCapital, getSubject, type Subject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Reaction } from '#platform/module.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { recordPledgeOf } from './acts/operations.server.ts'
import { endCertificate, findValidCertificate } from './certificates/store.server.ts'
import { dropUnpaid, judgeDeadline } from './deadlines/operations.server.ts'
import { charterCapitalOf, sharesOn } from './ledger/shares.server.ts'
import { lockBook } from './ledger/store.server.ts'

const subjectOf = (ctx: Ctx, payload: Record<string, unknown>): Promise<Subject> => getSubject(ctx, `x-${String(payload.organisationId)}`)

/** What was undertaken in the application stands in the book from the admission on. */
const pledge: Reaction['run'] = async (ctx, payload) => {
  const pledgedDong = Number(payload.pledgedDong ?? 0)
  if (pledgedDong <= 0) return
  await recordPledgeOf(ctx, await subjectOf(ctx, payload), { memberId: String(payload.memberId), amountDong: pledgedDong, onDay: String(payload.joinedOn) })
}

/** L 75.3: the certificate ends with the membership. What was never paid is no longer owed, but heirs may take it over (L 90.3). */
const memberEnded: Reaction['run'] = async (ctx, payload) => {
  const subject = await subjectOf(ctx, payload)
  const memberId = String(payload.memberId)
  await lockBook(ctx, subject.id)
  const certificate = await findValidCertificate(ctx, subject.id, memberId)
  if (certificate) await endCertificate(ctx, subject.id, certificate.id, vietnamDay(ctx.now), 'membershipEnded')
  if (payload.reason !== 'a') await dropUnpaid(ctx, subject, memberId, vietnamDay(ctx.now))
}

/** The profile of the register says what members contributed; the registered charter capital stays what it mirrors. */
const follow: Reaction['run'] = async (ctx, payload) => {
  const organisationId = String(payload.organisationId)
  const shares = await sharesOn(ctx, organisationId, vietnamDay(ctx.now))
  await followCapital(ctx, organisationId, { contributedCapitalDong: charterCapitalOf(shares), paidCapitalDong: shares.reduce((sum, share) => sum + share.paidDong, 0) })
}

export const reactions: readonly Reaction[] = [
  { event: 'membership.memberAdmitted', name: 'capital.recordPledge', run: pledge },
  { event: 'membership.memberEnded', name: 'capital.followEnding', run: memberEnded },
  { event: 'capital.contributionsRecorded', name: 'capital.followInProfile', run: follow },
  { event: 'capital.deadlinePassed', name: 'capital.judgeDeadline', run: judgeDeadline },
]
