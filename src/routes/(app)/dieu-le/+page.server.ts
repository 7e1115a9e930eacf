import { getCharter } from '#modules/charter/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { ask } from '#platform/route.server.ts'
import { dayFrom } from '../../form-values.ts'
import { ownCode } from './own.server.ts'
import { sectionsFor } from './parameters.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const asOf = dayFrom(event.url.searchParams.get('ngay'))
  const charter = await ask(event, getCharter, { code: ownCode(event), ...(asOf ? { asOf } : {}) })
  return { charter, sections: sectionsFor(charter.organisationType), past: asOf ?? null, today: vietnamDay(new Date()), mayAdopt: event.locals.actor.grants.has('charter.adopt'), done: event.url.searchParams.has('da-ghi') }
}
