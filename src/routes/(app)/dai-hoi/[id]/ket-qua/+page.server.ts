import { listResults } from '#modules/assembly/index.ts'
import { ask } from '#platform/route.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({ results: (await ask(event, listResults, { id: event.params.id })).items })
