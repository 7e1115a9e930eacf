import type { Actor } from '#platform/operation.server.ts'

export const grants = ['duties.read'] as const

const isOfficer = (actor: Actor): boolean => actor.territory !== null

export const can = {
  /** Whoever may read the record in depth; the record's own operation decides which. */
  readDuties: (actor: Actor): boolean => actor.id !== null,
  /** What other modules feed may name single members: those who manage read it, and of it what officers may see, officers. */
  readFed: (actor: Actor): boolean => actor.grants.has('duties.read') || isOfficer(actor),
  readTerritory: (actor: Actor): boolean => actor.id !== null && isOfficer(actor) && actor.grants.has('register.readTerritory'),
  recount: (actor: Actor): boolean => actor.kind === 'system',
}
