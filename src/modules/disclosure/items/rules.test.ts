import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, isWorkingDay } from '#modules/register/index.ts'
import { addDays } from '#platform/day.ts'
import { kinds } from '../schema.ts'
import { refuseFund, type FundReport } from '../fund/rules.ts'
import { daysLate, isKeptLongEnough, isProof, keepUntil, publishBy, stateOf, whoSees, type Posting } from './rules.ts'

describe('the five-day clock', () => {
  test.each([
    ['2026-11-16', '2026-11-23'], // Monday: Tuesday is the first, the weekend does not count
    // Friday, Saturday, Sunday before a week with a holiday (24 November, the day of Vietnamese culture).
    ['2026-11-20', '2026-11-30'], ['2026-11-21', '2026-11-30'], ['2026-11-22', '2026-11-30'],
  ])('C49 issued on %s, posted by %s', (issued, due) => expect(publishBy(issued, addWorkingDays)).toBe(due))
  test('C49 Tết does not count: issued on the last working day before it, the fifth working day comes after the holidays', () => {
    const due = publishBy('2026-02-13', addWorkingDays)
    const between = Array.from({ length: 40 }, (_, i) => addDays('2026-02-14', i)).filter((d) => d <= due)
    expect(between.filter((d) => isWorkingDay(d))).toHaveLength(5)
    expect(due > addDays('2026-02-13', 7)).toBe(true)
  })
  test('C49 property: whatever the day, exactly five working days lie between', () => fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), (offset) => {
    const issued = addDays('2026-01-01', offset)
    const due = publishBy(issued, addWorkingDays)
    let count = 0
    for (let d = addDays(issued, 1); d <= due; d = addDays(d, 1)) if (isWorkingDay(d)) count += 1
    return count === 5 && isWorkingDay(due)
  })))
})

describe('thirty consecutive days', () => {
  const posting = (startOn: string, endOn: string | null, proven = true): Posting => ({ startOn, endOn, proven })
  test('C49 the thirtieth day is the last', () => expect(keepUntil('2026-11-01')).toBe('2026-11-30'))
  test.each([['2026-11-29', false], ['2026-11-30', true], ['2026-12-01', true]])('C49 up since 1/11, taken down at the end of %s: long enough %s', (end, enough) => {
    expect(isKeptLongEnough(posting('2026-11-01', end), '2026-12-31')).toBe(enough)
  })
  test.each([
    [[], '2026-11-23', 'waiting'], [[], '2026-11-24', 'late'], [[posting('2026-11-20', null)], '2026-11-24', 'posted'],
    [[posting('2026-10-01', null)], '2026-11-24', 'complete'], [[posting('2026-10-01', null, false)], '2026-11-24', 'unproven'],
    [[posting('2026-11-01', '2026-11-10')], '2026-11-24', 'interrupted'], [[posting('2026-11-01', '2026-11-15'), posting('2026-11-16', null)], '2026-11-30', 'posted'],
    [[posting('2026-09-01', '2026-09-15'), posting('2026-09-17', '2026-10-01')], '2026-11-24', 'interrupted'],
  ] as [Posting[], string, string][])('C49 postings %j on %s: %s', (postings, today, state) => expect(stateOf({ publishBy: '2026-11-23', postings }, today)).toBe(state))
  test.each([[['2026-11-23'], 0], [['2026-11-24'], 1], [['2026-11-30', '2026-11-20'], 0], [[], null]] as [string[], number | null][])('C49 up on %j: %s days late', (starts, late) => {
    expect(daysLate({ publishBy: '2026-11-23', postings: starts.map((s) => posting(s, null)) })).toBe(late)
  })
})

test.each([[true, [], true], [false, ['Lê Văn Bảy'], false], [false, ['Lê Văn Bảy', 'Võ Thị Kim Loan'], true], [false, ['Lê Văn Bảy', ' lê văn bảy '], false], [false, ['', 'A'], false]] as [boolean, string[], boolean][])(
  'C49 photograph %s, witnesses %j: proof %s', (photo, witnesses, proof) => expect(isProof({ photo, witnesses })).toBe(proof))

test.each(kinds.map((k) => [k]))('C50 %s is published to members, never to the public, who keep the six fields', (kind) => {
  expect(whoSees(kind)).toMatchObject({ members: 'whole', public: 'sixFields', alliance: 'nothing' })
})

describe('movement of the undivided fund', () => {
  const report = (more: Partial<FundReport> = {}): FundReport => ({ openingDong: 100, closingDong: 130, additions: [{ source: 'externalIncome', amountDong: 50 }], uses: [{ use: 'training', amountDong: 20 }], ...more })
  test.each([
    [report(), null], [report({ closingDong: 131 }), 'doesNotAdd'], [report({ uses: [{ use: 'members', amountDong: 20 }] }), 'paidToMembers'],
    [report({ uses: [{ use: 'enterprise', amountDong: 20 }] }), 'usedForEnterprise'], [report({ openingDong: -1 }), 'belowZero'], [report({ uses: [{ use: 'members', amountDong: 0 }], closingDong: 150 }), null],
  ] as const)('C44 %j: %s', (given, refusal) => expect(refuseFund(given)).toBe(refusal))
})
