import { getOrganisation } from '#modules/register/index.ts'
import { ask } from '#platform/route.server.ts'
import { placeOf } from '../../../places.server.ts'
import { dayFrom } from '../../../form-values.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const asOf = dayFrom(event.url.searchParams.get('ngay'))
  const record = await ask(event, getOrganisation, { code: event.params.code, asOf })
  return { record, asOf: asOf ?? null, place: placeOf(record.meta.commune, record.meta.province), inDepth: 'registered' in record }
}
