import { getCouncil } from '#modules/ballots/index.ts'
import { ask } from '#platform/route.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({ council: await ask(event, getCouncil, { box: event.params.questionId }) })
