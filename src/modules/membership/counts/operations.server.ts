import * as z from 'zod'
import { getSubject } from '#modules/register/index.ts'
import { operation } from '#platform/operation.server.ts'
import { can } from '../policy.ts'
import { belowMinimumUntil, foreignShareUntil, LEAST_MEMBERS } from './rules.ts'
import { findTally } from './store.server.ts'

const breach = z.object({ since: z.string(), until: z.string().meta({ description: 'Last day before it is a ground for revocation (L 103.1d).' }) })

export const getMemberCounts = operation({
  id: 'membership.getMemberCounts',
  http: 'GET /organisations/{code}/member-counts',
  summary: 'How many members of each kind there are, and breaches of the least number and of the foreign share with their clocks.',
  reads: true,
  input: z.object({ code: z.string().max(60) }),
  output: z.object({
    countedOn: z.string().nullable(), official: z.int(), linked_contributing: z.int(), linked_noncontributing: z.int(), foreignOfficial: z.int(), womenOfficial: z.int(),
    least: z.int(), belowMinimum: breach.nullable(), foreignShare: breach.nullable(),
  }),
  allow: can.readCounts,
  run: async (ctx, { code }) => {
    const { id, type } = await getSubject(ctx, code)
    const tally = await findTally(ctx, id)
    return {
      countedOn: tally?.counted_on ?? null, official: tally?.official ?? 0, linked_contributing: tally?.linked_contributing ?? 0,
      linked_noncontributing: tally?.linked_noncontributing ?? 0, foreignOfficial: tally?.official_foreign ?? 0, womenOfficial: tally?.official_women ?? 0,
      least: LEAST_MEMBERS[type as keyof typeof LEAST_MEMBERS],
      belowMinimum: tally?.below_minimum_since ? { since: tally.below_minimum_since, until: belowMinimumUntil(tally.below_minimum_since) } : null,
      foreignShare: tally?.foreign_share_since ? { since: tally.foreign_share_since, until: foreignShareUntil(tally.foreign_share_since) } : null,
    }
  },
})
