import type { Actor } from '#platform/operation.server.ts'

export const grants = ['assembly.conduct', 'assembly.checkIn'] as const

const ofOrganisation = (actor: Actor): boolean => (actor.kind === 'person' || actor.kind === 'key') && actor.orgIds.length > 0

export const can = {
  /** Members read of every meeting of theirs; whose meeting it is, row-level security decides. */
  read: ofOrganisation,
  /** Prepares, calls, opens and closes a meeting. */
  conduct: (actor: Actor): boolean => ofOrganisation(actor) && actor.grants.has('assembly.conduct'),
  /** At the desk or at the box: by grant, or chosen as clerk or teller of this one meeting. */
  assist: ofOrganisation,
  /** For oneself: whether one is entitled, the list of the meeting decides. */
  vote: (actor: Actor): boolean => actor.kind === 'person' && actor.orgIds.length > 0,
}

export const conducts = (actor: Actor): boolean => actor.grants.has('assembly.conduct')
export const checksIn = (actor: Actor): boolean => conducts(actor) || actor.grants.has('assembly.checkIn')
