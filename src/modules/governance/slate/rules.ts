import { addMonths } from '#platform/day.ts'
import { refuseModel } from '../model/rules.ts'
import { familyOf, organOf } from './matrix.ts'
import type { Candidate, Conflict, Kinship, Seat, Slate } from './schema.ts'
import type { Post } from '../schema.ts'

/** L 65.1–2, 69.1. */
export const BOARD = { least: 3, most: 15 } as const
export const SUPERVISORS = { least: 1, most: 7 } as const
/** L 65.2, 68.2, 69.1, 71.2, 72.2. */
export const TERM_MONTHS = 60
/** L 65.2: strictly below this share of the seats in the board. */
export const FOREIGN_SEATS_PERCENT = 35

const conflict = (kind: Conflict['kind'], rule: Conflict['rule'], article: string, seats: readonly Seat[], params: Conflict['params'] = {}, bars = true): Conflict =>
  ({ kind, rule, article, people: [...new Set(seats.map((s) => s.person.key))], posts: seats.map((s) => s.post), params, bars })

const pairs = <T>(list: readonly T[]): [T, T][] => list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]))

/** At least one of the two is proposed: what stands already is shown when it meets a proposal, or in a whole check. */
const concerns = (slate: Slate, ...seats: Seat[]): boolean => slate.complete || seats.some((s) => !s.standing)

/** C23, L 62.1–3: one person, two posts. Board and director together, and chair and director, are allowed (L 56.1a). */
function doubleRoles(slate: Slate): Conflict[] {
  return pairs(slate.seats).filter(([a, b]) => a.person.key === b.person.key && concerns(slate, a, b)).flatMap(([a, b]) => {
    const [one, other] = [organOf(a.post), organOf(b.post)]
    const names = { name: a.person.name }
    if (one === other) return [conflict('doubleSeat', 'C23', 'L62', [a, b], names)]
    if (one === 'supervision' || other === 'supervision') return [conflict('doubleRole', 'C23', 'L62.3', [a, b], names)]
    const accounts = one === 'accounts' || other === 'accounts'
    if (accounts && (one === 'board' || other === 'board')) return [conflict('doubleRole', 'C23', 'L62.1', [a, b], names)]
    if (accounts && (one === 'direction' || other === 'direction')) return [conflict('doubleRole', 'C23', 'L62.2', [a, b], names)]
    return []
  })
}

/** C23, L 62.1–3 with the relatives of L 4.11. Said once for each pair of seats. */
function families(slate: Slate): Conflict[] {
  const related = (a: Candidate, b: Candidate): Kinship | undefined =>
    slate.kinships.find((k) => k.relation !== 'other' && ((k.a === a.key && k.b === b.key) || (k.a === b.key && k.b === a.key)))
  return pairs(slate.seats).filter(([a, b]) => a.person.key !== b.person.key && concerns(slate, a, b)).flatMap(([a, b]) => {
    const kinship = related(a.person, b.person)
    const article = kinship && familyOf(a.post, b.post)
    return article ? [conflict('family', 'C23', article, [a, b], { name: a.person.name, other: b.person.name, relation: kinship.relation })] : []
  })
}

const mustBeMember: ReadonlySet<Post> = new Set(['chair', 'boardMember', 'director', 'chiefSupervisor', 'supervisor', 'controller', 'groupHead'])

/** C24, L 62: seats for official members or their representatives; a director may be hired in the full model (L 68.3). */
function membership(slate: Slate): Conflict[] {
  return slate.seats.filter((s) => mustBeMember.has(s.post) && !s.person.official && concerns(slate, s)).flatMap((s) => {
    if (s.post !== 'director') return [conflict('notMember', 'C24', 'L62', [s], { name: s.person.name })]
    return slate.model === 'reduced' ? [conflict('hiredInReduced', 'C24', 'L71', [s], { name: s.person.name })] : []
  })
}

/** C22, L 65.2: 100 × foreign < 35 × seats, in whole numbers. */
function foreignSeats(slate: Slate): Conflict[] {
  const board = slate.seats.filter((s) => organOf(s.post) === 'board')
  const foreign = board.filter((s) => s.person.foreign)
  if (foreign.length === 0 || foreign.length * 100 < board.length * FOREIGN_SEATS_PERCENT) return []
  return [conflict('foreignSeats', 'C22', 'L65.2', foreign, { foreign: foreign.length, seats: board.length, allowed: allowedForeign(board.length) })]
}
export const allowedForeign = (seats: number): number => Math.max(0, Math.ceil((seats * FOREIGN_SEATS_PERCENT) / 100) - 1)

