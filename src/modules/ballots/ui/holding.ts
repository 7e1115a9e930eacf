import type { BoardFile } from '../board/file.ts'
import type { Council as Seat, Introduction, Parcels } from '../trustees/ceremony.ts'
import type { Opening, SumsText } from '../proofs/decryption.ts'
import type { Shelf } from './keeping.ts'

/** A key holder's side: one seed on the own device, from which each step is made anew. */
export type HeldKey = { format: 'chung.key/1'; box: string; title: string; seed: string; opened?: string }
export type CouncilView = {
  number: number; trustees: number; threshold: number; state: string
  introductions: { number: number; introduction: Introduction }[]; received: { from: number; sealed: string }[]
  steps: { number: number; introduction: boolean; parcels: boolean; confirmation: boolean; decryption: boolean }[]
  code: string | null; sums: SumsText | null
}
export type Step = 'make' | 'bring' | 'waitOthers' | 'send' | 'compare' | 'waitConfirmed' | 'waitVote' | 'open' | 'waitOpened' | 'done'

const place = (box: string): string => `chung-khoa:${box}`

export function heldKey(shelf: Shelf, box: string): HeldKey | null {
  try {
    return readKey(shelf.getItem(place(box)) ?? '', box)
  } catch {
    return null
  }
}
export const holdKey = (shelf: Shelf, key: HeldKey): void => shelf.setItem(place(key.box), JSON.stringify(key))

/** A key file of this box; throws on anything else. */
export function readKey(text: string, box: string): HeldKey {
  const key = JSON.parse(text) as Partial<HeldKey>
  if (key.format !== 'chung.key/1' || key.box !== box || typeof key.seed !== 'string') throw new TypeError('not a key of this box')
  return { format: key.format, box, title: String(key.title), seed: key.seed, ...(key.opened ? { opened: key.opened } : {}) }
}

/** What is this holder's to do now. */
export function stepOf(council: CouncilView, held: boolean): Step {
  const own = council.steps.find((s) => s.number === council.number)
  if (!own || council.state === 'counted') return 'done'
  if (!own.introduction) return 'make'
  const everybody = (step: 'introduction' | 'parcels'): boolean => council.steps.every((s) => s[step])
  if (own.decryption) return 'waitOpened'
  if (!held) return 'bring'
  if (council.state === 'closed') return 'open'
  if (council.state === 'open') return 'waitVote'
  if (!everybody('introduction')) return 'waitOthers'
  if (!own.parcels) return 'send'
  if (!everybody('parcels')) return 'waitOthers'
  return own.confirmation ? 'waitConfirmed' : 'compare'
}

export type HolderWire = {
  introduce: (introduction: Introduction) => Promise<unknown>
  send: (parcels: Parcels) => Promise<unknown>
  confirm: (code: string) => Promise<unknown>
  open: (openings: Opening[][]) => Promise<unknown>
  board: () => Promise<BoardFile>
}

const SEED_BYTES = 32
const seatOf = (box: string, council: CouncilView): Seat => ({ boxId: box, number: council.number, trustees: council.trustees, threshold: council.threshold })
const crypt = () => Promise.all([import('../trustees/ceremony.ts'), import('../encoding.ts')])

/** Kept before it is sent: a device that dies in between goes on with the same seed. */
export async function makeShare(shelf: Shelf, wire: HolderWire, council: CouncilView, box: { id: string; title: string }): Promise<void> {
  const [{ introduce }, { toBase64, fromBase64 }] = await crypt()
  const key = heldKey(shelf, box.id) ?? { format: 'chung.key/1', box: box.id, title: box.title, seed: toBase64(crypto.getRandomValues(new Uint8Array(SEED_BYTES))) }
  holdKey(shelf, key)
  await wire.introduce(introduce(fromBase64(key.seed), seatOf(box.id, council)))
}

export async function sendParts(shelf: Shelf, wire: HolderWire, council: CouncilView, box: string): Promise<void> {
  const [{ pack }, { fromBase64 }] = await crypt()
  const parts = orRefused(() => pack(fromBase64(mustHold(shelf, box).seed), seatOf(box, council), council.introductions))
  await wire.send(parts)
}

/** Throws when another's part does not fit what that one promised: then the box must not be used. */
export async function confirmShare(shelf: Shelf, wire: HolderWire, council: CouncilView, box: string): Promise<void> {
  const [{ unpack, ceremonyCode }, { fromBase64 }] = await crypt()
  orRefused(() => unpack(fromBase64(mustHold(shelf, box).seed), seatOf(box, council), council.introductions, council.received))
  await wire.confirm(ceremonyCode(box, council.introductions))
}

/** Another's part or proof does not fit: the box must not be used. */
export class PartRefused extends Error {}
function orRefused<T>(work: () => T): T {
  try {
    return work()
  } catch {
    throw new PartRefused()
  }
}

export class BoardRefused extends Error {}

/** What the device found: so many ballots, on so many drawn tokens, all of them sound. */
export type Checked = { ballots: number; drawn: number; open: () => Promise<void> }

/**
 * Everything published is checked here first; one key opens one list of sums and never another. How many ballots there
 * are the holder sees before opening: a server that hid all but one would ask for one person's vote.
 */
export async function checkShare(shelf: Shelf, wire: HolderWire, council: CouncilView, box: string, progress: (done: number, of: number) => void): Promise<Checked> {
  const [{ unpack }, { canonical, fromBase64, hash256, toBase64 }] = await crypt()
  const [{ recheckBoard }, { openSums }] = await Promise.all([import('../board/recheck.ts'), import('../trustees/opening.ts')])
  const key = mustHold(shelf, box)
  const { secret, election } = orRefused(() => unpack(fromBase64(key.seed), seatOf(box, council), council.introductions, council.received))
  const board = await wire.board()
  const fault = board.id === box ? await recheckBoard(board, election, (done) => progress(done, board.ballots.length)) : 'paper'
  const { sums } = board
  if (fault !== null || !sums) throw new BoardRefused(fault ?? 'sums')
  const opened = toBase64(hash256('chung opened 1', canonical(sums)))
  if (key.opened && key.opened !== opened) throw new BoardRefused('again')
  const open = async (): Promise<void> => {
    holdKey(shelf, { ...key, opened })
    await wire.open(openSums({ ...board, election }, sums, secret))
  }
  return { ballots: board.ballots.length, drawn: board.roll.reduce((sum, row) => sum + row.drawn, 0), open }
}

function mustHold(shelf: Shelf, box: string): HeldKey {
  const key = heldKey(shelf, box)
  if (!key) throw new Error('no key on this device')
  return key
}

type Fetch = typeof fetch
/** Over the API, signed in: who holds a key is no secret. */
export function holderOver(fetcher: Fetch, box: string, unreachable: string): HolderWire {
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetcher(`/api/v1/ballots/${box}/${path}`, body === undefined ? {} : {
      method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    }).catch(() => { throw new Error(unreachable) })
    const content = (await answer.json().catch(() => ({ detail: unreachable }))) as { detail?: string }
    if (!answer.ok) throw new Error(content.detail ?? unreachable)
    return content
  }
  return {
    introduce: (introduction) => ask('trustees/introductions', { introduction }),
    send: (parcels) => ask('trustees/parcels', { parcels }),
    confirm: (code) => ask('trustees/confirmations', { code }),
    open: (openings) => ask('trustees/openings', { openings }),
    board: () => ask('board') as Promise<BoardFile>,
  }
}
