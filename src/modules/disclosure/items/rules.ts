import { addDays } from '#platform/day.ts'
import type { Kind } from '../schema.ts'

/** L 14.2. */
export const PUBLISH_WORKING_DAYS = 5
export const POSTED_DAYS = 30

export type AddWorkingDays = (day: string, days: number) => string

/** C49, L 14.2: posted within five working days of issue; the day of issue does not count (Civil Code 147). */
export const publishBy = (issuedOn: string, addWorkingDays: AddWorkingDays): string => addWorkingDays(issuedOn, PUBLISH_WORKING_DAYS)

/** C49, L 14.2: last day on which it must still hang; the first day counts. */
export const keepUntil = (startOn: string): string => addDays(startOn, POSTED_DAYS - 1)

export type Posting = { startOn: string; endOn: string | null; proven: boolean }

/** C49: consecutive means one posting of thirty days; two of fifteen are none. */
export const isKeptLongEnough = ({ startOn, endOn }: Posting, today: string): boolean =>
  (endOn ?? today) >= keepUntil(startOn)

/** C49: a photograph of it at the head office, or the names of two people who saw it. */
export const isProof = (proof: { photo: boolean; witnesses: readonly string[] }): boolean =>
  proof.photo || new Set(proof.witnesses.map((name) => name.trim().toLocaleLowerCase('vi')).filter((name) => name !== '')).size >= 2

export type ItemState = 'waiting' | 'late' | 'posted' | 'unproven' | 'interrupted' | 'complete'

/** Where an item stands on the day: not yet up, up, taken down too early, or done with. */
export function stateOf(item: { publishBy: string; postings: readonly Posting[] }, today: string): ItemState {
  const done = item.postings.find((p) => isKeptLongEnough(p, today))
  if (done) return done.proven ? 'complete' : 'unproven'
  if (item.postings.some((p) => p.endOn === null && p.startOn <= today)) return 'posted'
  if (item.postings.some((p) => p.endOn !== null)) return 'interrupted'
  return today > item.publishBy ? 'late' : 'waiting'
}

/** C49: how many days after the last one it went up; 0 in time, null not yet. */
export function daysLate(item: { publishBy: string; postings: readonly Posting[] }): number | null {
  const first = item.postings.map((p) => p.startOn).sort()[0]
  if (first === undefined) return null
  return Math.max(0, Math.round((Date.parse(first) - Date.parse(item.publishBy)) / 86_400_000))
}

export const readers = ['members', 'managers', 'officers', 'alliance', 'public'] as const
export type Reader = (typeof readers)[number]
export type Sight = 'whole' | 'nothing' | 'sixFields' | 'onRequest'

/**
 * C50, L 14, D92 29: who sees an item once it is published. It is a disclosure to members, never to the public web;
 * of the organisation itself the public sees the six fields and no more. Officers see what their own procedures ask for.
 */
export function whoSees(_kind: Kind): Record<Reader, Sight> {
  return { members: 'whole', managers: 'whole', officers: 'onRequest', alliance: 'nothing', public: 'sixFields' }
}

/** What an item tells about single people; said in the preview so that nobody publishes an address by mistake. */
export const personalData = (kind: Kind): 'names' | 'none' => (kind === 'memberList' || kind === 'assemblyResolution' || kind === 'boardResolution' ? 'names' : 'none')
