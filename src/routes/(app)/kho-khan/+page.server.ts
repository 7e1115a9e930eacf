import { listDifficulties } from '#modules/difficulties/index.ts'
import { query } from '#platform/route.server.ts'
import type { PageServerLoad } from './$types'

const states = ['waiting', 'takenUp', 'answered', 'settled', 'withdrawn'] as const

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const state = states.find((s) => s === searchParams.get('state'))
  const overdue = searchParams.get('overdue') === 'true' ? ('true' as const) : undefined
  const found = await query(listDifficulties, () => ({ state, overdue, cursor: searchParams.get('cursor') ?? undefined }))(event)
  return { ...found, state: state ?? '', overdue: overdue !== undefined, mayRaise: event.locals.actor.grants.has('difficulties.raise') }
}
