import type { Handle, HandleServerError } from '@sveltejs/kit'
import { currentEdge } from '#server/edge.server.ts'
import { isDemonstration } from '#server/state.server.ts'
import { localeOf } from '#platform/i18n.ts'
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

export const handleError: HandleServerError = ({ error, event, status }) => {
  if (status >= 500) console.error(event.locals.requestId, error)
  return { message: status === 404 ? 'Không có trang này.' : `Máy chủ gặp lỗi ngoài dự kiến; chưa có gì bị ghi. Xin thử lại, nếu vẫn lỗi xin báo mã ${event.locals.requestId}.` }
}
