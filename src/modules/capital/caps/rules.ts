/** Shares of the charter capital that the law caps, as exact fractions of whole đồng. */
export type CooperativeType = 'THT' | 'HTX' | 'LHHTX'
export type ContributorKind = 'official' | 'linked_contributing'
export type Holding = { memberId: string; kind: ContributorKind; foreign: boolean; committedDong: number }
/** `official` holds for each official member, the other two for all such members together. */
export type CapName = 'official' | 'linked' | 'foreign'
export type CapUse = { cap: CapName; article: string; memberId: string | null; heldDong: number; totalDong: number; maxPercent: number }

const ARTICLE: Record<CapName, string> = { official: 'L74.1', linked: 'L74.2', foreign: 'L74.3' }
const OFFICIAL_PERCENT = { HTX: 30, LHHTX: 40 } as const
const FOREIGN_PERCENT = 30

/** L 74.1–3. A group's capital follows its contract (D77): the law caps nothing there. */
export function maxPercentOf(cap: CapName, type: CooperativeType): number | null {
  if (type === 'THT') return null
  return cap === 'foreign' ? FOREIGN_PERCENT : OFFICIAL_PERCENT[type]
}

/** held / total > percent / 100, without a division. */
export const exceeds = (heldDong: number, totalDong: number, percent: number): boolean =>
  BigInt(heldDong) * 100n > BigInt(totalDong) * BigInt(percent)

export const totalOf = (holdings: readonly Holding[]): number => holdings.reduce((sum, one) => sum + one.committedDong, 0)

/** Whom a cap counts together. */
const groups: Record<CapName, (holding: Holding) => boolean> = {
  official: (holding) => holding.kind === 'official',
  linked: (holding) => holding.kind === 'linked_contributing',
  foreign: (holding) => holding.foreign,
}

/** What is held under each cap: a line for each official member, one for all linked, one for all foreign members. */
export function capUses(holdings: readonly Holding[], type: CooperativeType): CapUse[] {
  const totalDong = totalOf(holdings)
  const use = (cap: CapName, memberId: string | null, held: readonly Holding[]): CapUse[] => {
    const maxPercent = maxPercentOf(cap, type)
    return maxPercent === null ? [] : [{ cap, article: ARTICLE[cap], memberId, heldDong: totalOf(held), totalDong, maxPercent }]
  }
  return [
    ...holdings.filter(groups.official).flatMap((one) => use('official', one.memberId, [one])),
    ...use('linked', null, holdings.filter(groups.linked)),
    ...use('foreign', null, holdings.filter(groups.foreign)),
  ]
}

/** C12, C13: the caps that are broken now. */
export const capBreaches = (holdings: readonly Holding[], type: CooperativeType): CapUse[] =>
  capUses(holdings, type).filter((use) => exceeds(use.heldDong, use.totalDong, use.maxPercent))

const concerns = (use: CapUse, holding: Holding): boolean =>
  use.memberId === holding.memberId || (use.memberId === null && groups[use.cap](holding))

/**
 * C12, C13: the cap that stands in the way of the member whose share grew. Somebody else's breach does not: new
 * capital only makes that share smaller.
 */
export function capInTheWay(after: readonly Holding[], memberId: string, type: CooperativeType): CapUse | null {
  const member = after.find((one) => one.memberId === memberId)
  if (!member) return null
  return capBreaches(after, type).find((use) => concerns(use, member)) ?? null
}

const max0 = (value: bigint): number => (value > 0n ? Number(value) : 0)

/** The most x with (held + x) / (total + x) ≤ percent / 100: fresh capital raises the total too. */
export function roomForFresh(heldDong: number, totalDong: number, percent: number): number {
  const p = BigInt(percent)
  return max0((p * BigInt(totalDong) - 100n * BigInt(heldDong)) / (100n - p))
}

/** The most x with (held + x) / total ≤ percent / 100: what changes hands leaves the total as it is. */
export const roomForMoved = (heldDong: number, totalDong: number, percent: number): number =>
  max0((BigInt(percent) * BigInt(totalDong)) / 100n - BigInt(heldDong))

/** How much this member may still add under every cap; null where nothing caps. `before` already holds the member. */
export function roomOf(before: readonly Holding[], memberId: string, type: CooperativeType, move: 'fresh' | 'moved'): number | null {
  const member = before.find((one) => one.memberId === memberId)
  if (!member) return null
  const room = move === 'fresh' ? roomForFresh : roomForMoved
  const rooms = capUses(before, type).filter((use) => concerns(use, member)).map((use) => room(use.heldDong, use.totalDong, use.maxPercent))
  return rooms.length === 0 ? null : Math.min(...rooms)
}
