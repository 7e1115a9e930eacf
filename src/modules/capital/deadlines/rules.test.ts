import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#platform/day.ts'
import { breachDueOn, endsMembership, needsRegistration, outcomeOn, paymentDueOn, reductionDueOn, registrationDueOn } from './rules.ts'

const START = '2026-01-10'
const due = (more: Partial<Parameters<typeof paymentDueOn>[0]> = {}): string =>
  paymentDueOn({ startOn: START, charterMonths: null, statedDueOn: null, excluded: [], ...more })

test.each([
  ['six months by law', {}, '2026-07-10'],
  ['earlier by charter', { charterMonths: 3 }, '2026-04-10'],
  ['a charter cannot lengthen it', { charterMonths: 9 }, '2026-07-10'],
  ['a stated day before the limit', { statedDueOn: '2026-02-01' }, '2026-02-01'],
  ['a stated day after the limit does not count', { statedDueOn: '2026-12-01' }, '2026-07-10'],
  ['the thirty-first becomes the last of a short month', { startOn: '2025-08-31' }, '2026-02-28'],
  ['one excluded day', { excluded: [{ fromOn: '2026-03-01', toOn: '2026-03-01' }] }, '2026-07-11'],
  ['ten days in customs', { excluded: [{ fromOn: '2026-03-01', toOn: '2026-03-10' }] }, '2026-07-20'],
  ['overlapping days count once', { excluded: [{ fromOn: '2026-03-01', toOn: '2026-03-10' }, { fromOn: '2026-03-05', toOn: '2026-03-12' }] }, '2026-07-22'],
  ['begun on the last day', { excluded: [{ fromOn: '2026-07-10', toOn: '2026-07-14' }] }, '2026-07-15'],
  ['begun after it was over', { excluded: [{ fromOn: '2026-07-11', toOn: '2026-07-20' }] }, '2026-07-10'],
  ['days before the start do not count', { excluded: [{ fromOn: '2025-12-01', toOn: '2026-01-11' }] }, '2026-07-12'],
  ['a period within a period that lengthened it', { excluded: [{ fromOn: '2026-07-01', toOn: '2026-07-12' }, { fromOn: '2026-07-20', toOn: '2026-07-21' }] }, '2026-07-24'],
] as const)('C15 full payment is due: %s', (_name, more, expected) => {
  expect(due(more)).toBe(expected)
})

const MIN = 1_000_000
const standing = (paidDong: number, committedDong = 5_000_000) => ({ committedDong, paidDong, minimumDong: MIN, dueOn: '2026-07-10' })
test.each([
  ['nothing, on the last day', 0, '2026-07-10', 'open', false],
  ['nothing, the day after', 0, '2026-07-11', 'unpaid', true],
  ['one đồng less than the minimum', MIN - 1, '2026-07-11', 'belowMinimum', true],
  ['exactly the minimum', MIN, '2026-07-11', 'reduced', false],
  ['all but one đồng', 4_999_999, '2026-07-11', 'reduced', false],
  ['all', 5_000_000, '2026-07-11', 'full', false],
  ['all, before the deadline', 5_000_000, '2026-02-01', 'full', false],
] as const)('C16 paid %s', (_name, paid, day, outcome, ends) => {
  const result = outcomeOn(standing(paid), day)
  expect([result, endsMembership(result)]).toEqual([outcome, ends])
})

test('C16 the reduced capital is registered within thirty days', () => {
  expect(reductionDueOn('2026-07-10')).toBe('2026-08-09')
})

test.each([
  [1_450_000_000, 1_522_500_000, true], [1_450_000_000, 1_522_499_999, false], [1_450_000_000, 1_377_500_000, true], [1_450_000_000, 1_377_500_001, false],
  [100_000_000_000, 101_000_000_000, true], [100_000_000_000, 100_999_999_999, false], [100_000_000_000, 99_000_000_000, true],
  [1_450_000_000, 1_450_000_000, false], [0, 1, true],
] as const)('C18 from %d to %d đồng must be registered: %s', (before, after, expected) => {
  expect(needsRegistration(before, after)).toBe(expected)
})

test('C18 within ten days; C12 within twelve months', () => {
  expect([registrationDueOn('2026-12-25'), breachDueOn('2026-02-28')]).toEqual(['2027-01-04', '2027-02-28'])
})

test('C15 more excluded days never bring the deadline forward, and the order does not matter', () => {
  const period = fc.tuple(fc.integer({ min: -60, max: 300 }), fc.integer({ min: 0, max: 40 }))
    .map(([from, days]) => ({ fromOn: addDays(START, from), toOn: addDays(START, from + days) }))
  fc.assert(fc.property(fc.array(period, { maxLength: 8 }), (excluded) => {
    expect(due({ excluded })).toBe(due({ excluded: excluded.toReversed() }))
    expect(due({ excluded }) >= due({ excluded: excluded.slice(1) })).toBe(true)
    expect(due({ excluded }) >= due()).toBe(true)
  }))
})
