import type { Actor } from '#platform/operation.server.ts'

/** What this reader is to the record; the operations decide, this only says which forms are worth showing. */
export type Standing = { inDepth: boolean; own: boolean; alliance: boolean; seesRequests: boolean; mayUpdate: boolean; mayRequest: boolean; mayDecide: boolean }

export function standingOf(actor: Actor, inDepth: boolean): Standing {
  const officer = actor.territory !== null || actor.alliance !== null
  const own = inDepth && !officer && actor.orgIds.length > 0
  return {
    inDepth, own, alliance: actor.alliance !== null, seesRequests: own || (inDepth && actor.territory !== null),
    mayUpdate: own && actor.grants.has('register.updateProfile'),
    mayRequest: own && actor.grants.has('register.requestCorrection'),
    mayDecide: inDepth && actor.territory !== null && actor.grants.has('register.decideCorrection'),
  }
}
