import { castVote, checkIn } from '#modules/assembly/index.ts'
import { command } from '#platform/route.server.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  join: command(checkIn, { input: (_values, event) => ({ ...event.params, mode: 'online' }) }),
  vote: command(castVote),
}
