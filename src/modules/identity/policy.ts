import type { Actor } from '#platform/operation.server.ts'

export const grants = ['identity.manageAccounts'] as const

const signedIn = (actor: Actor): boolean => actor.id !== null && (actor.kind === 'person' || actor.kind === 'key')

export const can = {
  /** Everybody who signed in, with a session or a key. */
  readOwnProfile: signedIn,
  /** A key must not make keys or invite people: a leaked key would outlive its revocation. */
  changeOwnAccess: (actor: Actor): boolean => actor.kind === 'person' && actor.id !== null,
  /** Which accounts, rule 61 decides with both offices at hand. */
  manageAccounts: (actor: Actor): boolean => actor.kind === 'person' && actor.grants.has('identity.manageAccounts'),
  listAccounts: (actor: Actor): boolean => signedIn(actor) && actor.grants.has('identity.manageAccounts'),
  anyone: (): boolean => true,
}
