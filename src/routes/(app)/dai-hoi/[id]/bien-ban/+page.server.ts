import { getMinutes, signMinutes, writeMinutes } from '#modules/assembly/index.ts'
import { askMaybe, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({ minutes: await askMaybe(event, getMinutes, { id: event.params.id }) })

export const actions: Actions = {
  write: command(writeMinutes),
  sign: command(signMinutes),
}
