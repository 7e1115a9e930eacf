import { error } from '@sveltejs/kit'
import { documentKinds, listDocuments } from '#modules/documents/index.ts'
import { getOrganisation } from '#modules/register/index.ts'
import { ask } from '#platform/route.server.ts'
import { words } from '../../words.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { actor, locale } = event.locals
  const own = actor.orgIds[0]
  if (own === undefined) error(404, { message: words(locale)('page.mine.none') })
  const { searchParams } = event.url
  const kind = documentKinds.find((one) => one === searchParams.get('kind'))
  const year = /^\d{4}$/.test(searchParams.get('year') ?? '') ? Number(searchParams.get('year')) : undefined
  const cursor = searchParams.get('cursor') ?? undefined
  const found = await ask(event, listDocuments, { code: `x-${own}`, kind, year, cursor })
  const { name } = await ask(event, getOrganisation, { code: `x-${own}` })
  return { ...found, name, kind: kind ?? '', year: year ?? null, later: cursor !== undefined, readsAll: actor.grants.has('documents.read') }
}
