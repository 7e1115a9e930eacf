import { fail } from '@sveltejs/kit'
import { answerQuestion, askOrganisation, decideCorrection, listCorrections, requestCorrection, statusesOf, withdrawCorrection } from '#modules/register/index.ts'
import { newId } from '#platform/ids.ts'
import { AppError } from '#platform/problem.ts'
import { askMaybe, command } from '#platform/route.server.ts'
import { words } from '../../words.ts'
import { isCorrectable, isOpen, kindOf, readValue, recordedIn, type Correctable } from './values.ts'
import type { Actions, PageServerLoad } from './$types'

const outcomes = ['gui', 'hoi', 'tra-loi', 'rut', 'chinh', 'giu'] as const

export const load: PageServerLoad = async (event) => {
  const { record, standing } = await event.parent()
  const { searchParams } = event.url
  const cursor = searchParams.get('sau') ?? undefined
  const found = standing.inDepth ? await askMaybe(event, listCorrections, { code: event.params.code, open: 'false', limit: 20, cursor }) : null
  const items = found?.items ?? []
  const chosen = searchParams.get('truong')
  return {
    corrections: [...items.filter(isOpen), ...items.filter((one) => !isOpen(one))],
    next: found?.next ?? null,
    fields: (Object.keys(kindOf) as Correctable[]).map((name) => ({ name, kind: kindOf[name], recorded: recordedIn(record)[name], open: items.some((one) => one.field === name && isOpen(one)) })),
    statuses: statusesOf(record.type),
    chosen: isCorrectable(chosen) ? chosen : null,
    done: outcomes.find((outcome) => outcome === searchParams.get('xong')) ?? null,
    key: newId(),
  }
}

type Event = Parameters<NonNullable<Actions[string]>>[0]
type Values = Record<string, unknown>
const after = (outcome: (typeof outcomes)[number]) => (_output: unknown, event: { params: Partial<Record<string, string>> }): string =>
  `/ho-so/${event.params.code}/chinh-sua?xong=${outcome}`

function valueIn(values: Values, event: { locals: App.Locals }): string | number {
  const read = isCorrectable(values.field) ? readValue(values.field, values.value) : { wrong: 'record.wrong.empty' }
  if ('value' in read) return read.value
  throw new AppError('invalid', 'platform.invalid', {}, { fields: [{ path: 'value', key: read.wrong, message: words(event.locals.locale)(read.wrong) }] })
}

/** The ground stands beside the fields of the operation; a refused form gives it back with the rest. */
async function decide(event: Event) {
  const form = await event.request.clone().formData()
  const answer = await command(decideCorrection, { then: after(form.get('decision') === 'correct' ? 'chinh' : 'giu'), input: ({ id, decision, reason }) => ({ id, decision, reason }) })(event)
  return 'data' in answer ? fail(answer.status, { ...answer.data, ground: String(form.get('_ground') ?? '') }) : answer
}

export const actions: Actions = {
  request: command(requestCorrection, { then: after('gui'), input: (values, event) => ({ code: event.params.code, field: values.field, value: valueIn(values, event as Event), reason: values.reason }) }),
  question: command(askOrganisation, { then: after('hoi'), input: (values, event) => ({ code: event.params.code, field: values.field, reason: values.reason }) }),
  answer: command(answerQuestion, {
    then: after('tra-loi'),
    input: (values, event) => ({ id: values.id, value: values.verdict === 'right' ? null : valueIn(values, event as Event), ...(values.reason ? { reason: values.reason } : {}) }),
  }),
  withdraw: command(withdrawCorrection, { then: after('rut'), input: ({ id }) => ({ id }) }),
  decide,
}
