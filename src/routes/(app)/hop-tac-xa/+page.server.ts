import { error } from '@sveltejs/kit'
import { listDuties } from '#modules/duties/index.ts'
import { getOrganisation } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { ask } from '#platform/route.server.ts'
import { words } from '../../words.ts'
import type { PageServerLoad } from './$types'

/** A director's day: the own record and what it must still do. */
export const load: PageServerLoad = async (event) => {
  const { actor, locale } = event.locals
  const own = actor.orgIds[0]
  if (own === undefined) error(404, { message: words(locale)('page.mine.none') })
  const record = await ask(event, getOrganisation, { code: `x-${own}` })
  const { items } = await ask(event, listDuties, { code: `x-${own}` })
  return {
    record, duties: items, today: vietnamDay(new Date()), givenName: (actor.name ?? '').split(' ').at(-1) ?? '',
    mayRaise: actor.grants.has('difficulties.raise'), mayUpdate: actor.grants.has('register.updateProfile'),
  }
}
