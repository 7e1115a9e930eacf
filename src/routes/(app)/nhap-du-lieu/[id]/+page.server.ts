import { cancelImport, chooseCommune, getImport, listLines, nextQuestion, postponeLine, settleIdentity, writeReady, type BatchView } from '#modules/imports/index.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

const views = ['ready', 'address', 'duplicate', 'error', 'written', 'skipped'] as const
type View = (typeof views)[number]

/** What needs a person first. */
function firstView({ counts }: BatchView): View {
  return counts.address > 0 ? 'address' : counts.duplicate > 0 ? 'duplicate' : counts.error > 0 ? 'error' : counts.ready > 0 ? 'ready' : 'written'
}

const ERRORS_SHOWN = 50

export const load: PageServerLoad = async (event) => {
  const { id } = event.params
  const batch = await ask(event, getImport, { id })
  const { searchParams } = event.url
  const view = views.find((one) => one === searchParams.get('xem')) ?? firstView(batch)
  const isQuestion = view === 'address' || view === 'duplicate'
  const open = batch.state === 'previewed' || batch.state === 'done'
  const from = Number(searchParams.get('tu') ?? 0) || 0
  const rows = view === 'ready' || view === 'written' || view === 'skipped'
  return {
    batch, view, key: newId(),
    repeated: searchParams.get('lan') === '2',
    question: open && isQuestion ? await ask(event, nextQuestion, { id, standing: view, from }) : null,
    errors: open && batch.counts.error > 0 ? await ask(event, listLines, { id, standing: 'error', limit: ERRORS_SHOWN }) : null,
    rows: open && rows ? await ask(event, listLines, { id, standing: view, cursor: from, limit: ERRORS_SHOWN }) : null,
  }
}

const here = (event: { params: Partial<Record<string, string>> }, view: View, from: unknown): string => `/nhap-du-lieu/${event.params.id}?xem=${view}&tu=${Number(from) || 0}#cau-hoi`

export const actions: Actions = {
  commune: command(chooseCommune, {
    input: ({ line, commune, other }, event) => ({ id: event.params.id, line, commune: other || commune }),
    then: (_output, event) => here(event, 'address', event.url.searchParams.get('dong')),
  }),
  identity: command(settleIdentity, {
    input: ({ line, same }, event) => ({ id: event.params.id, line, same }),
    then: (_output, event) => here(event, 'duplicate', event.url.searchParams.get('dong')),
  }),
  postpone: command(postponeLine, {
    input: ({ line }, event) => ({ id: event.params.id, line }),
    then: (_output, event) => here(event, event.url.searchParams.get('xem') === 'duplicate' ? 'duplicate' : 'address', event.url.searchParams.get('dong')),
  }),
  write: command(writeReady, {
    input: ({ acceptProposals }, event) => ({ id: event.params.id, acceptProposals: acceptProposals === 'on' }),
    then: (_output, event) => `/nhap-du-lieu/${event.params.id}`,
  }),
  cancel: command(cancelImport, { input: (_values, event) => ({ id: event.params.id }), then: () => '/nhap-du-lieu' }),
}
