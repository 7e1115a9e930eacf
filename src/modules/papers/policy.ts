import type { Actor, Territory } from '#platform/operation.server.ts'

export const can = {
  /** Which rows, the register's policies decide. */
  print: (actor: Actor): boolean => (actor.kind === 'person' || actor.kind === 'key') && actor.grants.has('register.readTerritory'),
}

/** The territory a paper speaks of: one's own, or for national staff the province they name. */
export function territoryOf(actor: Actor, province: string | undefined): Exclude<Territory, { level: 'nation' }> | 'which' | 'other' {
  const own = actor.territory ?? actor.alliance
  if (own === null) return 'other'
  if (own.level === 'nation') return province === undefined ? 'which' : { level: 'province', province }
  return province === undefined || province === own.province ? own : 'other'
}
