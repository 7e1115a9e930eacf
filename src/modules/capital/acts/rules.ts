import { capInTheWay, capBreaches, roomOf, type CapUse, type CooperativeType, type Holding } from '../caps/rules.ts'
import { movementsOf, nothing, type Act, type Balance, type Movement } from '../ledger/rules.ts'

/** A member as far as capital asks; `active` is false once the membership has ended. */
export type Party = { memberId: string; kind: 'official' | 'linked_contributing' | 'linked_noncontributing'; foreign: boolean; active: boolean }
export type Situation = {
  type: CooperativeType
  minimumDong: number
  maximumDong: number | null
  parties: ReadonlyMap<string, Party>
  balances: ReadonlyMap<string, Balance>
  /** What the member who acts still owes (L 90.2). */
  owedDong: number
  /** Whether somebody confirmed that every debt stays payable (L 78.3). */
  solvent: boolean
  /** Whether the time to pay what is open is over (L 74.6–7). */
  lapsed: boolean
  /** Nothing stands in the book yet: what is entered is how things are, not a change. */
  empty: boolean
}
export type Refusal = { key: string; article: string | null; params: Record<string, string | number> }

const refuse = (key: string, article: string | null = null, params: Refusal['params'] = {}): Refusal => ({ key: `capital.${key}`, article, params })
/** 1.450.000.000, as money is written here. */
export const dongText = (amount: number): string => new Intl.NumberFormat('vi-VN').format(amount)

const balanceOf = (s: Situation, memberId: string): Balance => s.balances.get(memberId) ?? nothing

export function balancesAfter(before: ReadonlyMap<string, Balance>, movements: readonly Movement[]): Map<string, Balance> {
  const after = new Map(before)
  for (const { memberId, committedDong, paidDong } of movements) {
    const at = after.get(memberId) ?? nothing
    after.set(memberId, { committedDong: at.committedDong + committedDong, paidDong: at.paidDong + paidDong })
  }
  return after
}

/** What is measured against the caps. Capital of somebody whose membership ended still stands until it is returned. */
export function holdingsOf(parties: ReadonlyMap<string, Party>, balances: ReadonlyMap<string, Balance>): Holding[] {
  return [...parties.values()].flatMap((party) => party.kind === 'linked_noncontributing' ? []
    : [{ memberId: party.memberId, kind: party.kind, foreign: party.foreign, committedDong: balances.get(party.memberId)?.committedDong ?? 0 }])
}

/** L 4.17–19: who may hold capital at all, and until when. */
function refuseParty(s: Situation, memberId: string, mayHaveEnded: boolean): Refusal | null {
  const party = s.parties.get(memberId)
  if (!party || (!party.active && !mayHaveEnded)) return refuse('notMember', 'L4.16')
  return party.kind === 'linked_noncontributing' ? refuse('contributesNothing', 'L4.19') : null
}

/** C14: what a member holds lies between the charter's bounds. Nothing at all is for who leaves. */
function refuseSize(s: Situation, committedDong: number): Refusal | null {
  if (committedDong < s.minimumDong) return refuse('belowMinimum', 'L40.8', { minimum: dongText(s.minimumDong) })
  return s.maximumDong !== null && committedDong > s.maximumDong ? refuse('aboveMaximum', 'L40.8', { maximum: dongText(s.maximumDong) }) : null
}

const capKey: Record<CapUse['cap'], string> = { official: 'overOfficialCap', linked: 'overLinkedCap', foreign: 'overForeignCap' }

/** C12, C13: refused with the amount that is still possible. */
function refuseCap(s: Situation, movements: readonly Movement[], memberId: string, move: 'fresh' | 'moved'): Refusal | null {
  const use = capInTheWay(holdingsOf(s.parties, balancesAfter(s.balances, movements)), memberId, s.type)
  if (!use) return null
  const room = roomOf(holdingsOf(s.parties, s.balances), memberId, s.type, move) ?? 0
  return refuse(capKey[use.cap], use.article, { percent: use.maxPercent, possible: dongText(room) })
}

type Amount = Extract<Act, { amountDong: number }>
type Move = Extract<Act, { toMemberId: string }>
type Opening = Extract<Act, { kind: 'opening' }>

function refuseCommitment(s: Situation, act: Amount): Refusal | null {
  const before = balanceOf(s, act.memberId)
  if (s.empty) return refuse('openFirst')
  if (act.kind === 'pledge' && before.committedDong > 0) return refuse('pledgedAlready', null, { committed: dongText(before.committedDong) })
  if (act.kind === 'topUp' && before.committedDong === 0) return refuse('pledgeFirst')
  return refuseSize(s, before.committedDong + act.amountDong) ?? refuseCap(s, movementsOf(act), act.memberId, 'fresh')
}

function refusePayment(s: Situation, act: Amount): Refusal | null {
  const { committedDong, paidDong } = balanceOf(s, act.memberId)
  return paidDong + act.amountDong > committedDong ? refuse('moreThanCommitted', 'L74.4', { open: dongText(committedDong - paidDong) }) : null
}

