import { error } from '@sveltejs/kit'
import { getSecretBallot } from '#modules/assembly/index.ts'
import { ask } from '#platform/route.server.ts'
import { words } from '../../../words.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  const { meeting } = await event.parent()
  const question = meeting.questions.find((q) => q.id === event.params.questionId)
  if (!question || question.ballot !== 'secret') error(404, { message: words(event.locals.locale)('meeting.noBox') })
  return { question, secret: await ask(event, getSecretBallot, { id: event.params.id, questionId: question.id }) }
}
