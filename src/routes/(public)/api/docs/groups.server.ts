import { modules } from '#modules/registry.server.ts'
import { openApiDocument } from '#platform/openapi.server.ts'
import { outlineOf, type Group, type OpenApi } from './outline.ts'

let outlined: Group[] | null = null

/** The same list of operations that the server answers with: these pages cannot fall behind. */
export const groups = (): Group[] => (outlined ??= outlineOf(openApiDocument(modules, '1') as OpenApi))
