import { getCharter } from '#modules/charter/index.ts'
import { getMember, submitApplication } from '#modules/membership/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { ask, askMaybe, command } from '#platform/route.server.ts'
import { factsFrom, typedDay } from '../../form.ts'
import { ownCode } from '../../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

/** The key is made with the form: a double click takes in one application. */
export const load: PageServerLoad = async (event) => {
  const code = ownCode(event)
  const { values, stated, organisationType } = await ask(event, getCharter, { code })
  const heirOf = event.url.searchParams.get('thay')
  const former = heirOf ? await askMaybe(event, getMember, { code, memberId: heirOf }) : null
  return {
    key: newId(), today: vietnamDay(new Date()), type: organisationType, former: former && { id: former.id, name: former.name },
    least: { dong: values.minContributionDong, stated: stated.minContributionDong },
  }
}

export const actions: Actions = {
  default: command(submitApplication, {
    input: (v, event) => ({ code: ownCode(event), facts: factsFrom(v), writtenOn: typedDay(v.writtenOn), paperRef: v.paperRef, heirOf: v.heirOf || null }),
    then: (application) => `/thanh-vien/don/${application.id}`,
  }),
}
