import type { Ctx } from '#platform/operation.server.ts'
import type { Question } from '../agenda/store.server.ts'
import type { Meeting } from '../meetings/store.server.ts'
import type { Tally } from './rules.ts'

/** What an anonymous electronic box adds to the papers; without one the paper box alone is the secret ballot. */
export type SecretTally = Tally & { byCandidate?: Record<string, number> }

export type SecretBox = {
  open: (ctx: Ctx, m: Meeting, q: Question) => Promise<void>
  close: (ctx: Ctx, q: Question) => Promise<void>
  tally: (ctx: Ctx, q: Question) => Promise<SecretTally | null>
  /** True: a token was drawn, the ballot may be in the box and nobody can find it. */
  withdraw: (ctx: Ctx, q: Question, memberId: string) => Promise<boolean>
}

const paperOnly: SecretBox = { open: async () => undefined, close: async () => undefined, tally: async () => null, withdraw: async () => false }

export const secretBox: SecretBox = paperOnly
export const boxTally = (ctx: Ctx, q: Question): Promise<SecretTally | null> => secretBox.tally(ctx, q)
