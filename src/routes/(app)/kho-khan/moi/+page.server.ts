import { raiseDifficulty } from '#modules/difficulties/index.ts'
import { newId } from '#platform/ids.ts'
import { command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

/** The key is made with the form: a double click raises one difficulty. */
export const load: PageServerLoad = () => ({ key: newId() })

export const actions: Actions = { default: command(raiseDifficulty, { then: (difficulty) => `/kho-khan/${difficulty.id}` }) }
