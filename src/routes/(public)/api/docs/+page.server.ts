import { modules } from '#modules/registry.server.ts'
import { openApiDocument } from '#platform/openapi.server.ts'
import { outlineOf, type Group, type OpenApi } from './outline.ts'
import type { PageServerLoad } from './$types'

let groups: Group[] | null = null

/** The same list of operations that the server answers with: the page cannot fall behind. */
export const load: PageServerLoad = ({ url }) => {
  groups ??= outlineOf(openApiDocument(modules, '1') as OpenApi)
  return { groups, origin: url.origin }
}
