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

/** Kept before it is sent. A ballot that was written but not acknowledged stays as it is, whatever is marked by then. */
async function write({ box, voterKey }: Ballot, shelf: Shelf, choices: Choices): Promise<void> {
  const { writeBallot } = await import('../client.ts')
  const state = kept(shelf, box.id, voterKey)
  if (!state.token) throw new Error('the token is not drawn')
  if (state.written) return
  keep(shelf, box.id, voterKey, { ...state, written: await writeBallot(box satisfies Paper, state.token, choices, state.turn + 1) })
}

async function deliver({ box, voterKey }: Ballot, shelf: Shelf, wire: Wire): Promise<string> {
  const { token, written } = kept(shelf, box.id, voterKey)
  if (!token || !written) throw new Error('no ballot is written')
  const { receipt } = await wire.cast(box.id, written.cast)
  if (receipt !== written.receipt) throw new Error('the receipt is another one')
  keep(shelf, box.id, voterKey, { token, turn: written.cast.turn, receipt })
  return receipt
}

/** The anonymous act; gives the receipt. */
export async function send(ballot: Ballot, shelf: Shelf, wire: Wire, choices: Choices): Promise<string> {
  await write(ballot, shelf, choices)
  return deliver(ballot, shelf, wire)
}

export type Progress = { state: 'none' | 'unsent' | 'partly' | 'done'; receipts: string[] }
/** How far one member's papers are; all of them are marked alike. */
export function progressOf(ballots: readonly Ballot[], shelf: Shelf): Progress {
  const states = ballots.map(({ box, voterKey }) => kept(shelf, box.id, voterKey))
  const receipts = states.flatMap(({ receipt }) => (receipt ? [receipt] : []))
  const most = Math.max(...states.map((one) => one.turn))
  if (states.some((one) => one.written)) return { state: 'unsent', receipts }
  if (most === 0) return { state: 'none', receipts }
  return { state: states.every((one) => one.turn === most) ? 'done' : 'partly', receipts }
}

/**
 * The papers of a member who has several votes, marked alike. All are written before the first is sent: what breaks off
 * goes on with the same marks. Without choices only what was written before is sent.
 */
export async function sendAll(ballots: readonly Ballot[], shelf: Shelf, wire: Wire, choices: Choices | null): Promise<Progress> {
  const before = progressOf(ballots, shelf)
  if (choices !== null && before.state !== 'unsent') {
    const turns = ballots.map(({ box, voterKey }) => kept(shelf, box.id, voterKey).turn)
    const behind = ballots.filter((_, i) => before.state === 'done' || (turns[i] ?? 0) < Math.max(...turns, 1))
    for (const ballot of behind) await write(ballot, shelf, choices)
  }
  for (const ballot of ballots) if (kept(shelf, ballot.box.id, ballot.voterKey).written) await deliver(ballot, shelf, wire)
  return progressOf(ballots, shelf)
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
