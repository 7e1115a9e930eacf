import { redirect } from '@sveltejs/kit'
import { readSetUp, setUpFirstAccount, signIn } from '#modules/identity/index.ts'
import { execute } from '#platform/execute.server.ts'
import { currentKernel } from '#platform/kernel.server.ts'
import { ask } from '#platform/route.server.ts'
import { attempt, keepCookies, textFields } from '../../attempt.server.ts'
import { provinces } from '../../places.server.ts'
import { wordsOf } from '../../words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  ...(await ask(event, readSetUp, { token: event.params.token })),
  provinces: await provinces(event),
})

const provincial = new Set(['allianceProvince', 'provincialCommittee'])

export const actions: Actions = {
  default: async (event) => {
    const { actor, requestId } = event.locals
    const values = await textFields(event)
    const result = await attempt(event, values, async () => {
      // The office's name is Vietnamese whatever language the page is read in: it goes on papers.
      const kind = values.kind as 'ministry' | 'provincialCommittee' | 'allianceProvince' | 'allianceNational'
      const title = wordsOf('vi')(`identity.title.${kind}` as 'identity.title.ministry')
      const province = provincial.has(kind) ? (await provinces(event)).find((unit) => unit.code === values.provinceCode) : null
      const place = province ? province.name.charAt(0).toLowerCase() + province.name.slice(1) : ''
      const input = { ...values, kind, token: event.params.token, officeName: `${title} ${place}`.trim(), name: values.name ?? '', login: values.login ?? '', password: values.password ?? '' }
      const { login } = (await execute(currentKernel(), { actor, requestId, locale: event.locals.locale }, setUpFirstAccount, input)).output
      return signIn(event.request.headers, { login, password: input.password })
    })
    if ('refused' in result) return result.refused
    keepCookies(event, result.done.cookies)
    redirect(303, '/vao')
  },
}
