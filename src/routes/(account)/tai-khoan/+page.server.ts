import { redirect } from '@sveltejs/kit'
import { chooseOffice, endOtherSessions, endSession, getProfile, readSecurity } from '#modules/identity/index.ts'
import { currentKernel } from '#platform/kernel.server.ts'
import { ask, command } from '#platform/route.server.ts'
import { attempt, textFields } from '../attempt.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const [profile, security] = await Promise.all([ask(event, getProfile, {}), readSecurity(event.request.headers)])
  const grantTitles = profile.grants.map((grant) => currentKernel().translate(event.locals.locale, `grant.${grant}`))
  return { profile, grantTitles, sessions: (security?.sessions ?? []).map(({ token: _, ...session }) => session) }
}

export const actions: Actions = {
  office: command(chooseOffice, { then: () => '/vao' }),
  endSession: async (event) => {
    const values = await textFields(event)
    const result = await attempt(event, values, () => endSession(event.request.headers, values.id ?? ''))
    if ('refused' in result) return result.refused
    redirect(303, '/tai-khoan')
  },
  endOthers: async (event) => {
    const result = await attempt(event, {}, () => endOtherSessions(event.request.headers))
    if ('refused' in result) return result.refused
    redirect(303, '/tai-khoan')
  },
}
