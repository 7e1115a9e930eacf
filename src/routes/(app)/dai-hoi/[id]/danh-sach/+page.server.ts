import { authorise, appointClerk, inviteGuest, listEntitled, listGuests, listProxies, recordDeliveries, revokeProxy } from '#modules/assembly/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { ask, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const id = event.params.id
  const q = event.url.searchParams.get('q') ?? ''
  const [entitled, proxies, guests] = await Promise.all([
    ask(event, listEntitled, { id, q, after: event.url.searchParams.get('after') ?? 0, limit: 200 }), ask(event, listProxies, { id }), ask(event, listGuests, { id }),
  ])
  return { q, entitled, proxies: proxies.items, guests: guests.items, today: vietnamDay(new Date()) }
}

export const actions: Actions = {
  deliver: command(recordDeliveries),
  authorise: command(authorise),
  revoke: command(revokeProxy),
  invite: command(inviteGuest),
  clerk: command(appointClerk),
}