/** What stays with a member after some of it left: all or at least the charter's minimum, unless the membership ended. */
function refuseRest(s: Situation, memberId: string, restDong: number): Refusal | null {
  if (!s.parties.get(memberId)?.active) return null
  return restDong < s.minimumDong ? refuse('restBelowMinimum', 'L40.8', { minimum: dongText(s.minimumDong) }) : null
}

/** C11, C19. */
function refuseReturn(s: Situation, act: Amount): Refusal | null {
  const { committedDong, paidDong } = balanceOf(s, act.memberId)
  if (act.amountDong > paidDong) return refuse('moreThanPaid', null, { paid: dongText(paidDong) })
  if (s.owedDong > 0) return refuse('owesStill', 'L90.2', { owed: dongText(s.owedDong) })
  if (!s.solvent) return refuse('solvencyMissing', 'L78.3')
  return refuseRest(s, act.memberId, committedDong - act.amountDong)
}

/** C19: giving up a claim lowers the charter capital by decision; after the deadline it falls by law (L 74.6–7). */
function refuseReduction(s: Situation, act: Amount): Refusal | null {
  const { committedDong, paidDong } = balanceOf(s, act.memberId)
  if (act.amountDong > committedDong - paidDong) return refuse('moreThanOpen', null, { open: dongText(committedDong - paidDong) })
  if (!s.lapsed && !s.solvent) return refuse('solvencyMissing', 'L78.3')
  return refuseRest(s, act.memberId, committedDong - act.amountDong)
}

function refuseMove(s: Situation, act: Move): Refusal | null {
  if (act.memberId === act.toMemberId) return refuse('toOneself')
  const to = refuseParty(s, act.toMemberId, false)
  if (to) return to
  const giver = balanceOf(s, act.memberId)
  const committed = act.paidDong + act.unpaidDong
  if (committed === 0) return refuse('nothingMoved')
  if (act.paidDong > giver.paidDong) return refuse('moreThanPaid', null, { paid: dongText(giver.paidDong) })
  if (act.unpaidDong > giver.committedDong - giver.paidDong) return refuse('moreThanOpen', null, { open: dongText(giver.committedDong - giver.paidDong) })
  // An heir does not choose what is left to him: what is too much is mended afterwards (L 78.4).
  if (act.kind === 'inheritance') return null
  const rest = giver.committedDong - committed
  return (rest > 0 ? refuseRest(s, act.memberId, rest) : null)
    ?? refuseSize(s, balanceOf(s, act.toMemberId).committedDong + committed)
    ?? refuseCap(s, movementsOf(act), act.toMemberId, 'moved')
}

function refuseOpening(s: Situation, act: Opening): Refusal | null {
  if (act.paidDong > act.committedDong) return refuse('moreThanCommitted', 'L74.4', { open: dongText(act.committedDong) })
  if (balanceOf(s, act.memberId).committedDong > 0) return refuse('pledgedAlready', null, { committed: dongText(balanceOf(s, act.memberId).committedDong) })
  if (s.empty) return null
  return refuseSize(s, act.committedDong) ?? refuseCap(s, movementsOf(act), act.memberId, 'fresh')
}

/** C11–C14, C19: why an act may not be written into the book; null when it may. */
export function refuseAct(s: Situation, act: Act): Refusal | null {
  const mayHaveEnded = ['return', 'reduction', 'inheritance', 'opening'].includes(act.kind)
  const party = refuseParty(s, act.memberId, mayHaveEnded)
  if (party) return party
  switch (act.kind) {
    case 'opening': return refuseOpening(s, act)
    case 'pledge': case 'topUp': return refuseCommitment(s, act)
    case 'payment': return refusePayment(s, act)
    case 'return': return refuseReturn(s, act)
    case 'reduction': return refuseReduction(s, act)
    case 'transfer': case 'inheritance': return refuseMove(s, act)
  }
}

/** A correction may not make a cap broken that was not, unless it says how things were when the book was opened. */
export function refuseCorrection(s: Situation, movement: Movement, ofOpening: boolean): Refusal | null {
  const after = balancesAfter(s.balances, [movement]).get(movement.memberId) ?? nothing
  if (after.paidDong < 0 || after.paidDong > after.committedDong) return refuse('impossible')
  if (ofOpening || movement.committedDong <= 0) return null
  return refuseCap(s, [movement], movement.memberId, 'fresh')
}

export type BreachKey = { cap: CapUse['cap']; memberId: string | null }
const same = (a: BreachKey, b: BreachKey): boolean => a.cap === b.cap && a.memberId === b.memberId

/** C12: which counters of twelve months begin and which end; no breach stays without one (L 103.1đ). */
export function breachChanges(open: readonly BreachKey[], holdings: readonly Holding[], type: CooperativeType): { begin: CapUse[]; end: BreachKey[] } {
  const now = capBreaches(holdings, type)
  return { begin: now.filter((use) => !open.some((one) => same(one, use))), end: open.filter((one) => !now.some((use) => same(one, use))) }
}
