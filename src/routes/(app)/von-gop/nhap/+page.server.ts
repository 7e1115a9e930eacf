import { LIST_MAX_BYTES, listCapitalLists } from '#modules/capital/index.ts'
import { newId } from '#platform/ids.ts'
import { ask } from '#platform/route.server.ts'
import { ownCode } from '../own.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  key: newId(), limitMb: LIST_MAX_BYTES / 1_000_000, refusal: event.url.searchParams.get('loi'), lists: (await ask(event, listCapitalLists, { code: ownCode(event) })).items,
})
