import { followMemberCounts } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Reaction } from '#platform/module.ts'
import { countOnDay } from './sheet/store.server.ts'

/** The profile of the register says how many members there are; it is counted here, whatever changed. */
const follow: Reaction['run'] = async (ctx, payload) => {
  const organisationId = String(payload.organisationId)
  const rows = await countOnDay(ctx, { organisationId, day: vietnamDay(ctx.now), knownAt: null })
  const of = (kind: string): number => rows.find((row) => row.kind === kind)?.members ?? 0
  await followMemberCounts(ctx, organisationId, {
    officialMembers: of('official'), contributingMembers: of('linked_contributing'), noncontributingMembers: of('linked_noncontributing'),
    femaleMembers: rows.reduce((sum, row) => sum + row.women, 0),
  })
}

export const reactions: readonly Reaction[] = ['memberAdmitted', 'memberEnded', 'memberChanged', 'listWritten']
  .map((fact) => ({ event: `membership.${fact}`, name: `membership.followInProfile.${fact}`, run: follow }))
