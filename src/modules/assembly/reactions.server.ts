import type { Ctx } from '#platform/operation.server.ts'
import type { Reaction } from '#platform/module.ts'
import { followRegister } from './convening/entitlement.server.ts'
import { findMeeting, listRunning } from './meetings/store.server.ts'

/** A member came or went: every meeting that is not over follows the register at once. */
async function follow(ctx: Ctx, payload: Record<string, unknown>): Promise<void> {
  for (const id of await listRunning(ctx, String(payload.organisationId))) {
    const m = await findMeeting(ctx, id, 'update')
    if (m) await followRegister(ctx, m)
  }
}

export const reactions: readonly Reaction[] = [
  { event: 'membership.memberAdmitted', name: 'assembly.listMember', run: follow },
  { event: 'membership.memberEnded', name: 'assembly.dropMember', run: follow },
  { event: 'membership.memberChanged', name: 'assembly.changeMember', run: follow },
]
