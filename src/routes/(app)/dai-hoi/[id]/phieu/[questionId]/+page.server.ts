import { getBox, listReceipts } from '#modules/ballots/index.ts'
import { ask } from '#platform/route.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { secret, question } = await event.parent()
  if (secret.state !== 'closed' && secret.state !== 'counted') return { published: null }
  const [{ receipts }, { tally, questions }] = await Promise.all([ask(event, listReceipts, { box: question.id }), ask(event, getBox, { box: question.id })])
  return { published: { receipts, tally, questions } }
}
