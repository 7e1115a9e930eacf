import { getLive } from '#modules/assembly/index.ts'
import { ask } from '#platform/route.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({ live: await ask(event, getLive, { id: event.params.id }) })
