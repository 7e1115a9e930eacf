import { getOrganisation } from '#modules/register/index.ts'
import { ask } from '#platform/route.server.ts'
import { standingOf } from '../standing.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  const { actor } = event.locals
  const record = await ask(event, getOrganisation, { code: event.params.code })
  const standing = standingOf(actor, record.registered !== undefined)
  const back = standing.own ? 'mine' : actor.grants.has('register.readTerritory') ? 'list' : 'search'
  return { record, standing, back, home: `/ho-so/${event.params.code}` }
}
