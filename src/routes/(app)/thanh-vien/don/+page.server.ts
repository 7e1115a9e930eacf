import { listApplications } from '#modules/membership/index.ts'
import { ask } from '#platform/route.server.ts'
import { ownCode } from '../own.server.ts'
import type { PageServerLoad } from './$types'

const states = ['waiting', 'accepted', 'refused', 'withdrawn'] as const

export const load: PageServerLoad = async (event) => {
  const state = states.find((one) => one === event.url.searchParams.get('state')) ?? 'waiting'
  return { state, states, list: await ask(event, listApplications, { code: ownCode(event), state, cursor: event.url.searchParams.get('cursor') ?? undefined }) }
}
