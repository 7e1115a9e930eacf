import { castVote, decideQuestion, listEntitled, recordCount, startVote, stopVote } from '#modules/assembly/index.ts'
import { askMaybe, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const here = await askMaybe(event, listEntitled, { id: event.params.id, limit: 1000 })
  return { here: here?.items.filter((e) => e.mode !== null && e.mode !== 'proxy').map((e) => ({ id: e.memberId, name: e.name, number: e.number })) ?? [] }
}

/** `c-<candidate>` fields become the votes of each candidate. */
const countOf = (values: Record<string, unknown>, params: object): unknown => {
  const named = Object.entries(values).filter(([name]) => name.startsWith('c-'))
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith('c-')))
  return { ...params, ...rest, ...(named.length > 0 ? { byCandidate: Object.fromEntries(named.map(([name, votes]) => [name.slice(2), votes])) } : {}) }
}

export const actions: Actions = {
  start: command(startVote),
  stop: command(stopVote),
  decide: command(decideQuestion),
  count: command(recordCount, { input: (values, event) => countOf(values, event.params) }),
  help: command(castVote, {
    input: ({ spokeName, confirmedBy, evidence, ...values }, event) => ({ ...event.params, ...values, ...(spokeName ? { assistance: { spokeName, confirmedBy, evidence } } : {}) }),
  }),
}
