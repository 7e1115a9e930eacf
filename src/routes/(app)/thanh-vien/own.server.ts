import { error, type RequestEvent } from '@sveltejs/kit'
import type { Actor } from '#platform/operation.server.ts'
import type { Locale } from '#platform/i18n.ts'
import { words } from './words.ts'

/** Members' pages are about the reader's own organisation. */
export function ownCode(event: RequestEvent): string {
  const { actor, locale } = event.locals as unknown as { actor: Actor; locale: Locale }
  const own = actor.orgIds[0]
  if (own === undefined) error(404, { message: words(locale)('page.mine.none') })
  return `x-${own}`
}
