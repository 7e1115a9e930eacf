import type { Actor } from '#platform/operation.server.ts'

export const grants = ['disclosure.publish'] as const

const signedIn = (actor: Actor): boolean => actor.id !== null && (actor.kind === 'person' || actor.kind === 'key')

export const can = {
  /** Members read what is published; those who publish, also what is not yet. */
  read: (actor: Actor): boolean => signedIn(actor) && actor.orgIds.length > 0,
  publish: (actor: Actor): boolean => signedIn(actor) && actor.orgIds.length > 0 && actor.grants.has('disclosure.publish'),
  ask: (actor: Actor): boolean => signedIn(actor) && actor.orgIds.length > 0,
}
