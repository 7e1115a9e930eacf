import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { posts, relations, type Post, type Relation } from '../schema.ts'
import { organOf } from './matrix.ts'
import { allowedForeign, checkSlate } from './rules.ts'
import type { Candidate, Seat, Slate } from './schema.ts'

const person = (key: string, more: Partial<Candidate> = {}): Candidate => ({ key, name: key, official: true, foreign: false, ...more })
const seat = (post: Post, who: string | Candidate, more: Partial<Seat> = {}): Seat => ({
  post, person: typeof who === 'string' ? person(who) : who, fromOn: '2026-03-20', untilOn: '2031-03-20', ballot: 'secret', standing: false, ...more,
})
const slate = (seats: Seat[], more: Partial<Slate> = {}): Slate =>
  ({ type: 'HTX', model: 'full', sizeClass: 'small', officialMembers: 60, seats, kinships: [], complete: false, ...more })
const whole = (): Seat[] => [
  seat('chair', 'chair'), seat('boardMember', 'b1'), seat('boardMember', 'b2'), seat('director', 'director'), seat('chiefSupervisor', 's1'), seat('chiefAccountant', 'ca'), seat('treasurer', 'tr'),
]
const kinds = (s: Slate): string[] => checkSlate(s).map((c) => c.kind)
const articles = (s: Slate, kind: string): string[] => checkSlate(s).filter((c) => c.kind === kind).map((c) => c.article)

test('C22 a whole slate that keeps every rule has no conflict', () => expect(checkSlate(slate(whole(), { complete: true }))).toEqual([]))

describe('model', () => {
  test.each([
    ['HTX', 'reduced', 'micro', 20, []], ['HTX', 'reduced', 'small', 20, ['reducedNotAllowed']], ['HTX', 'reduced', 'unknown', 20, ['sizeUnknown']],
    ['HTX', 'full', 'micro', 20, []], ['LHHTX', 'reduced', 'unknown', 9, []], ['LHHTX', 'reduced', 'micro', 10, ['reducedNotAllowed']],
  ] as const)('C21 %s %s, size %s, %i members: %j', (type, model, sizeClass, officialMembers, wrong) => {
    expect(kinds(slate([], { type, model, sizeClass, officialMembers }))).toEqual(wrong)
  })
  test('C21 a size that is not known bars nothing', () => {
    expect(checkSlate(slate([], { model: 'reduced', sizeClass: 'unknown' }))).toMatchObject([{ kind: 'sizeUnknown', bars: false }])
  })
  test('C21 the reduced model has no board and no board of supervisors, the full one no controller', () => {
    const micro = { model: 'reduced', sizeClass: 'micro' } as const
    expect(kinds(slate([seat('boardMember', 'a')], micro))).toEqual(['wrongModel'])
    expect(kinds(slate([seat('supervisor', 'a')], micro))).toEqual(['wrongModel'])
    expect(kinds(slate([seat('controller', 'a')], micro))).toEqual([])
    expect(kinds(slate([seat('controller', 'a')]))).toEqual(['wrongModel'])
    expect(kinds(slate([seat('director', 'a'), seat('controller', 'b')], { ...micro, complete: true }))).toEqual([])
    expect(kinds(slate([seat('director', 'a')], { ...micro, complete: true }))).toEqual(['missingPost'])
  })
})

