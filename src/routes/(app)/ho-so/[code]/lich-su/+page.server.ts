import { getHistory } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { ask } from '#platform/route.server.ts'
import { words } from '../../words.ts'
import { tell } from './story.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { actor, locale } = event.locals
  const after = event.url.searchParams.get('sau') ?? ''
  const cursor = /^\d{1,15}$/.test(after) ? after : undefined
  const { items, versions, next } = await ask(event, getHistory, { code: event.params.code, limit: 20, cursor })
  const t = words(locale)
  return {
    steps: items.map((item) => tell(item, actor.id, t)),
    versions: cursor ? [] : versions.map((version) => ({ ...version, day: vietnamDay(version.validFrom) })),
    next, first: cursor === undefined,
  }
}
