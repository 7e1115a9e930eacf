import { redirect } from '@sveltejs/kit'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals, url }) => {
  if (locals.actor.kind === 'anonymous') redirect(303, `/dang-nhap?tiep=${encodeURIComponent(url.pathname)}`)
  return { managesAccounts: locals.actor.grants.has('identity.manageAccounts') }
}
