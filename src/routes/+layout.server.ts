import { words } from './words.ts'
import type { LayoutServerLoad } from './$types'

/** What a visitor without an account may open; a signed-in account brings its own list. */
export const load: LayoutServerLoad = ({ locals, url }) => {
  const t = words(locals.locale)
  const signedIn = locals.actor.kind !== 'anonymous'
  return {
    locale: locals.locale,
    demonstration: locals.demonstration,
    path: url.pathname,
    nav: [
      { href: '/', label: t('nav.search') },
      { href: '/so-lieu', label: t('nav.figures') },
      { href: '/dia-chi', label: t('nav.places') },
      ...(signedIn ? [{ href: '/vao', label: t('nav.work') }] : []),
    ],
    who: signedIn ? { name: locals.actor.name ?? locals.actor.login ?? '', office: null as string | null } : null,
  }
}
