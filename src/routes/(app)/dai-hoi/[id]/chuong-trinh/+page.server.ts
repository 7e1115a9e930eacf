import { addQuestion, decideProposal, dropQuestion, listEntitled, listProposals, submitProposal } from '#modules/assembly/index.ts'
import { ask, askMaybe, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const id = event.params.id
  const [proposals, entitled] = await Promise.all([ask(event, listProposals, { id }), askMaybe(event, listEntitled, { id, limit: 1000 })])
  return { proposals, members: entitled?.items.filter((e) => e.withdrawn === null).map((e) => ({ id: e.memberId, name: e.name, number: e.number })) ?? [] }
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? [value] : [])

export const actions: Actions = {
  add: command(addQuestion, {
    input: ({ candidate, candidateName: _names, ...values }, event) => ({
      ...event.params, ...values,
      candidates: list(candidate).map((one) => { const [memberId = '', ...name] = one.split('|'); return { memberId, name: name.join('|') } }),
    }),
  }),
  drop: command(dropQuestion),
  propose: command(submitProposal),
  answer: command(decideProposal),
}
