import type { Actor } from '#platform/operation.server.ts'

export const grants = ['charter.adopt'] as const

const signedIn = (actor: Actor): boolean => actor.kind === 'person' || actor.kind === 'key'

export const can = {
  /** The charter is disclosed to every member (L 14.1); which organisation's, `getOwnSubject` decides. */
  read: (actor: Actor): boolean => signedIn(actor) && actor.orgIds.length > 0,
  adopt: (actor: Actor): boolean => signedIn(actor) && actor.orgIds.length > 0 && actor.grants.has('charter.adopt'),
}
