import { redirect } from '@sveltejs/kit'
import { verifySecondFactor } from '#modules/identity/index.ts'
import { attempt, keepCookies, nextPage, textFields } from '../../attempt.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ next: nextPage(url.searchParams.get('tiep')) })

export const actions: Actions = {
  default: async (event) => {
    const values = await textFields(event)
    const result = await attempt(event, values, () => verifySecondFactor(event.request.headers, values.code ?? ''))
    if ('refused' in result) return result.refused
    keepCookies(event, result.done)
    redirect(303, nextPage(values.tiep))
  },
}
