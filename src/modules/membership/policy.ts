import type { Actor } from '#platform/operation.server.ts'

export const grants = ['membership.manage', 'membership.decide'] as const

const ofOrganisation = (actor: Actor): boolean => (actor.kind === 'person' || actor.kind === 'key') && actor.orgIds.length > 0

export const can = {
  /** Every member reads the list (L 14.1c); which organisation's, `getOwnSubject` decides. */
  readList: ofOrganisation,
  /** Keeps the register: applications, changes, imports, papers. */
  manage: (actor: Actor): boolean => ofOrganisation(actor) && actor.grants.has('membership.manage'),
  /** Records what the right organ decided. */
  decide: (actor: Actor): boolean => ofOrganisation(actor) && actor.grants.has('membership.decide'),
  /** Counts only: the organisation's own people, and officers over its territory. */
  readCounts: (actor: Actor): boolean => ofOrganisation(actor) || actor.grants.has('register.readTerritory'),
}

/** The register with addresses and numbers is for who keeps it; others read names and kinds. */
export const keepsRegister = (actor: Actor): boolean => actor.grants.has('membership.manage')
