import { endOffice, getOffices, reportAbsence } from '#modules/governance/index.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { dayFrom } from '../../form-values.ts'
import { ownCode } from './own.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const code = ownCode(event)
  const on = dayFrom(event.url.searchParams.get('ngay'))
  return { offices: await ask(event, getOffices, { code, ...(on ? { on } : {}) }), asOf: on ?? null, mayManage: event.locals.actor.grants.has('governance.manage'), key: newId() }
}

export const actions: Actions = {
  end: command(endOffice, { input: (values, event) => ({ ...values, endedOn: dayFrom(String(values.endedOn ?? '')) ?? '', code: ownCode(event) }), then: () => '/bo-may' }),
  absence: command(reportAbsence, { input: (values, event) => ({ id: values.id, since: dayFrom(String(values.since ?? '')) ?? null, code: ownCode(event) }), then: () => '/bo-may' }),
}
