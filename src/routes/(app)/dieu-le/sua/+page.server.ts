import { adoptCharter, getCharter } from '#modules/charter/index.ts'
import { error } from '@sveltejs/kit'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { dayFrom } from '../../../form-values.ts'
import { ownCode } from '../own.server.ts'
import { sections, sectionsFor } from '../parameters.ts'
import { readValue } from '../values.ts'
import { words } from '../words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  if (!event.locals.actor.grants.has('charter.adopt')) error(403, { message: words(event.locals.locale)('charter.page.onlyDirector') })
  const charter = await ask(event, getCharter, { code: ownCode(event) })
  return { charter, sections: sectionsFor(charter.organisationType), today: vietnamDay(new Date()), key: newId() }
}

const day = (value: unknown): unknown => dayFrom(String(value ?? '')) ?? value

/** A field that is left empty is not stated: the default holds and every page says so. */
export const actions: Actions = {
  default: command(adoptCharter, {
    input: (typed, event) => {
      const parameters = sections.flatMap((section) => section.parameters)
      const values = Object.fromEntries(parameters.map((one) => [one.name, readValue(one, typed[one.name])]).filter(([, value]) => value !== undefined))
      const clauses = Object.fromEntries(parameters.map((one) => [one.name, String(typed[`clause-${one.name}`] ?? '').trim()]).filter(([name, clause]) => clause !== '' && name !== undefined && name in values))
      return { code: ownCode(event), fromOn: day(typed.fromOn), adoptedOn: day(typed.adoptedOn), resolutionRef: typed.resolutionRef, values, clauses }
    },
    then: () => '/dieu-le?da-ghi',
  }),
}
