import type { Actor } from '#platform/operation.server.ts'

/** Whoever may read the record in depth; the record's own operation decides which. */
export const can = { readDuties: (actor: Actor): boolean => actor.id !== null }