describe('sizes, terms, ballot', () => {
  const board = (count: number): Seat[] => [seat('chair', 'c'), ...Array.from({ length: count - 1 }, (_, i) => seat('boardMember', `m${i}`))]
  test.each([[2, true], [3, false], [15, false], [16, true]])('C22 a board of %i: wrong %s', (count, wrong) => {
    expect(kinds(slate([...board(count), seat('director', 'd'), seat('chiefSupervisor', 's')], { complete: true })).includes('boardSize')).toBe(wrong)
  })
  test.each([[0, true], [1, false], [7, false], [8, true]])('C22 a board of supervisors of %i: wrong %s', (count, wrong) => {
    const supervisors = Array.from({ length: count }, (_, i) => seat('supervisor', `s${i}`))
    expect(kinds(slate([...board(3), seat('director', 'd'), ...supervisors], { complete: true })).includes('supervisorsSize')).toBe(wrong)
  })
  test('C22 filling one seat of a board that is not full yet is no matter of size', () => expect(kinds(slate([seat('boardMember', 'a')]))).toEqual([]))
  test.each([['2031-03-19', []], ['2031-03-20', []], ['2031-03-21', ['termTooLong']], [null, ['termTooLong']], ['2026-03-20', ['termBackwards']]] as const)(
    'C22 a term from 20/3/2026 to %s: %j', (untilOn, wrong) => expect(kinds(slate([seat('boardMember', 'a', { untilOn })]))).toEqual(wrong))
  test('C22 five years from 29/2 end on 28/2', () => {
    expect(kinds(slate([seat('supervisor', 'a', { fromOn: '2028-02-29', untilOn: '2033-02-28' })]))).toEqual([])
    expect(kinds(slate([seat('supervisor', 'a', { fromOn: '2028-02-29', untilOn: '2033-03-01' })]))).toEqual(['termTooLong'])
  })
  test('C22 a chief accountant has no term of the Law', () => expect(kinds(slate([seat('chiefAccountant', 'a', { untilOn: null, ballot: 'appointed' })]))).toEqual([]))
  test.each([['chair', 'L65.2'], ['boardMember', 'L65.2'], ['chiefSupervisor', 'L69.1'], ['supervisor', 'L69.1']] as const)('C22 %s is elected by secret ballot only', (post, article) => {
    expect(articles(slate([seat(post, 'a', { ballot: 'open' })]), 'notSecret')).toEqual([article])
  })
  test('C22 the controller too; the director need not', () => {
    expect(articles(slate([seat('controller', 'a', { ballot: 'open' })], { model: 'reduced', sizeClass: 'micro' }), 'notSecret')).toEqual(['L72.2'])
    expect(kinds(slate([seat('director', 'a', { ballot: 'appointed' })]))).toEqual([])
  })
  test('C22 two chairs are one too many', () => expect(kinds(slate([seat('chair', 'a'), seat('chair', 'b')]))).toEqual(['onePerPost']))
})

describe('foreign seats', () => {
  test.each([[1, 2, true], [1, 3, false], [2, 5, true], [1, 5, false], [6, 17, true], [7, 20, true], [6, 20, false]])('C22 %i of %i seats: too many %s', (foreign, seats, wrong) => {
    const board = Array.from({ length: seats }, (_, i) => seat(i === 0 ? 'chair' : 'boardMember', person(`p${i}`, { foreign: i < foreign })))
    expect(kinds(slate(board)).includes('foreignSeats')).toBe(wrong)
  })
  test('C22 property: as many as said are allowed, one more is not', () => fc.assert(fc.property(fc.integer({ min: 3, max: 15 }), (seats) => {
    const board = (foreign: number): Slate => slate(Array.from({ length: seats }, (_, i) => seat(i === 0 ? 'chair' : 'boardMember', person(`p${i}`, { foreign: i < foreign }))))
    return !kinds(board(allowedForeign(seats))).includes('foreignSeats') && kinds(board(allowedForeign(seats) + 1)).includes('foreignSeats')
  })))
})

