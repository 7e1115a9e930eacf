import { listRules } from '#modules/law/index.ts'
import { query } from '#platform/route.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const q = (event.url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const built = (['true', 'false'] as const).find((value) => value === event.url.searchParams.get('built'))
  return { ...(await query(listRules, () => ({ q, built }))(event)), q, built: built ?? '' }
}
