import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annualMeetingDueOn, checkValues, defaultValues, fiscalYearEndOn, refuseCommitment, withDefaults } from './rules.ts'
import { charterValues } from './schema.ts'

test.each([
  [0, 'nothing'], [-1, 'nothing'], [1_999_999, 'belowMin'], [2_000_000, null], [50_000_000, null], [50_000_001, 'aboveMax'],
])('C14 a commitment of %i đồng against 2–50 million: %s', (amount, refusal) => {
  expect(refuseCommitment({ minContributionDong: 2_000_000, maxContributionDong: 50_000_000 }, amount)).toBe(refusal)
})

test('C14 without a highest contribution only the least one holds', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), fc.integer({ min: 1, max: 1_000_000_000 }), (min, amount) =>
    (refuseCommitment({ minContributionDong: min, maxContributionDong: null }, amount) === null) === (amount >= min)))
})

test.each([
  ['12-31', '2026-01-01', '2026-12-31'], ['12-31', '2026-12-31', '2026-12-31'],
  ['03-31', '2026-03-31', '2026-03-31'], ['03-31', '2026-04-01', '2027-03-31'], ['09-30', '2026-11-24', '2027-09-30'],
])('C25 fiscal year ending %s: on %s its end is %s', (end, day, expected) => expect(fiscalYearEndOn(end, day)).toBe(expected))

test.each([
  ['2025-12-31', '2026-04-30'], ['2026-03-31', '2026-07-31'], ['2026-06-30', '2026-10-31'], ['2026-09-30', '2027-01-31'],
])('C25 the meeting about the year that ends %s is due on %s', (end, due) => expect(annualMeetingDueOn(end)).toBe(due))

test('every default is a value that a charter could state', () => {
  for (const type of ['HTX', 'LHHTX', 'THT'] as const) {
    expect(charterValues.parse(defaultValues(type))).toEqual(defaultValues(type))
    expect(checkValues(type, defaultValues(type))).toEqual([])
  }
})

test.each([
  ['HTX', { undividedExternalBasisPoints: 499 }, ['values.undividedExternalBasisPoints']],
  ['HTX', { undividedExternalBasisPoints: 500 }, []],
  ['LHHTX', { undividedExternalBasisPoints: 999 }, ['values.undividedExternalBasisPoints']],
  ['LHHTX', { unionVotes: 'by_size', unionVoteSteps: [{ membersFrom: 0, votes: 1 }] }, []],
  ['LHHTX', { unionVotes: 'by_size' }, ['values.unionVoteSteps']],
  ['HTX', { unionVotes: 'by_size', unionVoteSteps: [{ membersFrom: 0, votes: 1 }] }, ['values.unionVotes']],
  ['HTX', { minContributionDong: 5, maxContributionDong: 4 }, ['values.maxContributionDong']],
] as const)('%s may not state %o: %o', (type, stated, paths) => {
  expect(checkValues(type, withDefaults(type, stated as never)).map((p) => p.path)).toEqual(paths)
})
