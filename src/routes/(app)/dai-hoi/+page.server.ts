import { error } from '@sveltejs/kit'
import { listAssemblies } from '#modules/assembly/index.ts'
import { ask } from '#platform/route.server.ts'
import { words } from './words.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { actor, locale } = event.locals
  const own = actor.orgIds[0]
  if (own === undefined) error(404, { message: words(locale)('meeting.noOrganisation') })
  const cursor = event.url.searchParams.get('cursor') ?? undefined
  return { ...await ask(event, listAssemblies, { code: `x-${own}`, cursor }), mayConduct: actor.grants.has('assembly.conduct') }
}
