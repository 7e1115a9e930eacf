import type { Ctx } from '#platform/operation.server.ts'
import { groupQuorum } from '../groups/rules.ts'
import type { QuorumView } from '../meetings/schema.ts'
import type { Meeting } from '../meetings/store.server.ts'
import { quorumOf } from './rules.ts'
import { readStanding } from './store.server.ts'

type Needed = Pick<Meeting, 'organisation_id' | 'id' | 'call_no' | 'form' | 'organisation_type' | 'group_rules'>

/** L 59.7, or D77 20 for a cooperative group: who is there against who has to be. */
export async function readQuorum(ctx: Pick<Ctx, 'db'>, m: Needed): Promise<QuorumView> {
  const s = await readStanding(ctx, m)
  const quorum = m.group_rules
    ? groupQuorum(m.call_no === 1 ? 1 : 2, s.base, s.attending, m.group_rules)
    : quorumOf(m.call_no, s.base, s.attending)
  return {
    base: s.base, attending: s.attending, least: quorum.least, missing: quorum.missing, reached: quorum.reached,
    votes: s.votes, inPerson: s.in_person, online: s.online, byProxy: s.by_proxy, guests: s.guests,
  }
}
