import type { Model } from '../convening/rules.ts'
import { exceeds, inHundredths, leastExceeding, leastReaching, reaches } from '../ratio.ts'

/** What a meeting decides. The first six need the qualified majority of L 61.2. */
export const subjects = [
  'charter', 'asset_divisible', 'asset_undivided', 'model', 'reorganisation', 'dissolution',
  'agenda', 'report', 'plan', 'finance', 'distribution', 'admission', 'expulsion', 'capital', 'election', 'dismissal', 'remuneration', 'other',
] as const
export type Subject = (typeof subjects)[number]

export type Asset = { valueDong: bigint; totalAssetsDong: bigint }
export type Majority = 'qualified' | 'simple'

/** L 61.2b: a deal from a fifth of the total assets in the latest financial statement. */
export const ASSET_PERCENT = 20
export const isLargeAssetDeal = ({ valueDong, totalAssetsDong }: Asset): boolean => reaches(valueDong, totalAssetsDong, ASSET_PERCENT)

/** L 61.2b, 66.4, 71.3e: who decides a deal. An undivided asset always goes to the meeting. */
export function assetOrgan(kind: 'divisible' | 'undivided', asset: Asset | null, model: Model): 'assembly' | 'board' | 'director' | 'unknown' {
  if (kind === 'undivided') return 'assembly'
  // Without a financial statement the share cannot be told: to be decided on, the statement comes first.
  if (asset === null || asset.totalAssetsDong <= 0n) return 'unknown'
  if (isLargeAssetDeal(asset)) return 'assembly'
  return model === 'full' ? 'board' : 'director'
}

const alwaysQualified: ReadonlySet<Subject> = new Set(['charter', 'asset_undivided', 'model', 'reorganisation', 'dissolution'])
/** L 61.2–61.3. A smaller deal brought before the meeting all the same is a matter like any other. */
export function majorityFor(subject: Subject, asset: Asset | null = null): Majority {
  if (alwaysQualified.has(subject)) return 'qualified'
  return subject === 'asset_divisible' && asset !== null && isLargeAssetDeal(asset) ? 'qualified' : 'simple'
}

export const QUALIFIED_PERCENT = 65
export const SIMPLE_PERCENT = 50
/** At least 65 %, or more than 50 %: the half itself carries nothing. */
export const carries = (majority: Majority, votesFor: number, denominator: number): boolean =>
  majority === 'qualified' ? reaches(votesFor, denominator, QUALIFIED_PERCENT) : exceeds(votesFor, denominator, SIMPLE_PERCENT)
export const leastVotes = (majority: Majority, denominator: number): number =>
  majority === 'qualified' ? leastReaching(denominator, QUALIFIED_PERCENT) : leastExceeding(denominator, SIMPLE_PERCENT)

export type Tally = { for: number; against: number; abstain: number; invalid: number }
export const cast = (tally: Tally): number => tally.for + tally.against + tally.abstain + tally.invalid

/**
 * The law does not say whether who abstains stays in the number: the charter does. `present`: all votes in the hall and
 * online when the vote closed; `cast`: the votes that were handed in, spoilt ones too.
 */
export type Denominator = 'present' | 'cast'
export const denominatorOf = (which: Denominator, tally: Tally, present: number): number => (which === 'present' ? present : cast(tally))

export type Outcome = { denominator: number; least: number; shareHundredths: number; passed: boolean }
export type TallyFault = 'moreThanPresent' | 'negative'

/** More votes than voters, or fewer than none, is a count to be done again, never a result. */
export function faultOf(tally: Tally, present: number): TallyFault | null {
  if (Object.values(tally).some((n) => !Number.isSafeInteger(n) || n < 0)) return 'negative'
  return cast(tally) > present ? 'moreThanPresent' : null
}

export function outcomeOf(majority: Majority, which: Denominator, tally: Tally, present: number): Outcome {
  const denominator = denominatorOf(which, tally, present)
  return {
    denominator, least: leastVotes(majority, denominator), shareHundredths: inHundredths(tally.for, denominator),
    passed: carries(majority, tally.for, denominator),
  }
}

export type Candidate = { id: string; votes: number }
export type Election = { elected: string[]; tied: string[] }

/**
 * Who gets more than half, most votes first, up to the number of seats. Equal votes at the last seat elect none of the
 * equal ones: the meeting votes on them again.
 */
export function electionOf(candidates: readonly Candidate[], seats: number, denominator: number): Election {
  const carried = candidates.filter((c) => carries('simple', c.votes, denominator)).toSorted((a, b) => b.votes - a.votes)
  if (carried.length <= seats) return { elected: carried.map((c) => c.id), tied: [] }
  const last = carried[seats - 1]?.votes ?? 0
  if ((carried[seats]?.votes ?? -1) < last) return { elected: carried.slice(0, seats).map((c) => c.id), tied: [] }
  return { elected: carried.filter((c) => c.votes > last).map((c) => c.id), tied: carried.filter((c) => c.votes === last).map((c) => c.id) }
}

/** L 65.2, 69.1, 72.2: elections are secret, whatever was planned. */
export const mustBeSecret = (subject: Subject): boolean => subject === 'election'

/** Two people count the box without seeing each other's figures; only two equal counts are a count. */
export const countsAgree = (first: Tally, second: Tally): boolean =>
  first.for === second.for && first.against === second.against && first.abstain === second.abstain && first.invalid === second.invalid

export const merge = (tallies: readonly Tally[]): Tally => tallies.reduce(
  (sum, t) => ({ for: sum.for + t.for, against: sum.against + t.against, abstain: sum.abstain + t.abstain, invalid: sum.invalid + t.invalid }),
  { for: 0, against: 0, abstain: 0, invalid: 0 },
)

export type CountOf<F> = { round: number; counterId: string; figures: F }
export type BoxState<F> = { state: 'none' | 'waiting' | 'agreed' | 'apart'; round: number; figures: F | null }

/** What the counts so far amount to: the last round decides; its two counts must come from two people and be equal. */
export function boxStateOf<F>(counts: readonly CountOf<F>[], equal: (a: F, b: F) => boolean): BoxState<F> {
  const round = counts.reduce((last, c) => Math.max(last, c.round), 0)
  const [first, second] = counts.filter((c) => c.round === round)
  if (!first) return { state: 'none', round: 1, figures: null }
  if (!second || second.counterId === first.counterId) return { state: 'waiting', round, figures: null }
  return equal(first.figures, second.figures) ? { state: 'agreed', round, figures: first.figures } : { state: 'apart', round, figures: null }
}
