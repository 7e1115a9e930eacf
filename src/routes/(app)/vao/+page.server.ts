import { redirect } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

/** After signing in: where this account's work is. */
export const load: PageServerLoad = ({ locals: { actor } }) => {
  if (actor.orgIds.length > 0) redirect(303, '/hop-tac-xa')
  redirect(303, actor.grants.has('register.readTerritory') ? '/danh-sach' : '/tai-khoan')
}
