import { fail } from '@sveltejs/kit'
import { castVote, chooseBallot, decideQuestion, getSecretBallot, handOutPapers, keepDrawing, listEntitled, recordCount, startVote, stopVote } from '#modules/assembly/index.ts'
import { ask, askMaybe, command, formValues } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const id = event.params.id
  const { meeting } = await event.parent()
  const current = meeting.questions.find((q) => (q.state === 'voting' || q.state === 'closed') && q.ballot === 'secret')
  const [here, secret] = await Promise.all([askMaybe(event, listEntitled, { id, limit: 1000 }), current ? ask(event, getSecretBallot, { id, questionId: current.id }) : null])
  return { secret, here: here?.items.filter((e) => e.mode !== null && e.mode !== 'proxy').map((e) => ({ id: e.memberId, name: e.name, number: e.number })) ?? [] }
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
  papers: command(handOutPapers),
  channel: command(chooseBallot),
  decide: command(decideQuestion),
  count: command(recordCount, { input: (values, event) => countOf(values, event.params) }),
  help: async (event) => {
    const { spokeName, confirmedBy, evidence, drawing, drawingWidth, drawingHeight, _key, ...values } = formValues(await event.request.clone().formData())
    let proof = evidence
    if (confirmedBy === 'signature') {
      const kept = await command(keepDrawing, { input: () => ({ id: event.params.id, memberId: values.memberId, drawing: { path: drawing, width: Number(drawingWidth), height: Number(drawingHeight) } }) })({ ...event, request: event.request.clone() })
      if ('data' in kept) return fail(kept.status, { problem: kept.data.problem })
      proof = kept.output.hash
    }
    const voted = await command(castVote, { input: () => ({ ...event.params, questionId: values.questionId, choice: values.choice, memberId: values.memberId, assistance: { spokeName, confirmedBy, evidence: proof } }) })(event)
    return 'data' in voted ? fail(voted.status, { problem: voted.data.problem }) : voted
  },
}
