import { paymentDueOn, type ExcludedPeriod } from '../deadlines/rules.ts'

/**
 * The book of contributions only grows. Each line moves what a member committed, what the member paid, or both; every
 * balance at any day is the sum of the lines up to it.
 */
export const entryKinds = [
  'opening', 'pledge', 'topUp', 'payment', 'return', 'reduction', 'transferOut', 'transferIn', 'inheritanceOut', 'inheritanceIn', 'correction',
] as const
export type EntryKind = (typeof entryKinds)[number]

export type Entry = {
  id: string
  memberId: string
  kind: EntryKind
  /** The day it takes effect; a correction takes effect on the day of what it corrects. */
  onDay: string
  /** Signed: what the line adds. */
  committedDong: number
  paidDong: number
  corrects: string | null
  /** From when the time to pay runs, and an earlier last day that was agreed; only on lines that commit. */
  clockFrom: string | null
  statedDueOn: string | null
}
export type Balance = { committedDong: number; paidDong: number }
export const nothing: Balance = { committedDong: 0, paidDong: 0 }

const sum = (entries: readonly Pick<Entry, 'committedDong' | 'paidDong'>[]): Balance =>
  entries.reduce((at, entry) => ({ committedDong: at.committedDong + entry.committedDong, paidDong: at.paidDong + entry.paidDong }), nothing)

export const balanceOn = (entries: readonly Entry[], day: string): Balance => sum(entries.filter((entry) => entry.onDay <= day))

/** What a line stands for after the corrections that point to it. */
export const effectOf = (entry: Entry, entries: readonly Entry[]): Balance =>
  sum([entry, ...entries.filter((other) => other.corrects === entry.id)])

/** The first day on which the lines of one member say what cannot be: less than nothing, or more paid than committed. */
export function impossibleDay(entries: readonly Entry[]): string | null {
  const days = [...new Set(entries.map((entry) => entry.onDay))].sort()
  return days.find((day) => {
    const { committedDong, paidDong } = balanceOn(entries, day)
    return paidDong < 0 || committedDong < paidDong
  }) ?? null
}

export type OpenPart = { entryId: string; openDong: number; dueOn: string }

/**
 * What of the commitments is not paid, with its last day. A payment settles the oldest commitment, so what is open
 * stands on the newest ones.
 */
export function openParts(entries: readonly Entry[], charterMonths: number | null, excluded: readonly ExcludedPeriod[]): OpenPart[] {
  const { committedDong, paidDong } = sum(entries)
  let open = committedDong - paidDong
  const parts: OpenPart[] = []
  const committing = entries.filter((entry) => entry.kind !== 'correction' && entry.committedDong > 0 && entry.clockFrom !== null)
  for (const entry of committing.toSorted((a, b) => (b.clockFrom ?? '').localeCompare(a.clockFrom ?? '') || b.id.localeCompare(a.id))) {
    const openDong = Math.min(open, effectOf(entry, entries).committedDong)
    if (openDong <= 0) continue
    parts.push({ entryId: entry.id, openDong, dueOn: paymentDueOn({ startOn: entry.clockFrom ?? entry.onDay, charterMonths, statedDueOn: entry.statedDueOn, excluded }) })
    open -= openDong
  }
  return parts.toReversed()
}

/** L 74.4, 74.6: what rights follow: a commitment counts in full until its last day, then only as far as it was paid. */
export const dongBehindRights = ({ committedDong }: Balance, parts: readonly OpenPart[], day: string): number =>
  committedDong - parts.filter((part) => part.dueOn < day).reduce((late, part) => late + part.openDong, 0)

type Reasoned = { onDay: string }
export type Act = Reasoned & (
  | { kind: 'opening'; memberId: string; committedDong: number; paidDong: number }
  | { kind: 'pledge' | 'topUp' | 'payment' | 'return' | 'reduction'; memberId: string; amountDong: number }
  | { kind: 'transfer' | 'inheritance'; memberId: string; toMemberId: string; paidDong: number; unpaidDong: number }
)
export type Movement = Pick<Entry, 'memberId' | 'kind' | 'committedDong' | 'paidDong'>

/** The lines an act writes. What changes hands writes two that cancel each other, so that the total stays. */
export function movementsOf(act: Act): Movement[] {
  const one = (kind: EntryKind, committedDong: number, paidDong: number, memberId = act.memberId): Movement => ({ memberId, kind, committedDong, paidDong })
  switch (act.kind) {
    case 'opening': return [one('opening', act.committedDong, act.paidDong)]
    case 'pledge': case 'topUp': return [one(act.kind, act.amountDong, 0)]
    case 'payment': return [one('payment', 0, act.amountDong)]
    case 'return': return [one('return', -act.amountDong, -act.amountDong)]
    case 'reduction': return [one('reduction', -act.amountDong, 0)]
    case 'transfer': case 'inheritance': {
      const committed = act.paidDong + act.unpaidDong
      return [
        one(`${act.kind}Out`, -committed, -act.paidDong),
        one(`${act.kind}In`, committed, act.paidDong, act.toMemberId),
      ]
    }
  }
}

/** Whether a line of this kind can say so at all: a payment commits nothing, a pledge pays nothing. */
export function fitsKind(kind: EntryKind, { committedDong, paidDong }: Balance): boolean {
  if (committedDong === 0 && paidDong === 0) return true
  switch (kind) {
    case 'payment': return committedDong === 0
    case 'pledge': case 'topUp': case 'reduction': return paidDong === 0
    case 'return': return committedDong === paidDong
    case 'correction': return false
    default: return paidDong <= committedDong
  }
}

/** The line that makes `wrong` mean what is right: the difference, with the sign the line has. */
export function correctionOf(wrong: Entry, entries: readonly Entry[], right: Balance): Movement {
  const now = effectOf(wrong, entries)
  const sign = wrong.kind === 'return' || wrong.kind === 'reduction' || wrong.kind.endsWith('Out') ? -1 : 1
  return {
    memberId: wrong.memberId, kind: 'correction',
    committedDong: sign * right.committedDong - now.committedDong, paidDong: sign * right.paidDong - now.paidDong,
  }
}
