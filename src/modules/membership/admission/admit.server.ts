import { charterOn, refuseCommitment, type Charter } from '#modules/charter/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError, type Params } from '#platform/problem.ts'
import { countAgain, type Warning } from '../counts/recount.server.ts'
import { lockTally, type Place } from '../counts/store.server.ts'
import { findSame, insertMember, insertVersion } from '../entry/store.server.ts'
import type { Decision, MemberFacts } from '../schema.ts'
import { countOnDay, findEnding } from '../sheet/store.server.ts'
import { mayFound, organFor, refuseAffiliate, refuseElsewhere, refuseFacts, refuseGroupVotes, refuseHeir, type Refusal } from './rules.ts'
import { listAffiliates } from './store.server.ts'

const dong = (ctx: Ctx, amount: number): string => new Intl.NumberFormat(ctx.locale).format(amount)

/** All that is wrong at once, the first as the sentence above. */
export function refuse(refusals: readonly (Refusal & { params?: Params })[]): void {
  const [first] = refusals
  if (!first) return
  throw new AppError('invalid', first.key, first.params ?? {}, {
    article: first.article, fields: refusals.map(({ path, key, params }) => ({ path: `facts.${path}`, key, ...(params ? { params } : {}) })),
  })
}

/** C14: what is undertaken lies within the charter; groups agree by contract. */
function refusePledge(ctx: Ctx, charter: Charter, facts: MemberFacts): (Refusal & { params: Params })[] {
  if (facts.kind === 'linked_noncontributing' || charter.organisationType === 'THT' || facts.pledgedDong === 0) return []
  const { minContributionDong: min, maxContributionDong: max } = charter.values
  const wrong = refuseCommitment(charter.values, facts.pledgedDong)
  return wrong === null ? [] : [{ key: `membership.pledge.${wrong}`, article: 'L40.8', path: 'pledgedDong', params: { min: dong(ctx, min), max: max === null ? '–' : dong(ctx, max) } }]
}

/** Asked when the application comes in and again when it is decided: birthdays pass, charters change. */
export async function checkApplicant(ctx: Ctx, organisationId: string, facts: MemberFacts, day: string, heirOf: string | null): Promise<Charter> {
  const charter = await charterOn(ctx, organisationId, day)
  const affiliate = facts.organisationCode === null ? null : refuseAffiliate(await listAffiliates(ctx, organisationId), facts, day)
  const elsewhere = refuseElsewhere(charter.values.multiMembership, facts)
  const heir = heirOf === null ? null : refuseHeir(await findEnding(ctx, organisationId, heirOf))
  refuse([...refuseFacts(charter.organisationType, facts, day), ...[affiliate, elsewhere, heir].filter((one) => one !== null), ...refusePledge(ctx, charter, facts)])
  const same = await findSame(ctx, organisationId, facts, day)
  if (same) throw new AppError('conflict', 'membership.already', { name: same.name, number: same.number })
  return charter
}

/** C10 and, for groups, C66. */
export async function checkOrgan(ctx: Ctx, organisationId: string, place: Place, charter: Charter, facts: Pick<MemberFacts, 'kind'>, decision: Decision): Promise<void> {
  const { organ, article } = organFor(place.type, charter.values.governanceModel, facts.kind)
  if (decision.organ !== organ && !mayFound(decision.organ, decision.decidedOn, place.registeredOn)) throw new AppError('conflict', `membership.organ.${organ}`, {}, { article })
  if (organ === 'group' && decision.organ === 'group') await checkGroupVotes(ctx, organisationId, charter, decision, article)
}

export async function checkGroupVotes(ctx: Ctx, organisationId: string, charter: Charter, decision: Pick<Decision, 'decidedOn' | 'votesFor'>, article: string): Promise<void> {
  const counts = await countOnDay(ctx, { organisationId, day: decision.decidedOn, knownAt: null })
  const members = counts.reduce((sum, one) => sum + one.members, 0)
  const votesFor = decision.votesFor ?? 0
  if (votesFor > members) throw new AppError('invalid', 'membership.moreVotesThanMembers', { votesFor, members }, { article })
  // The first members of a group admit themselves by signing the contract.
  if (members > 0 && refuseGroupVotes(votesFor, members, charter.values.groupDecisionBasisPoints)) {
    throw new AppError('conflict', 'membership.groupVotes', { votesFor, members }, { article })
  }
}

export type Entry = { applicationId: string | null; organ: string; decidedOn: string; resolutionRef: string | null; joinedOn: string; heirOf: string | null }

/** Into the register; what bars it was asked before. */
export async function enter(ctx: Ctx, organisationId: string, place: Place, facts: MemberFacts, entry: Entry): Promise<{ id: string; number: number; warnings: Warning[] }> {
  if (entry.joinedOn > vietnamDay(ctx.now)) throw new AppError('invalid', 'membership.joinedLater', { joinedOn: entry.joinedOn })
  await lockTally(ctx, organisationId)
  const same = await findSame(ctx, organisationId, facts, entry.joinedOn)
  if (same) throw new AppError('conflict', 'membership.already', { name: same.name, number: same.number })
  const id = newId()
  const number = await insertMember(ctx, organisationId, { id, pledgedDong: facts.pledgedDong, ...entry })
  await insertVersion(ctx, organisationId, id, facts, entry.joinedOn, null)
  const warnings = await countAgain(ctx, organisationId, place)
  await ctx.emit('membership.memberAdmitted', { organisationId, memberId: id, kind: facts.kind, party: facts.party, joinedOn: entry.joinedOn, pledgedDong: facts.pledgedDong, heirOf: entry.heirOf })
  return { id, number, warnings }
}