describe('double roles', () => {
  const clash: [Post, Post, string | null][] = [
    ['chair', 'director', null], ['boardMember', 'director', null], ['chair', 'boardMember', 'L62'], ['chiefSupervisor', 'supervisor', 'L62'],
    ['boardMember', 'supervisor', 'L62.3'], ['chair', 'chiefSupervisor', 'L62.3'], ['director', 'supervisor', 'L62.3'], ['supervisor', 'chiefAccountant', 'L62.3'],
    ['supervisor', 'treasurer', 'L62.3'], ['boardMember', 'chiefAccountant', 'L62.1'], ['chair', 'treasurer', 'L62.1'], ['director', 'chiefAccountant', 'L62.2'], ['director', 'treasurer', 'L62.2'],
  ]
  test.each(clash)('C23 one person as %s and %s: %s', (a, b, article) => {
    expect(checkSlate(slate([seat(a, 'x'), seat(b, 'x')])).filter((c) => c.rule === 'C23').map((c) => c.article)).toEqual(article ? [article] : [])
  })
  test('C23 a proposal clashes with who holds a post already; what stands is not said again unless the whole is checked', () => {
    const standing = [seat('boardMember', 'x', { standing: true }), seat('treasurer', 'x', { standing: true })]
    expect(kinds(slate([...standing, seat('supervisor', 'y')]))).toEqual([])
    expect(kinds(slate(standing, { complete: true }))).toContain('doubleRole')
    expect(kinds(slate([standing[0] as Seat, seat('treasurer', 'x')]))).toEqual(['doubleRole'])
  })
})

describe('family', () => {
  const matrix: [Post, Post, string | null][] = [
    ['chair', 'boardMember', 'L62.1'], ['boardMember', 'boardMember', 'L62.1'], ['boardMember', 'supervisor', 'L62.1'], ['chair', 'chiefAccountant', 'L62.1'], ['boardMember', 'treasurer', 'L62.1'],
    ['boardMember', 'director', null], ['chair', 'director', null], ['director', 'supervisor', 'L62.2'], ['director', 'chiefAccountant', 'L62.2'], ['director', 'treasurer', 'L62.2'],
    ['supervisor', 'supervisor', 'L62.3'], ['chiefSupervisor', 'chiefAccountant', 'L62.3'], ['supervisor', 'treasurer', 'L62.3'], ['chiefAccountant', 'treasurer', null],
  ]
  test.each(matrix)('C23 siblings as %s and %s: %s', (a, b, article) => {
    for (const kinship of [{ a: 'x', b: 'y' }, { a: 'y', b: 'x' }]) {
      expect(articles(slate([seat(a, 'x'), seat(b, 'y')], { kinships: [{ ...kinship, relation: 'sibling' }] }), 'family')).toEqual(article ? [article] : [])
    }
  })
  test.each(relations.map((r): [Relation, boolean] => [r, r !== 'other']))('C23 %s is family of L 4.11: %s', (relation, barred) => {
    expect(kinds(slate([seat('boardMember', 'x'), seat('treasurer', 'y')], { kinships: [{ a: 'x', b: 'y', relation }] })).includes('family')).toBe(barred)
  })
  test('C23 property: the matrix does not depend on who is named first', () => fc.assert(fc.property(fc.constantFrom(...posts), fc.constantFrom(...posts), (a, b) => {
    const found = (s: Seat[]): string[] => articles(slate(s, { kinships: [{ a: 'x', b: 'y', relation: 'spouse' }] }), 'family')
    return found([seat(a, 'x'), seat(b, 'y')]).join() === found([seat(b, 'y'), seat(a, 'x')]).join()
  })))
})

describe('members only', () => {
  test.each(posts.map((p): [Post, boolean] => [p, !['director', 'chiefAccountant', 'treasurer'].includes(p)]))('C24 %s by somebody who is no official member: wrong %s', (post, wrong) => {
    const model = organOf(post) === 'supervision' && post === 'controller' ? 'reduced' as const : 'full' as const
    expect(checkSlate(slate([seat(post, person('x', { official: false }))], { model, sizeClass: 'micro', type: post === 'groupHead' ? 'THT' : 'HTX' })).some((c) => c.rule === 'C24')).toBe(wrong)
  })
  test('C24 a hired director exists in the full model only', () => {
    expect(kinds(slate([seat('director', person('x', { official: false }))], { model: 'reduced', sizeClass: 'micro' }))).toEqual(['hiredInReduced'])
  })
})
