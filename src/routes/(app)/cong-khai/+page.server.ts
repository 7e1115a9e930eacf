import { askForInformation, listDisclosures, listRequests } from '#modules/disclosure/index.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { ownCode } from './own.server.ts'
import type { Actions, PageServerLoad } from './$types'

/** What a member may read, and what the member asked. */
export const load: PageServerLoad = async (event) => {
  const code = ownCode(event)
  const cursor = event.url.searchParams.get('cursor') ?? undefined
  const found = await ask(event, listDisclosures, { code, cursor })
  return {
    items: found.items.filter((item) => item.publishedAt !== null), next: found.next,
    requests: (await ask(event, listRequests, { code })).items.filter((r) => r.own),
    mayPublish: event.locals.actor.grants.has('disclosure.publish'), asked: event.url.searchParams.has('da-gui'), key: newId(),
  }
}

export const actions: Actions = {
  default: command(askForInformation, { input: (values, event) => ({ ...values, code: ownCode(event) }), then: () => '/cong-khai?da-gui' }),
}
