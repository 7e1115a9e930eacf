import type { Model, Post, Relation } from '../schema.ts'

/** Somebody on the slate. `key` names the person: two seats with one key are held by one person. */
export type Candidate = {
  key: string
  name: string
  /** Official member, or the representative of one, on the day of the election (L 62). */
  official: boolean
  foreign: boolean
}

export type Seat = {
  person: Candidate
  post: Post
  fromOn: string
  /** Last day of the term; null: open. */
  untilOn: string | null
  /** How the post is or was given; null: not known, as in books kept before. */
  ballot: 'secret' | 'open' | 'appointed' | null
  /** Holds it already; the others are proposed. */
  standing: boolean
}

export type Kinship = { a: string; b: string; relation: Relation }

export type Slate = {
  type: 'THT' | 'HTX' | 'LHHTX'
  model: Model
  sizeClass: 'micro' | 'small' | 'medium' | 'large' | 'unknown'
  officialMembers: number
  seats: readonly Seat[]
  kinships: readonly Kinship[]
  /** True: after this election every organ must be complete; false: only what is wrong with those named. */
  complete: boolean
}

export const conflictKinds = [
  'doubleRole', 'doubleSeat', 'family', 'notMember', 'hiredInReduced', 'foreignSeats', 'boardSize', 'supervisorsSize', 'onePerPost', 'missingPost',
  'termTooLong', 'termBackwards', 'notSecret', 'wrongModel', 'reducedNotAllowed', 'sizeUnknown',
] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** One thing wrong with a slate. Its words: governance.conflict.<kind> and, what would cure it, governance.cure.<kind>. */
export type Conflict = {
  kind: ConflictKind
  rule: 'C21' | 'C22' | 'C23' | 'C24'
  article: string
  people: readonly string[]
  posts: readonly Post[]
  params: Readonly<Record<string, string | number>>
  /** False: what a person must look at, but no bar (a figure is missing). */
  bars: boolean
}
