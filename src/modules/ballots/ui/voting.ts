import type { Cast, Paper } from '../client.ts'
import type { BoxView, Choices } from '../schema.ts'
import { keep, kept, type Kept, type Shelf } from './keeping.ts'

/** How the page reaches the server; what is refused is thrown as an Error with words for the voter. */
export type Wire = {
  draw: (boxId: string, voterKey: string, blinded: string) => Promise<{ blindSignature: string }>
  cast: (boxId: string, cast: Cast) => Promise<{ receipt: string }>
}
export type Ballot = { box: BoxView; voterKey: string; weight: number }

/** The signed-in act. Everything is kept before it is sent: sending again asks for the same signature. */
export async function draw({ box, voterKey, weight }: Ballot, shelf: Shelf, wire: Wire): Promise<Kept> {
  const { finishDraft, prepareDraft } = await import('../client.ts')
  const state = kept(shelf, box.id, voterKey)
  if (state.token) return state
  const draft = state.draft ?? (await prepareDraft(box, weight))
  keep(shelf, box.id, voterKey, { ...state, draft })
  const { blindSignature } = await wire.draw(box.id, voterKey, draft.blinded)
  const drawn = { ...state, token: await finishDraft(box, draft, blindSignature) }
  keep(shelf, box.id, voterKey, drawn)
  return drawn
}

/** The anonymous act; gives the receipt. A ballot that was written but not acknowledged is sent as it is, never anew. */
export async function send({ box, voterKey }: Ballot, shelf: Shelf, wire: Wire, choices: Choices): Promise<string> {
  const { writeBallot } = await import('../client.ts')
  const state = kept(shelf, box.id, voterKey)
  if (!state.token) throw new Error('the token is not drawn')
  const turn = state.turn + 1
  const written = state.written ?? (await writeBallot(box satisfies Paper, state.token, choices, turn))
  keep(shelf, box.id, voterKey, { ...state, written })
  const { receipt } = await wire.cast(box.id, written.cast)
  if (receipt !== written.receipt) throw new Error('the receipt is another one')
  keep(shelf, box.id, voterKey, { token: state.token, turn: written.cast.turn, receipt })
  return receipt
}

type Fetch = typeof fetch
/** Over the API. The cast carries no cookie: `omit` is what makes it anonymous. */
export function wireOver(fetcher: Fetch, unreachable: string): Wire {
  const post = async (path: string, body: unknown, more: RequestInit): Promise<unknown> => {
    const answer = await fetcher(`/api/v1${path}`, { method: 'POST', body: JSON.stringify(body), ...more, headers: { 'content-type': 'application/json', ...more.headers } })
      .catch(() => { throw new Error(unreachable) })
    const content = (await answer.json().catch(() => ({ detail: unreachable }))) as { detail?: string }
    if (!answer.ok) throw new Error(content.detail ?? unreachable)
    return content
  }
  return {
    draw: (boxId, voterKey, blinded) => post(`/ballots/${boxId}/tokens`, { voterKey, blinded }, { headers: { 'idempotency-key': blinded.slice(0, 64) } }) as Promise<{ blindSignature: string }>,
    cast: (boxId, cast) => post(`/ballots/${boxId}/casts`, cast, { credentials: 'omit', referrerPolicy: 'no-referrer' }) as Promise<{ receipt: string }>,
  }
}
