import * as z from 'zod'
import { charterOn, type Charter } from '#modules/charter/index.ts'
import { getOwnSubject, workingDaysBetween } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { checkGroupVotes } from '../admission/admit.server.ts'
import { countAgain } from '../counts/recount.server.ts'
import { lockTally } from '../counts/store.server.ts'
import { getPlace, inWords } from '../counts/views.server.ts'
import { findTwin, insertUntil, supersede } from '../entry/store.server.ts'
import { can } from '../policy.ts'
import { findEnding, findLatestRow, type SheetRow } from '../sheet/store.server.ts'
import { endingArticle, isVerified, noticeTooShort, reasonsFor, refuseEnding, suits } from './rules.ts'
import { ended, endingInput, endingRules } from './schema.ts'
import { insertEnding, revokeEnding as storeRevocation } from './store.server.ts'

type EndingInput = z.output<typeof endingInput>

async function getPresent(ctx: Ctx, organisationId: string, memberId: string): Promise<SheetRow> {
  const row = await findLatestRow(ctx, organisationId, memberId)
  if (!row) throw new AppError('not_found', 'membership.memberNotFound')
  return row
}

function check(ctx: Ctx, charter: Charter, row: SheetRow, input: EndingInput): void {
  const article = endingArticle(charter.organisationType)
  if (row.valid_to !== null) throw new AppError('conflict', 'membership.ending.already', { name: row.name })
  if (input.endedOn > vietnamDay(ctx.now)) throw new AppError('invalid', 'membership.ending.later', {}, { article })
  if (input.endedOn <= row.valid_from && input.endedOn > row.joined_on) throw new AppError('invalid', 'membership.change.earlier', { from: row.valid_from })
  const [first, ...more] = refuseEnding(charter.organisationType, {
    ...input, joinedOn: row.joined_on, kind: row.kind, party: row.party,
    inactivityMonths: charter.values.inactivityMonths, contributionMonths: charter.values.contributionMonths,
  })
  if (first) throw new AppError('invalid', first.key, {}, { article: first.article, fields: [first, ...more].map(({ path, key }) => ({ path, key })) })
  if (input.organ !== 'law' && input.resolutionRef === null) throw new AppError('invalid', 'membership.ending.refMissing', {}, { article, fields: [{ path: 'resolutionRef', key: 'membership.ending.refMissing' }] })
}

/** D77 8.3, 11: more than half of the members, told five working days before. */
async function checkGroup(ctx: Ctx, organisationId: string, charter: Charter, input: EndingInput): Promise<void> {
  if (charter.organisationType !== 'THT' || input.organ === 'law') return
  if (input.organ !== 'group') throw new AppError('conflict', 'membership.organ.group', {}, { article: 'D77.11' })
  await checkGroupVotes(ctx, organisationId, charter, { decidedOn: input.endedOn, ...(input.votesFor === undefined ? {} : { votesFor: input.votesFor }) }, 'D77.11')
  const needed = charter.values.groupNoticeWorkingDays
  if (needed > 0 && (!input.noticeOn || noticeTooShort(workingDaysBetween(input.noticeOn, input.endedOn), needed))) {
    throw new AppError('conflict', 'membership.ending.notice', { days: needed }, { article: 'D77.11.2' })
  }
}

export const endMembership = operation({
  id: 'membership.endMembership',
  http: 'POST /organisations/{code}/members/{memberId}/ending',
  summary: 'A membership ends, for a reason that the law allows for its kind; the register keeps the row.',
  input: endingInput,
  output: ended,
  status: 201,
  allow: can.decide,
  run: async (ctx, { code, ...input }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    const place = await getPlace(ctx, organisationId)
    await lockTally(ctx, organisationId)
    const row = await getPresent(ctx, organisationId, input.memberId)
    const charter = await charterOn(ctx, organisationId, input.endedOn)
    check(ctx, charter, row, { code, ...input })
    await checkGroup(ctx, organisationId, charter, { code, ...input })
    const id = newId()
    await insertEnding(ctx, organisationId, { id, ...input })
    await supersede(ctx, organisationId, row.version_id)
    await insertUntil(ctx, organisationId, row.version_id, input.endedOn, input.note)
    const warnings = await countAgain(ctx, organisationId, place)
    await ctx.emit('membership.memberEnded', { organisationId, memberId: input.memberId, kind: row.kind, endedOn: input.endedOn, reason: input.reason })
    return { id, memberId: input.memberId, warnings: inWords(ctx, warnings) }
  },
})

export const revokeEnding = operation({
  id: 'membership.revokeEnding',
  http: 'POST /organisations/{code}/members/{memberId}/ending/revocation',
  summary: 'An ending that was recorded wrongly is taken back; both stay readable.',
  input: z.object({ code: z.string().max(60), memberId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: z.object({ memberId: z.uuid() }),
  allow: can.decide,
  run: async (ctx, { code, memberId, reason }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    const place = await getPlace(ctx, organisationId)
    await lockTally(ctx, organisationId)
    const row = await getPresent(ctx, organisationId, memberId)
    const ending = await findEnding(ctx, organisationId, memberId)
    if (!ending || row.valid_to !== ending.ended_on) throw new AppError('conflict', 'membership.ending.none', { name: row.name })
    const twin = await findTwin(ctx, organisationId, row.version_id)
    if (twin) throw new AppError('conflict', 'membership.already', twin)
    await storeRevocation(ctx, organisationId, memberId, reason)
    await supersede(ctx, organisationId, row.version_id)
    await insertUntil(ctx, organisationId, row.version_id, null, reason)
    await countAgain(ctx, organisationId, place)
    await ctx.emit('membership.memberChanged', { organisationId, memberId, kind: row.kind, effectiveOn: ending.ended_on, change: 'endingRevoked' })
    return { memberId }
  },
})

export const getEndingRules = operation({
  id: 'membership.getEndingRules',
  summary: 'By which reasons this member may leave the register.',
  reads: true,
  input: z.object({ code: z.string().max(60), memberId: z.uuid() }),
  output: endingRules,
  allow: can.decide,
  run: async (ctx, { code, memberId }) => {
    const { id } = await getOwnSubject(ctx, code)
    const { type } = await getPlace(ctx, id)
    const { kind, party } = await getPresent(ctx, id, memberId)
    return { reasons: reasonsFor(type, kind).filter((reason) => suits(reason, party)), article: endingArticle(type), verified: isVerified(type) }
  },
})
