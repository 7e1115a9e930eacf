import { redirect } from '@sveltejs/kit'
import { _barOf } from '../../(app)/+layout.server.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  const { actor } = event.locals
  if (actor.kind === 'anonymous') redirect(303, `/dang-nhap?tiep=${encodeURIComponent(event.url.pathname)}`)
  return { ...(await _barOf(event)), managesAccounts: actor.grants.has('identity.manageAccounts') }
}
