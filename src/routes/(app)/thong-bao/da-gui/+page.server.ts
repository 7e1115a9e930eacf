import { error } from '@sveltejs/kit'
import { countCosts, listSentNotices } from '#modules/notices/index.ts'
import { ask } from '#platform/route.server.ts'
import { words } from '../../../words.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { actor, locale } = event.locals
  const own = actor.orgIds[0]
  if (own === undefined) error(404, { message: words(locale)('page.mine.none') })
  const code = `x-${own}`
  const [sent, costs] = await Promise.all([
    ask(event, listSentNotices, { code, cursor: event.url.searchParams.get('cursor') ?? undefined }),
    ask(event, countCosts, { code, month: event.url.searchParams.get('month') ?? undefined }),
  ])
  return { ...sent, costs }
}
