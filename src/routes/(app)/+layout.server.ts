import { redirect, type RequestEvent } from '@sveltejs/kit'
import { getProfile } from '#modules/identity/index.ts'
import { countUnread } from '#modules/notices/index.ts'
import { ask } from '#platform/route.server.ts'
import type { Actor } from '#platform/operation.server.ts'
import { words } from '../words.ts'
import type { LayoutServerLoad } from './$types'

/** What this account's work is; each entry leads where an operation lets it in. */
function navigationOf(actor: Actor, unread: number, t: ReturnType<typeof words>): { href: string; label: string }[] {
  const entries: [boolean, string, string][] = [
    [actor.orgIds.length > 0, '/hop-tac-xa', 'nav.mine'],
    [actor.orgIds.length > 0, '/dai-hoi', 'nav.assemblies'],
    [true, '/thong-bao', unread > 0 ? 'nav.noticesUnread' : 'nav.notices'],
    [actor.orgIds.length > 0, '/giay-to-htx', 'nav.papers'],
    [actor.orgIds.length > 0, '/von-gop', 'nav.capital'],
    [actor.grants.has('register.readTerritory'), '/danh-sach', 'nav.list'],
    [true, '/so-lieu', 'nav.figures'],
    [actor.grants.has('imports.importList'), '/nhap-du-lieu', 'nav.import'],
    [actor.grants.has('difficulties.raise') || actor.grants.has('difficulties.answer'), '/kho-khan', 'nav.difficulties'],
    [actor.grants.has('identity.manageAccounts'), '/tai-khoan/cap-duoi', 'nav.accounts'],
  ]
  return entries.filter(([shown]) => shown).map(([, href, key]) => ({ href, label: t(key, { unread }) }))
}

/** The bar of whoever is signed in; the pages of the account have the same. */
export async function _barOf(event: RequestEvent) {
  const { actor, locale } = event.locals
  const [profile, { unread }] = await Promise.all([ask(event, getProfile, {}), ask(event, countUnread, {})])
  const acting = profile.postings.find((p) => p.acting) ?? profile.postings[0]
  return { nav: navigationOf(actor, unread, words(locale)), who: { name: profile.name, office: acting?.office.name ?? null } }
}

export const load: LayoutServerLoad = (event) => {
  if (event.locals.actor.kind === 'anonymous') redirect(303, `/dang-nhap?tiep=${encodeURIComponent(event.url.pathname + event.url.search)}`)
  return _barOf(event)
}
