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
