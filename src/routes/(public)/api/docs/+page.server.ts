import { groups } from './groups.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({
  origin: url.origin,
  groups: groups().map(({ tag, operations }) => ({ tag, operations: operations.map(({ id, method, path, summary }) => ({ id, method, path, summary })) })),
})
