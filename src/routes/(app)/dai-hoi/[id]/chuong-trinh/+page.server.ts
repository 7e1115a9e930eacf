import { fail, type RequestEvent } from '@sveltejs/kit'
import { addQuestion, decideProposal, dropQuestion, listEntitled, listProposals, submitProposal } from '#modules/assembly/index.ts'
import { getOffices } from '#modules/governance/index.ts'
import { listApplications } from '#modules/membership/index.ts'
import { addMonths, vietnamDay } from '#platform/day.ts'
import { ask, askMaybe, command, formValues } from '#platform/route.server.ts'
import { candidatesOf, effectOf } from './effect.ts'
import type { Actions, PageServerLoad } from './$types'

const TERM_MONTHS = 60
const ROWS = 5
const MOST_ROWS = 60

async function membersOf(event: RequestEvent, id: string): Promise<{ id: string; name: string; number: number }[]> {
  const entitled = await askMaybe(event, listEntitled, { id, limit: 1000 })
  return entitled?.items.filter((e) => e.withdrawn === null).map((e) => ({ id: e.memberId, name: e.name, number: e.number })) ?? []
}

export const load: PageServerLoad = async (event) => {
  const id = event.params.id
  const { meeting: { organisation, calls } } = await event.parent()
  const subject = event.url.searchParams.get('noi-dung')
  const day = vietnamDay(new Date(calls.at(-1)?.plannedAt ?? Date.now()))
  const needs = (...subjects: string[]): boolean => subject !== null && subjects.includes(subject)
  const [proposals, members, offices, applications] = await Promise.all([
    ask(event, listProposals, { id }), membersOf(event, id),
    needs('election', 'dismissal') ? askMaybe(event, getOffices, { code: organisation.code }) : null, needs('admission') ? askMaybe(event, listApplications, { code: organisation.code, state: 'waiting' }) : null,
  ])
  return {
    proposals, members, subject, holders: offices?.holders ?? [], applications: applications?.items ?? [], day, until: addMonths(day, TERM_MONTHS),
    rows: Math.min(MOST_ROWS, Number(event.url.searchParams.get('dong')) || ROWS),
  }
}

export const actions: Actions = {
  add: async (event) => {
    const id = event.params.id ?? ''
    const values = formValues(await event.request.clone().formData())
    const members = values.subject === 'capital' ? await membersOf(event, id) : []
    const { subject, title, draft, ballot, seats, assetValueDong, totalAssetsDong } = values
    const outcome = await command(addQuestion, {
      input: () => ({ id, subject, title, draft, ballot, seats, assetValueDong, totalAssetsDong, candidates: candidatesOf(values), effect: effectOf(values, members) }),
      then: () => `/dai-hoi/${id}/chuong-trinh`,
    })(event)
    return 'data' in outcome ? fail(outcome.status, outcome.data) : outcome
  },
  drop: command(dropQuestion),
  propose: command(submitProposal),
  answer: command(decideProposal),
}
