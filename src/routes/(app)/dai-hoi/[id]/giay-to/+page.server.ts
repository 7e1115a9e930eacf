import { listPapers } from '#modules/assembly/index.ts'
import { ask } from '#platform/route.server.ts'
import type { PageServerLoad } from './$types'

/** What the archive hands to every member (L 14.1); the rest opens for who manages its papers. */
const forEverybody = new Set(['notice', 'resolution'])

export const load: PageServerLoad = async (event) => {
  const readsAll = event.locals.actor.grants.has('documents.read')
  const { items } = await ask(event, listPapers, { id: event.params.id })
  return { papers: items.map((p) => ({ ...p, opens: readsAll || forEverybody.has(p.kind) })) }
}
