import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { currentEdge } from '#server/edge.server.ts'
import { isDemonstration } from '#server/state.server.ts'
import { localeOf } from '#platform/i18n.ts'
import { currentKernel } from '#platform/kernel.server.ts'
import { newId } from '#platform/ids.ts'

/** Who is asking, in which language: the same answer for pages as for the API. */
export const handle: Handle = async ({ event, resolve }) => {
  const chosen = event.url.searchParams.get('lang')
  if (chosen === 'vi' || chosen === 'en') event.cookies.set('lang', chosen, { path: '/', maxAge: 31_536_000, httpOnly: true, sameSite: 'lax', secure: event.url.protocol === 'https:' })
  event.locals.locale = localeOf(chosen ?? event.cookies.get('lang'))
  event.locals.requestId = newId()
  event.locals.demonstration = isDemonstration()
  event.locals.actor = await currentEdge().actorOf(event.request.headers)
  const response = await resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', event.locals.locale) })
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value)
  if (event.locals.actor.kind !== 'anonymous') response.headers.set('cache-control', 'private, no-store')
  return response
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
}

/** A refusal keeps its own words; the framework's are English; of a fault only its code leaves the house. */
export const handleError: HandleServerError = (caught) => {
  const { locale, requestId } = caught.event.locals
  const words = (key: string, params = {}): string => currentKernel().translate(locale ?? 'vi', key, params)
  if (caught.kind === 'app') return undefined
  if (caught.kind === 'framework') return { message: words('platform.notFound') }
  console.error(requestId, caught.kind === 'unknown' ? caught.error : caught.kind)
  return { message: words('platform.unexpected', { requestId: requestId ?? '' }) }
}
