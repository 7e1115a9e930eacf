import type { Actor } from '#platform/operation.server.ts'

export const grants = [
  'register.readTerritory', 'register.enterOrganisation', 'register.decideCorrection',
  'register.updateProfile', 'register.requestCorrection',
] as const
type Grant = (typeof grants)[number]

const signedIn = (actor: Actor): boolean => actor.kind === 'person' || actor.kind === 'key'
const holds = (grant: Grant) => (actor: Actor): boolean => signedIn(actor) && actor.grants.has(grant)

/** Which rows, row-level security decides; here only whether the kind of work is the actor's at all. */
export const can = {
  readPublic: (): boolean => true,
  readOwnOrTerritory: (actor: Actor): boolean => signedIn(actor) && (actor.orgIds.length > 0 || actor.grants.has('register.readTerritory')),
  readTerritory: holds('register.readTerritory'),
  enterOrganisation: holds('register.enterOrganisation'),
  decideCorrection: holds('register.decideCorrection'),
  updateProfile: (actor: Actor): boolean => holds('register.updateProfile')(actor) && actor.orgIds.length > 0,
  requestCorrection: (actor: Actor): boolean => holds('register.requestCorrection')(actor) && actor.orgIds.length > 0,
}
