import { redirect } from '@sveltejs/kit'
import { oidcLabel, signIn, startOidc } from '#modules/identity/index.ts'
import { currentKernel } from '#platform/kernel.server.ts'
import { attempt, keepCookies, nextPage, textFields } from '../attempt.server.ts'
import type { Actions, PageServerLoad } from './$types'

/** What the provider's way back may say. Anything else is a fault there. */
const backFromProvider: Record<string, string> = {
  signup_disabled: 'identity.subjectUnknown',
  access_suspended: 'identity.access.suspended',
  access_noPosting: 'identity.access.noPosting',
  access_organisationEnded: 'identity.access.organisationEnded',
}

export const load: PageServerLoad = ({ locals, url }) => {
  const next = nextPage(url.searchParams.get('tiep'))
  if (locals.actor.kind === 'person') redirect(303, next)
  const error = url.searchParams.get('error')
  return {
    next,
    provider: oidcLabel(),
    cameFromElsewhere: url.searchParams.has('tiep'),
    refusal: error === null ? null : currentKernel().translate(locals.locale, backFromProvider[error] ?? 'identity.providerFailed'),
  }
}

export const actions: Actions = {
  password: async (event) => {
    const values = await textFields(event)
    const result = await attempt(event, values, () => signIn(event.request.headers, { login: values.login ?? '', password: values.password ?? '' }))
    if ('refused' in result) return result.refused
    keepCookies(event, result.done.cookies)
    const next = nextPage(values.tiep)
    redirect(303, result.done.state === 'secondFactor' ? `/dang-nhap/xac-thuc?tiep=${encodeURIComponent(next)}` : next)
  },
  provider: async (event) => {
    const values = await textFields(event)
    const result = await attempt(event, values, () => startOidc(event.request.headers, { next: nextPage(values.tiep) }))
    if ('refused' in result) return result.refused
    keepCookies(event, result.done.cookies)
    redirect(303, result.done.url)
  },
}
