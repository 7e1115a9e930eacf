import { describe, expect, test } from 'vitest'
import { addWorkingDays } from '#modules/register/index.ts'
import { addMonths } from '#platform/day.ts'
import { DECREE, groupCarries, groupMeetingDueOn, groupQuorum, groupSecondCallDueOn, isMainAssetDeal, mayCallGroupMeeting, needsWriting } from './rules.ts'

describe('C66 meetings of a cooperative group (D77 20–21)', () => {
  test.each([[1, 20, 15, false, 16], [1, 20, 16, true, 16], [1, 4, 3, false, 4], [1, 4, 4, true, 4], [2, 20, 10, false, 11], [2, 20, 11, true, 11]] as const)(
    'C66 call %i, %i members, %i there: %s', (call, members, attending, reached, least) => {
      expect(groupQuorum(call, members, attending)).toEqual({ reached, least, missing: reached ? 0 : least - attending })
    })
  test.each([
    ['contract', 19, 20, false], ['contract', 20, 20, true], ['main_assets', 19, 20, false], ['main_assets', 20, 20, true],
    ['admission', 10, 20, false], ['admission', 11, 20, true], ['other', 10, 20, false], ['other', 11, 20, true],
  ] as const)('C66 %s: %i of %i: %s', (subject, votes, members, carried) => expect(groupCarries(subject, votes, members, members)).toBe(carried))
  test('C66 the contract may count those present, and set another quorum', () => {
    expect(groupCarries('other', 9, 20, 16, { ...DECREE, base: 'present' })).toBe(true)
    expect(groupCarries('contract', 16, 20, 16, { ...DECREE, base: 'present' })).toBe(false)
    expect(groupQuorum(1, 20, 11, { ...DECREE, quorumBasisPoints: 5000 }).reached).toBe(true)
  })
  test('C66 the second call comes within fifteen working days, over Tết too', () => {
    expect(groupSecondCallDueOn('2026-03-02', addWorkingDays)).toBe('2026-03-23')
    expect(groupSecondCallDueOn('2026-02-06', addWorkingDays) > '2026-02-27').toBe(true)
  })
  test.each([[true, 1n, 100n, true], [false, 50n, 100n, false], [false, 51n, 100n, true]] as const)('C66 land or main means %s, %s of %s: everybody in writing: %s', (landHousesOrMainMeans, valueDong, commonAssetsDong, main) => {
    expect(isMainAssetDeal({ landHousesOrMainMeans, valueDong, commonAssetsDong })).toBe(main)
  })
  test('C66 only the main assets need writing; a third of the members may call; once a year', () => {
    expect([needsWriting('main_assets'), needsWriting('contract')]).toEqual([true, false])
    expect([mayCallGroupMeeting(33, 100), mayCallGroupMeeting(34, 100)]).toEqual([false, true])
    expect(groupMeetingDueOn('2025-03-20', addMonths)).toBe('2026-03-20')
  })
})
