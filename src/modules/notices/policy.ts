import type { Actor } from '#platform/operation.server.ts'

/** Reading who was told what, printing the paper list, writing down what was handed over or consented on paper. */
export const grants = ['notices.keepLog'] as const

const isPerson = (actor: Actor): boolean => actor.id !== null && actor.kind !== 'anonymous'

export const can = {
  /** No page and no API leads there: the operation that sends has decided who may. */
  send: (actor: Actor, { organisationId }: { organisationId: string }): boolean => actor.orgIds.includes(organisationId),
  /** What the job does for one organisation. */
  deliver: (actor: Actor, { organisationId }: { organisationId: string }): boolean => actor.kind === 'system' && actor.orgIds.includes(organisationId),
  readOwn: isPerson,
  keepLog: (actor: Actor): boolean => isPerson(actor) && actor.orgIds.length > 0 && actor.grants.has('notices.keepLog'),
}
