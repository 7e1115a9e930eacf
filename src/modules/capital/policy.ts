import type { Actor } from '#platform/operation.server.ts'

export const grants = ['capital.keepBook'] as const

const ofOrganisation = (actor: Actor): boolean => (actor.kind === 'person' || actor.kind === 'key') && actor.orgIds.length > 0
const system = (actor: Actor): boolean => actor.kind === 'system'

export const can = {
  /** Every member reads the ratios and the own ledger (L 14.1c); what else is shown, the operation decides. */
  read: ofOrganisation,
  keepBook: (actor: Actor): boolean => ofOrganisation(actor) && actor.grants.has('capital.keepBook'),
  judge: system,
}

/** Amounts, dates and obligations of others are for who keeps the book. */
export const keepsBook = (actor: Actor): boolean => actor.grants.has('capital.keepBook')
