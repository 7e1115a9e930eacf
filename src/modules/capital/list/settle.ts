import { balancesAfter, dongText, holdingsOf, type Party } from '../acts/rules.ts'
import { capBreaches, type CapUse, type CooperativeType } from '../caps/rules.ts'
import { nothing, type Balance } from '../ledger/rules.ts'
import { find } from './place.ts'
import type { CapitalLine } from './schema.ts'

export type BookState = {
  type: CooperativeType; minimumDong: number; maximumDong: number | null
  parties: ReadonlyMap<string, Party>; balances: ReadonlyMap<string, Balance>
  /** No commitment has been changed by an act yet: rows say how things are, not what somebody now wants. */
  takingOver: boolean
}
/** All rows of a member: one commitment and its instalments. */
export type Group = { memberId: string; lines: CapitalLine[]; committedDong: number; paidDong: number }

const blocked = (line: CapitalLine): boolean => [...line.problems, ...line.findings].some((one) => one.blocking)
const amounts = (committedDong: number, paidDong: number) => ({ committed: dongText(committedDong), paid: dongText(paidDong) })

/** The commitment stands in one row, or the same in each; a ledger that has no such column means what was paid. */
function groupOf(memberId: string, lines: CapitalLine[]): Group {
  const stated = lines.filter((line) => line.committedDong !== null && line.committedDong > 0)
  const paidDong = lines.reduce((sum, line) => sum + line.paidDong, 0)
  const committedDong = stated[0]?.committedDong ?? paidDong
  for (const line of stated.slice(1)) {
    if (line.committedDong !== committedDong) find(line, 'twoCommitments', { row: stated[0]?.row ?? 0 })
  }
  refuseRepeated(lines)
  return { memberId, lines, committedDong, paidDong }
}

/** The same instalment copied twice would be paid twice. */
function refuseRepeated(lines: readonly CapitalLine[]): void {
  const seen = new Map<string, number>()
  for (const line of lines) {
    const key = `${line.paidDong}|${line.paidOn ?? ''}|${line.ground ?? ''}`
    const above = seen.get(key)
    if (above !== undefined) find(line, 'repeated', { row: above })
    else seen.set(key, line.row)
  }
}

/** C14 and what a ledger cannot say at all. */
function judgeAmounts(group: Group, book: BookState): void {
  const last = group.lines.at(-1)
  const first = group.lines[0]
  if (!last || !first) return
  const { committedDong, paidDong } = group
  const before = book.balances.get(group.memberId) ?? nothing
  if (before.committedDong > 0) {
    if (before.committedDong !== committedDong || before.paidDong !== paidDong) find(last, 'differs', amounts(before.committedDong, before.paidDong))
    return
  }
  if (committedDong === 0) {
    if (!group.lines.some(blocked)) find(last, 'noAmount')
    return
  }
  if (book.parties.get(group.memberId)?.kind === 'linked_noncontributing') find(first, 'rule:contributesNothing')
  if (paidDong > committedDong) find(last, 'paidMore', amounts(committedDong, paidDong))
  if (committedDong < book.minimumDong) find(first, 'belowMinimum', { minimum: dongText(book.minimumDong) }, !book.takingOver)
  if (book.maximumDong !== null && committedDong > book.maximumDong) find(first, 'aboveMaximum', { maximum: dongText(book.maximumDong) }, !book.takingOver)
}

const members: Record<CapUse['cap'], (party: Party | undefined) => boolean> = {
  official: (party) => party?.kind === 'official', linked: (party) => party?.kind === 'linked_contributing', foreign: (party) => party?.foreign === true,
}

/**
 * C12, C13: while the book is taken over, a cap that is broken is how things are: it is said beside the row and its counter
 * of twelve months starts (L 103.1đ). Afterwards a list may break none, as no single act may.
 */
function judgeCaps(groups: readonly Group[], book: BookState): void {
  for (;;) {
    const open = groups.filter((group) => !group.lines.some(blocked) && !book.balances.get(group.memberId)?.committedDong)
    const after = balancesAfter(book.balances, open.map((group) => ({ memberId: group.memberId, kind: 'opening' as const, committedDong: group.committedDong, paidDong: group.paidDong })))
    const breaches = capBreaches(holdingsOf(book.parties, after), book.type)
    const said = breaches.flatMap((use) => {
      const concerned = open.filter((group) => (use.memberId === null ? members[use.cap](book.parties.get(group.memberId)) : use.memberId === group.memberId))
      return (book.takingOver ? concerned.slice(0, 1) : concerned).map((group) => ({ group, use }))
    })
    for (const { group, use } of said) {
      const [first] = group.lines
      if (first) find(first, `cap.${use.cap}`, { percent: use.maxPercent, held: dongText(use.heldDong), total: dongText(use.totalDong) }, !book.takingOver)
    }
    // Without what was just refused, somebody else's share is larger.
    if (book.takingOver || said.length === 0) return
  }
}

/** A member's rows go in together or not at all: half a commitment would be a wrong one. */
function settleGroup(group: Group, book: BookState): void {
  const wrong = group.lines.find(blocked)
  const known = !wrong && (book.balances.get(group.memberId)?.committedDong ?? 0) > 0
  for (const line of group.lines) {
    if (wrong && !blocked(line)) find(line, 'otherRow', { row: wrong.row })
    line.standing = wrong ? 'error' : known ? 'known' : 'ready'
  }
}

/** What becomes of each row, once whom each means is known; gives the groups that can be written. */
export function settle(lines: readonly CapitalLine[], book: BookState): Group[] {
  for (const line of lines) line.standing = 'error'
  const groups = [...Map.groupBy(lines.filter((line) => line.member !== null), (line) => line.member?.id ?? '')].map(([memberId, own]) => groupOf(memberId, own))
  for (const group of groups) judgeAmounts(group, book)
  judgeCaps(groups, book)
  for (const group of groups) settleGroup(group, book)
  return groups.filter((group) => group.lines[0]?.standing === 'ready')
}
