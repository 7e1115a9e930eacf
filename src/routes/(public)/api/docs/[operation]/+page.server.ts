import { error } from '@sveltejs/kit'
import { groups } from '../groups.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params, url }) => {
  for (const { tag, operations } of groups()) {
    const found = operations.find(({ id }) => id === params.operation)
    if (found) return { tag, operation: found, origin: url.origin }
  }
  error(404, 'Không có lệnh này.')
}
