import { redirect } from '@sveltejs/kit'
import { readReset, signIn, useReset } from '#modules/identity/index.ts'
import { execute } from '#platform/execute.server.ts'
import { currentKernel } from '#platform/kernel.server.ts'
import { ask } from '#platform/route.server.ts'
import { attempt, keepCookies, textFields } from '../../attempt.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => ask(event, readReset, { token: event.params.token })

export const actions: Actions = {
  default: async (event) => {
    const { actor, locale, requestId } = event.locals
    const values = await textFields(event)
    const result = await attempt(event, values, async () => {
      const password = values.password ?? ''
      const { login } = (await execute(currentKernel(), { actor, locale, requestId }, useReset, { token: event.params.token, password })).output
      return signIn(event.request.headers, { login, password })
    })
    if ('refused' in result) return result.refused
    keepCookies(event, result.done.cookies)
    redirect(303, '/tai-khoan')
  },
}
