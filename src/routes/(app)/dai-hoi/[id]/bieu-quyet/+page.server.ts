import { castVote, checkIn, chooseBallot, getSecretBallot } from '#modules/assembly/index.ts'
import { getBox } from '#modules/ballots/index.ts'
import { ask, askMaybe, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { meeting } = await event.parent()
  const current = meeting.questions.find((q) => q.state === 'voting' && q.ballot === 'secret')
  if (!current) return { secret: null, box: null }
  const [secret, box] = await Promise.all([ask(event, getSecretBallot, { id: meeting.id, questionId: current.id }), askMaybe(event, getBox, { box: current.id })])
  return { secret, box }
}

export const actions: Actions = {
  join: command(checkIn, { input: (_values, event) => ({ ...event.params, mode: 'online' }) }),
  vote: command(castVote),
  channel: command(chooseBallot),
}
