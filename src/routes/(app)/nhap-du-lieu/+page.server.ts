import { listImports } from '#modules/imports/index.ts'
import { newId } from '#platform/ids.ts'
import { ask } from '#platform/route.server.ts'
import { provinceChoices } from '../../places.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { actor } = event.locals
  const { items } = await ask(event, listImports, {})
  const refusal = event.url.searchParams.get('loi')
  return {
    items,
    key: newId(),
    provinces: (actor.territory ?? actor.alliance)?.level === 'nation' ? provinceChoices() : [],
    // Only keys of messages: a link cannot put words of its own on the page.
    refusal: refusal !== null && /^(imports|platform|workbook)\.[a-zA-Z]+$/.test(refusal) ? refusal : null,
  }
}
