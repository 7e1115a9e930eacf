import { checkIn, checkOut, getQuorum, listEntitled, listGuests, receiveGuest } from '#modules/assembly/index.ts'
import { ask, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

const FOUND = 12

export const load: PageServerLoad = async (event) => {
  const id = event.params.id
  const q = event.url.searchParams.get('q')?.trim() ?? ''
  const [found, quorum, guests] = await Promise.all([q === '' ? null : ask(event, listEntitled, { id, q, limit: FOUND }), ask(event, getQuorum, { id }), ask(event, listGuests, { id })])
  return { q, found: found?.items ?? [], more: found?.next !== null && found !== null, quorum, guests: guests.items }
}

export const actions: Actions = {
  arrive: command(checkIn),
  leave: command(checkOut),
  guest: command(receiveGuest),
}
