import { declareKinship, listCandidates, listKinships, withdrawKinship } from '#modules/governance/index.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { personOf } from '../form.ts'
import { ownCode } from '../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const code = ownCode(event)
  return { kinships: (await ask(event, listKinships, { code })).items, candidates: (await ask(event, listCandidates, { code })).items, key: newId() }
}

export const actions: Actions = {
  declare: async (event) => {
    const code = ownCode(event)
    const { items } = await ask(event, listCandidates, { code })
    const person = (value: unknown) => personOf({ who: String(value ?? ''), representative: '' }, items)
    return command(declareKinship, { input: (values) => ({ code, first: person(values.first), second: person(values.second), relation: values.relation }), then: () => '/bo-may/quan-he' })(event)
  },
  withdraw: command(withdrawKinship, { input: (values, event) => ({ ...values, code: ownCode(event) }), then: () => '/bo-may/quan-he' }),
}
