import * as z from 'zod'
import { charterOn } from '#modules/charter/index.ts'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { checkOrgan, refuse } from '../admission/admit.server.ts'
import { refuseAffiliate, refuseFacts } from '../admission/rules.ts'
import { listAffiliates } from '../admission/store.server.ts'
import { countAgain } from '../counts/recount.server.ts'
import { lockTally, type Place } from '../counts/store.server.ts'
import { getPlace, inWords } from '../counts/views.server.ts'
import { findSame, insertUntil, insertVersion, supersede } from '../entry/store.server.ts'
import { can } from '../policy.ts'
import { day, decision, memberFacts, warning, type MemberFacts } from '../schema.ts'
import { factsOf } from '../sheet/facts.server.ts'
import { findLatestRow, listHistory, type SheetRow } from '../sheet/store.server.ts'
import { findStaff, setPerson } from './store.server.ts'

const changeInput = z.object({
  code: z.string().max(60), memberId: z.uuid(),
  facts: memberFacts,
  effectiveOn: day.meta({ description: 'Since when it is so; the first day of the present row corrects that row.' }),
  ground: z.string().trim().min(1).max(500).meta({ description: 'Why the register changes: paper, decision, typing mistake.' }),
  decision: decision.optional().meta({ description: 'Needed when the kind of membership changes.' }),
})
type ChangeInput = z.output<typeof changeInput>

async function takeRow(ctx: Ctx, organisationId: string, { memberId, effectiveOn }: ChangeInput): Promise<SheetRow> {
  const row = await findLatestRow(ctx, organisationId, memberId)
  if (!row) throw new AppError('not_found', 'membership.memberNotFound')
  if (row.valid_to !== null) throw new AppError('conflict', 'membership.ending.already', { name: row.name })
  if (Number(ctx.ifMatch) !== (await listHistory(ctx, organisationId, memberId)).length) throw new AppError('precondition_failed', 'platform.ifMatchFailed')
  if (effectiveOn > vietnamDay(ctx.now)) throw new AppError('invalid', 'membership.change.later')
  if (effectiveOn < row.valid_from) throw new AppError('invalid', 'membership.change.earlier', { from: row.valid_from })
  return row
}

/** What was pledged is in the row; only who changes into a contributing kind pledges anew. */
const pledged = (row: SheetRow, facts: MemberFacts): MemberFacts =>
  facts.kind === row.kind && facts.kind !== 'linked_noncontributing' ? { ...facts, pledgedDong: Math.max(row.pledged_dong, 1) } : facts

/** What the row lacked already (a register taken over without numbers) does not bar a new telephone number. */
async function check(ctx: Ctx, organisationId: string, place: Place, row: SheetRow, facts: MemberFacts, input: ChangeInput): Promise<void> {
  const before = pledged(row, factsOf(row))
  const old = new Set(refuseFacts(place.type, before, input.effectiveOn).map((one) => one.key))
  const affiliate = facts.organisationCode === null ? null : refuseAffiliate(await listAffiliates(ctx, organisationId), facts, input.effectiveOn)
  refuse([...refuseFacts(place.type, facts, input.effectiveOn).filter((one) => !old.has(one.key)), ...(affiliate ? [affiliate] : [])])
  const same = await findSame(ctx, organisationId, facts, input.effectiveOn)
  if (same && same.id !== row.id) throw new AppError('conflict', 'membership.already', { name: same.name, number: same.number })
  if (facts.kind === row.kind) return
  if (!input.decision) throw new AppError('invalid', 'membership.change.decisionMissing', {}, { fields: [{ path: 'decision', key: 'membership.change.decisionMissing' }] })
  await checkOrgan(ctx, organisationId, place, await charterOn(ctx, organisationId, input.effectiveOn), facts, input.decision)
}

export const changeMember = operation({
  id: 'membership.changeMember',
  http: 'PUT /organisations/{code}/members/{memberId}',
  summary: 'The register says something else of a member from a day on; what it said before stays readable.',
  input: changeInput,
  output: z.object({ memberId: z.uuid(), versionNo: z.int(), warnings: z.array(warning) }),
  ifMatch: true,
  etag: (output) => String(output.versionNo),
  allow: can.manage,
  run: async (ctx, input) => {
    const { id: organisationId } = await getOwnSubject(ctx, input.code)
    const place = await getPlace(ctx, organisationId)
    await lockTally(ctx, organisationId)
    const row = await takeRow(ctx, organisationId, input)
    const facts = pledged(row, input.facts)
    await check(ctx, organisationId, place, row, facts, input)
    await supersede(ctx, organisationId, row.version_id)
    if (input.effectiveOn > row.valid_from) await insertUntil(ctx, organisationId, row.version_id, input.effectiveOn, null)
    await insertVersion(ctx, organisationId, row.id, facts, input.effectiveOn, input.ground)
    const warnings = await countAgain(ctx, organisationId, place)
    await ctx.emit('membership.memberChanged', {
      organisationId, memberId: row.id, kind: facts.kind, formerKind: row.kind, effectiveOn: input.effectiveOn, pledgedDong: facts.pledgedDong, change: 'facts',
    })
    return { memberId: row.id, versionNo: (await listHistory(ctx, organisationId, row.id)).length, warnings: inWords(ctx, warnings) }
  },
})

export const linkMember = operation({
  id: 'membership.linkMember',
  http: 'POST /organisations/{code}/members/{memberId}/account',
  summary: 'Says which account of the organisation signs in as this member, where the personal number does not.',
  input: z.object({ code: z.string().max(60), memberId: z.uuid(), login: z.string().trim().toLowerCase().max(60) }),
  output: z.object({ memberId: z.uuid(), personId: z.uuid() }),
  allow: can.manage,
  run: async (ctx, { code, memberId, login }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    const row = await findLatestRow(ctx, organisationId, memberId)
    if (!row) throw new AppError('not_found', 'membership.memberNotFound')
    const personId = await findStaff(ctx, organisationId, login)
    if (personId === null) throw new AppError('not_found', 'membership.noSuchAccount', { login })
    await setPerson(ctx, organisationId, memberId, personId)
    return { memberId, personId }
  },
})
