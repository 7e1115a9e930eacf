import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardMayMeet, boardOutcome, generalMeetingUntil, isVotePossible, leastPresent, nextBoardMeetingUntil, secondCallUntil } from './rules.ts'

test.each([[1, 2, 3, true], [1, 1, 3, false], [1, 3, 5, false], [1, 4, 5, true], [1, 10, 15, true], [1, 9, 15, false], [1, 0, 0, false]] as const)(
  'C37 call %i with %i of %i: may meet %s', (call, present, members, may) => expect(boardMayMeet(call, present, members)).toBe(may))
test.each([[2, 2, 4, false], [2, 3, 4, true], [2, 3, 5, true], [2, 2, 5, false], [2, 7, 15, false], [2, 8, 15, true]] as const)(
  'C37 second call with %i: %i of %i: may meet %s', (call, present, members, may) => expect(boardMayMeet(call, present, members)).toBe(may))
test('C37 property: the least number said is enough and one less is not', () => fc.assert(fc.property(fc.integer({ min: 3, max: 15 }), fc.constantFrom(1 as const, 2 as const), (members, call) =>
  boardMayMeet(call, leastPresent(call, members), members) && !boardMayMeet(call, leastPresent(call, members) - 1, members))))
test('C37 second call within fifteen days of the planned first, general meeting within thirty of the planned second', () => {
  expect(secondCallUntil('2026-11-20')).toBe('2026-12-05')
  expect(generalMeetingUntil('2026-12-05')).toBe('2027-01-04')
})
test.each([
  [3, 2, 0, 'against', 'passed'], [2, 3, 0, 'for', 'rejected'], [2, 2, 0, 'for', 'passed'], [2, 2, 0, 'against', 'rejected'], [2, 2, 1, 'abstain', 'undecided'], [2, 2, 0, 'absent', 'undecided'],
] as const)('C37 %i for, %i against, %i abstain, chair %s: %s', (f, against, abstain, chair, outcome) => {
  expect(boardOutcome({ for: f, against, abstain, chair })).toBe(outcome)
})
test('C37 the chair votes among those present', () => {
  expect(isVotePossible({ for: 2, against: 2, abstain: 0, chair: 'for' }, 4)).toBe(true)
  expect(isVotePossible({ for: 2, against: 2, abstain: 0, chair: 'abstain' }, 4)).toBe(false)
  expect(isVotePossible({ for: 2, against: 2, abstain: 0, chair: 'for' }, 5)).toBe(false)
})
test.each([['HTX', '2026-08-31', '2026-11-30'], ['HTX', '2026-11-20', '2027-02-20'], ['LHHTX', '2026-08-31', '2027-02-28']] as const)(
  'C25 the board of a %s that met on %s meets again by %s', (type, held, until) => expect(nextBoardMeetingUntil(type, held)).toBe(until))
