import { error, type RequestEvent } from '@sveltejs/kit'
import { words } from './words.ts'

/** These pages are about the organisation that the reader belongs to. */
export function ownCode(event: RequestEvent): string {
  const own = event.locals.actor.orgIds[0]
  if (own === undefined) error(404, { message: words(event.locals.locale)('page.offices.none') })
  return `x-${own}`
}
