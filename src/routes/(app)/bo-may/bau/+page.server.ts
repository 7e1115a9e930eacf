import { fail, type RequestEvent } from '@sveltejs/kit'
import { checkProposedSlate, getOffices, listCandidates, recordElection } from '#modules/governance/index.ts'
import { addMonths, vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { ask, command, formValues } from '#platform/route.server.ts'
import { dayFrom } from '../../../form-values.ts'
import { electionOf, rowsOf } from '../form.ts'
import { ownCode } from '../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

const TERM_MONTHS = 60

export const load: PageServerLoad = async (event) => {
  const code = ownCode(event)
  const today = vietnamDay(new Date())
  return {
    offices: await ask(event, getOffices, { code }), candidates: (await ask(event, listCandidates, { code })).items,
    fromOn: today, untilOn: addMonths(today, TERM_MONTHS), key: newId(),
  }
}

const withDays = (values: Record<string, unknown>): Record<string, unknown> => ({ ...values, fromOn: dayFrom(String(values.fromOn ?? '')) ?? '', untilOn: dayFrom(String(values.untilOn ?? '')) ?? '' })

async function typed(event: RequestEvent, values: Record<string, unknown>) {
  const code = ownCode(event)
  const { items } = await ask(event, listCandidates, { code })
  return { code, ...electionOf(withDays(values), items) }
}

/** What was typed stays in the form, whatever comes of it. */
const kept = (values: Record<string, unknown>) => ({ rows: rowsOf(values), leaving: [values.leaving ?? []].flat().map(String), values: Object.fromEntries(Object.entries(values).filter(([, v]) => typeof v === 'string')) as Record<string, string> })

export const actions: Actions = {
  check: async (event) => {
    const values = formValues(await event.request.clone().formData())
    const proposal = await typed(event, values)
    const outcome = await command(checkProposedSlate, { input: () => proposal })(event)
    return 'data' in outcome ? fail(outcome.status, { problem: outcome.data.problem, checked: null, ...kept(values) }) : { problem: null, checked: outcome.output, ...kept(values) }
  },
  elect: async (event) => {
    const values = formValues(await event.request.clone().formData())
    const proposal = await typed(event, values)
    const outcome = await command(recordElection, { input: () => proposal, then: () => '/bo-may' })(event)
    return 'data' in outcome ? fail(outcome.status, { problem: outcome.data.problem, checked: null, ...kept(values) }) : { problem: null, checked: null, ...kept(values) }
  },
}
