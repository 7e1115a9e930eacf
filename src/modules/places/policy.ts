import type { Actor } from '#platform/operation.server.ts'

/** Units, industries and boundaries are public facts; boundaries are imported by whoever runs the server. */
export const grants = [] as const

export const can = {
  read: (_actor: Actor): boolean => true,
}
