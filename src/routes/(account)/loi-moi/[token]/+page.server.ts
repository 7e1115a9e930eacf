import { redirect } from '@sveltejs/kit'
import { acceptInvitation, oidcLabel, readInvitation, signIn, startOidc } from '#modules/identity/index.ts'
import { currentKernel } from '#platform/kernel.server.ts'
import { execute } from '#platform/execute.server.ts'
import { ask } from '#platform/route.server.ts'
import { attempt, keepCookies, textFields } from '../../attempt.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  invitation: await ask(event, readInvitation, { token: event.params.token }),
  provider: oidcLabel(),
})

export const actions: Actions = {
  password: async (event) => {
    const { actor, locale, requestId } = event.locals
    const values = await textFields(event)
    const result = await attempt(event, values, async () => {
      const input = { token: event.params.token, login: values.login ?? '', password: values.password ?? '', existing: values.existing === 'on' }
      const { login } = (await execute(currentKernel(), { actor, locale, requestId }, acceptInvitation, input)).output
      return signIn(event.request.headers, { login, password: input.password })
    })
    if ('refused' in result) return result.refused
    keepCookies(event, result.done.cookies)
    redirect(303, result.done.state === 'secondFactor' ? '/dang-nhap/xac-thuc?tiep=%2Ftai-khoan' : '/tai-khoan')
  },
  provider: async (event) => {
    const result = await attempt(event, {}, () => startOidc(event.request.headers, { next: '/tai-khoan', invitationToken: event.params.token }))
    if ('refused' in result) return result.refused
    keepCookies(event, result.done.cookies)
    redirect(303, result.done.url)
  },
}
