import { authorise, appointClerk, inviteGuest, listEntitled, listGuests, listProxies, recordDeliveries, revokeProxy, weighMember } from '#modules/assembly/index.ts'
import { listAccounts } from '#modules/identity/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { ask, askMaybe, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const id = event.params.id
  const q = event.url.searchParams.get('q') ?? ''
  const [entitled, proxies, guests] = await Promise.all([
    ask(event, listEntitled, { id, q, after: event.url.searchParams.get('after') ?? 0, limit: 200 }), ask(event, listProxies, { id }), ask(event, listGuests, { id }),
  ])
  const accounts = event.locals.actor.grants.has('assembly.conduct') ? (await askMaybe(event, listAccounts, { limit: 200 }))?.items ?? [] : []
  const helpers = new Map([...accounts.map((a) => [a.personId, a.name] as const), ...entitled.items.flatMap((e) => (e.personId ? [[e.personId, e.name] as const] : []))])
  return { helpers: [...helpers].map(([personId, name]) => ({ personId, name })), q, entitled, proxies: proxies.items, guests: guests.items, today: vietnamDay(new Date()) }
}

export const actions: Actions = {
  deliver: command(recordDeliveries),
  authorise: command(authorise),
  revoke: command(revokeProxy),
  invite: command(inviteGuest),
  clerk: command(appointClerk, {
    input: ({ helper, task }, event) => { const [personId = '', ...name] = String(helper).split('|'); return { ...event.params, personId, name: name.join('|'), task } },
  }),
  weigh: command(weighMember),
}
