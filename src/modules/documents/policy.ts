import type { Actor } from '#platform/operation.server.ts'

export const grants = ['documents.read', 'documents.withdraw'] as const

const signedIn = (actor: Actor): boolean => actor.id !== null && (actor.kind === 'person' || actor.kind === 'key')
const belongs = (actor: Actor, organisationId: string): boolean => actor.orgIds.includes(organisationId)

export const can = {
  /** Nobody calls it but operations of other modules, each with a grant of its own; here only: for one's own organisation. */
  archive: (actor: Actor, { organisationId }: { organisationId: string }): boolean => belongs(actor, organisationId),
  /** Which papers, `readsAll` decides with the row. */
  list: (actor: Actor): boolean => signedIn(actor) && actor.orgIds.length > 0,
  /** A plain member reads what Article 14.1 opens to members, and papers about themselves. */
  readsAll: (actor: Actor): boolean => actor.grants.has('documents.read'),
  withdraw: (actor: Actor): boolean => signedIn(actor) && actor.grants.has('documents.withdraw'),
  anyone: (): boolean => true,
}