/** Whom the Law lets be elected by secret ballot only: L 65.2, 69.1, 72.2. */
const secretly = new Map<Post, string>([['chair', 'L65.2'], ['boardMember', 'L65.2'], ['chiefSupervisor', 'L69.1'], ['supervisor', 'L69.1'], ['controller', 'L72.2']])
const termArticle: Partial<Record<Post, string>> = { chair: 'L65.2', boardMember: 'L65.2', director: 'L68.2', chiefSupervisor: 'L69.1', supervisor: 'L69.1', controller: 'L72.2' }

/** C22: five years at most, and by secret ballot; the last day of five years is the same day of the month (Civil Code 148.4). */
function terms(slate: Slate): Conflict[] {
  return slate.seats.filter((s) => concerns(slate, s)).flatMap((s) => {
    const article = s.post === 'director' && slate.model === 'reduced' ? 'L71.2' : termArticle[s.post]
    const found: Conflict[] = []
    if (s.untilOn !== null && s.untilOn <= s.fromOn) found.push(conflict('termBackwards', 'C22', article ?? 'L62', [s], { name: s.person.name }))
    const latest = addMonths(s.fromOn, TERM_MONTHS)
    if (article && (s.untilOn === null || s.untilOn > latest)) found.push(conflict('termTooLong', 'C22', article, [s], { name: s.person.name, latest }))
    const secret = secretly.get(s.post)
    if (secret && !s.standing && s.ballot !== null && s.ballot !== 'secret') found.push(conflict('notSecret', 'C22', secret, [s], { name: s.person.name }))
    return found
  })
}

const single: ReadonlySet<Post> = new Set(['chair', 'director', 'chiefSupervisor', 'controller', 'chiefAccountant', 'groupHead'])

/** One chair, one director, one chief of supervisors, one controller, one chief accountant. */
function onePerPost(slate: Slate): Conflict[] {
  return [...Map.groupBy(slate.seats, (s) => s.post)].filter(([post, seats]) => single.has(post) && seats.length > 1)
    .map(([, seats]) => conflict('onePerPost', 'C22', 'L56', seats, { count: seats.length }))
}

/** C22, L 65.1, 69.1: how many; too many is wrong at once, too few only when the slate is meant to be whole. */
function sizes(slate: Slate): Conflict[] {
  const seats = (organ: string): Seat[] => slate.seats.filter((s) => organOf(s.post) === organ)
  const [board, supervisors] = [seats('board'), seats('supervision').filter((s) => s.post !== 'controller')]
  const outside = (count: number, { least, most }: { least: number; most: number }): boolean => count > most || (slate.complete && count < least)
  if (slate.type === 'THT' || slate.model === 'reduced') return []
  return [
    ...(outside(board.length, BOARD) ? [conflict('boardSize', 'C22', 'L65.1', board, { count: board.length, ...BOARD })] : []),
    ...(outside(supervisors.length, SUPERVISORS) ? [conflict('supervisorsSize', 'C22', 'L69.1', supervisors, { count: supervisors.length, ...SUPERVISORS })] : []),
  ]
}

/** L 56.1: a post that the organisation of this kind does not know. */
export const isForeignTo = (model: Slate['model'], post: Post): boolean =>
  post === 'groupHead' || (model === 'reduced' ? ['board', 'supervision'].includes(organOf(post)) && post !== 'controller' : post === 'controller')

/** L 56: the organs of each model. */
function organs(slate: Slate): Conflict[] {
  const has = (post: Post): boolean => slate.seats.some((s) => s.post === post)
  if (slate.type === 'THT') return slate.complete && !has('groupHead') ? [missing('groupHead', 'D77.19')] : []
  const wrong = slate.seats.filter((s) => isForeignTo(slate.model, s.post) && concerns(slate, s))
  const needed: Post[] = slate.model === 'full' ? ['chair', 'director'] : ['director', 'controller']
  return [
    ...(wrong.length > 0 ? [conflict('wrongModel', 'C21', 'L56', wrong, { model: slate.model })] : []),
    ...(slate.complete ? needed.filter((post) => !has(post)).map((post) => missing(post, 'L56')) : []),
  ]
}
const missing = (post: Post, article: string): Conflict => ({ kind: 'missingPost', rule: 'C21', article, people: [], posts: [post], params: {}, bars: true })

function model(slate: Slate): Conflict[] {
  const refusal = refuseModel(slate)
  return refusal ? [conflict(refusal, 'C21', 'L56.3', [], { members: slate.officialMembers }, refusal === 'reducedNotAllowed')] : []
}

/**
 * A whole slate, those who stay and those proposed, looked at before anybody votes: every conflict with its article.
 * What the Law does not bar is no conflict: the family of a board member may be director, the chair may be director.
 */
export const checkSlate = (slate: Slate): Conflict[] => [
  ...model(slate), ...organs(slate), ...sizes(slate), ...onePerPost(slate), ...doubleRoles(slate), ...families(slate),
  ...membership(slate), ...foreignSeats(slate), ...terms(slate),
]
