import { createKey, getProfile, listKeys, revokeKey } from '#modules/identity/index.ts'
import { currentKernel } from '#platform/kernel.server.ts'
import { ask, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const [{ items }, { grants }] = await Promise.all([ask(event, listKeys, {}), ask(event, getProfile, {})])
  const { locale } = event.locals
  return { keys: items, grants: grants.map((grant) => ({ grant, title: currentKernel().translate(locale, `grant.${grant}`) })) }
}

export const actions: Actions = {
  create: command(createKey),
  revoke: command(revokeKey, { then: () => '/tai-khoan/khoa' }),
}
