import { error, type RequestEvent } from '@sveltejs/kit'
import { words } from './words.ts'

/** The organisation one works in; officers have none and no business here. */
export function ownCode({ locals }: RequestEvent): string {
  const [own] = locals.actor.orgIds
  if (own === undefined) error(404, { message: words(locals.locale)('page.mine.none') })
  return `x-${own}`
}
