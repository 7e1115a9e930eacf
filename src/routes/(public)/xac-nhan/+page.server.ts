import { redirect } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

/** The code as somebody typed it becomes an address; whether it is one, that page says. */
export const load: PageServerLoad = (event) => {
  const typed = (event.url.searchParams.get('ma') ?? '').trim().slice(0, 60)
  if (typed !== '') redirect(303, `/xac-nhan/${encodeURIComponent(typed.replaceAll('/', ''))}`)
}
