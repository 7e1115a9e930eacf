import { actFor } from '#platform/act-for.server.ts'
import type { Reaction } from '#platform/module.ts'
import { tendOffices } from './offices/duties.server.ts'

/** Members who left, a new charter, new figures (and with them the size class): what follows for the posts is seen anew. */
const tend: Reaction['run'] = async (ctx, { organisationId }) => {
  if (typeof organisationId !== 'string') throw new Error('the fact names no organisation')
  await actFor(ctx, organisationId)
  await tendOffices(ctx, organisationId)
}

const facts = ['membership.memberEnded', 'membership.memberChanged', 'charter.adopted', 'register.profileUpdated']

export const reactions: readonly Reaction[] = facts.map((event) => ({ event, name: `governance.tendAfter.${event}`, run: tend }))
