import fc from 'fast-check'
import { expect, test } from 'vitest'
import { belowMinimum, belowMinimumUntil, breachSince, breaksForeignShare, foreignShareBroken, foreignShareUntil, hasEnoughToFound, type Step } from './rules.ts'

test.each([
  ['HTX', 4, false], ['HTX', 5, true], ['LHHTX', 2, false], ['LHHTX', 3, true], ['THT', 1, false], ['THT', 2, true],
] as const)('C1 %s with %i members may be founded: %s', (type, official, enough) => expect(hasEnoughToFound(type, official)).toBe(enough))

test.each([
  [0, 0, false], [0, 10, false], [34, 100, false], [35, 100, true], [7, 20, true], [6, 20, false], [1, 2, true], [349, 1000, false], [350, 1000, true],
])('C7 %i foreign of %i official: broken %s', (foreign, official, broken) => expect(breaksForeignShare(foreign, official)).toBe(broken))

const step = (day: string, official: number, foreign = 0): Step => ({ day, official, foreign })
const below = belowMinimum('HTX')

test.each<[string, Step[], string | null]>([
  ['never below', [step('2020-01-01', 5)], null],
  ['four from the start', [step('2020-01-01', 4)], '2020-01-01'],
  ['one leaves', [step('2020-01-01', 5), step('2024-03-01', -1)], '2024-03-01'],
  ['replaced on the same day', [step('2020-01-01', 5), step('2024-03-01', -1), step('2024-03-01', 1)], null],
  ['a second one leaves: the clock does not start anew', [step('2020-01-01', 5), step('2024-03-01', -1), step('2024-05-01', -1)], '2024-03-01'],
  ['back and below again', [step('2020-01-01', 5), step('2024-03-01', -1), step('2024-04-01', 1), step('2024-09-01', -1)], '2024-09-01'],
  ['out of order', [step('2024-03-01', -1), step('2020-01-01', 5)], '2024-03-01'],
])('C2 %s', (_name, steps, since) => expect(breachSince(steps, below)).toBe(since))

test('C7 the foreign share’s clock starts when it reaches 35 %', () => {
  expect(breachSince([step('2020-01-01', 65), step('2024-01-01', 34, 34), step('2024-02-01', 1, 1)], foreignShareBroken)).toBe('2024-02-01')
  expect(breachSince([step('2020-01-01', 65), step('2024-01-01', 35, 35), step('2024-02-01', 1)], foreignShareBroken)).toBeNull()
})

test('C2, C7 the last days', () => {
  expect(belowMinimumUntil('2024-03-01')).toBe('2025-03-01')
  expect(belowMinimumUntil('2024-02-29')).toBe('2025-02-28')
  expect(foreignShareUntil('2025-08-31')).toBe('2026-02-28')
})

test('C2 the breach is there exactly when the last count is too small', () => {
  const days = fc.array(fc.record({ day: fc.constantFrom('2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01'), official: fc.integer({ min: -3, max: 6 }), foreign: fc.constant(0) }), { maxLength: 8, minLength: 1 })
  fc.assert(fc.property(days, (steps) => (breachSince(steps, below) !== null) === (steps.reduce((sum, one) => sum + one.official, 0) < 5)))
})
