import type { Actor } from '#platform/operation.server.ts'

const signedIn = (actor: Actor): boolean => actor.id !== null && actor.kind !== 'anonymous'

export const can = {
  /** Whose box it is, row-level security decides; who is entitled, the list of the box. */
  read: (actor: Actor): boolean => signedIn(actor) && actor.orgIds.length > 0,
  draw: (actor: Actor): boolean => signedIn(actor) && actor.kind === 'person' && actor.orgIds.length > 0,
}
