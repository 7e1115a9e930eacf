import type { Actor } from '#platform/operation.server.ts'

export const grants = ['governance.manage'] as const

const signedIn = (actor: Actor): boolean => actor.kind === 'person' || actor.kind === 'key'

export const can = {
  /** Every member may know who holds which post; which organisation, the operation asks. */
  readOffices: (actor: Actor): boolean => signedIn(actor) && actor.orgIds.length > 0,
  manage: (actor: Actor): boolean => signedIn(actor) && actor.orgIds.length > 0 && actor.grants.has('governance.manage'),
}

/** Who is family of whom is told only to those who prepare elections. */
export const seesFamilies = (actor: Actor): boolean => actor.grants.has('governance.manage')
