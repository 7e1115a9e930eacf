import type { Actor } from '#platform/operation.server.ts'

export const grants = ['imports.importList'] as const

export type Owner = { province: string; source: 'provincial_import' | 'alliance_import' }

const signedIn = (actor: Actor): boolean => actor.kind === 'person' || actor.kind === 'key'

/** Whose list it would be. National staff say the province; a commune keeps no list of its own. */
export function ownerOf(actor: Actor, province: string | null): Owner | null {
  const [territory, source] = actor.territory ? [actor.territory, 'provincial_import' as const] : [actor.alliance, 'alliance_import' as const]
  if (territory?.level === 'province') return province === null || province === territory.province ? { province: territory.province, source } : null
  return territory?.level === 'nation' && province !== null ? { province, source } : null
}

export const can = {
  /** Which batches, row-level security decides. */
  importList: (actor: Actor): boolean => signedIn(actor) && actor.grants.has('imports.importList'),
}
