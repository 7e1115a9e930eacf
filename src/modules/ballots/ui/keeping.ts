import type { Cast, Draft, Token } from '../client.ts'

/** What the voter's device keeps of one vote, so that a phone that dies in the middle goes on where it was. */
export type Kept = { draft?: Draft; token?: Token; turn: number; written?: { cast: Cast; receipt: string }; receipt?: string }
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const place = (boxId: string, voterKey: string): string => `chung-phieu:${boxId}:${voterKey}`

export function kept(shelf: Shelf, boxId: string, voterKey: string): Kept {
  try {
    return (JSON.parse(shelf.getItem(place(boxId, voterKey)) ?? 'null') as Kept | null) ?? { turn: 0 }
  } catch {
    return { turn: 0 }
  }
}

export const keep = (shelf: Shelf, boxId: string, voterKey: string, value: Kept): void => shelf.setItem(place(boxId, voterKey), JSON.stringify(value))
export const forget = (shelf: Shelf, boxId: string, voterKey: string): void => shelf.removeItem(place(boxId, voterKey))

/** The receipts of one box that this device keeps; of a ballot whose answer never came, the one it would have. */
export function keptOf(shelf: Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>, boxId: string): { voterKey: string; receipt: string }[] {
  const before = place(boxId, '')
  const voterKeys = Array.from({ length: shelf.length }, (_, i) => shelf.key(i) ?? '').filter((name) => name.startsWith(before)).map((name) => name.slice(before.length))
  return voterKeys.sort().flatMap((voterKey) => {
    const { receipt, written } = kept(shelf, boxId, voterKey)
    return [receipt, written?.receipt].flatMap((one) => (one ? [{ voterKey, receipt: one }] : [])).slice(-1)
  })
}
