import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#platform/day.ts'
import {
  callDueOn, isNoticeInTime, isRevocationGround, leastDelegates, leastSigners, mayMeetByDelegates, mayRequestMeeting, missingNoticeParts,
  noticeDueOn, periodicDueOn, proposalDueOn, proposalFaults, refuseCall, refuseConvener, refuseDelegates, refuseRefusal, regularConvener, revocationGroundOn,
  withoutNotice, type ConveningFacts, type ProposalFacts,
} from './rules.ts'

test.each([['2026-03-20', '2026-06-20'], ['2025-11-30', '2026-02-28']])('C25 under the reduced model, after %s again by %s (L 57.1)', (held, due) => expect(periodicDueOn(held)).toBe(due))

test.each([['2026-10-15', false], ['2026-10-16', true]])('C26 eighteen months after 15/04/2025, on %s: %s (L 103.1e)', (today, ground) => {
  expect(revocationGroundOn('2025-04-15')).toBe('2026-10-15')
  expect(isRevocationGround('2025-04-15', today)).toBe(ground)
})

describe('C27 the notice', () => {
  test.each([['2026-03-17', true], ['2026-03-18', false], ['2026-03-20', false]])('C27 for an opening on 20/03/2026, delivered on %s: %s', (on, inTime) => {
    expect(isNoticeInTime(on, '2026-03-20')).toBe(inTime)
  })
  test('C27 a charter may give more days, never fewer (L 60.1)', () => {
    expect(noticeDueOn('2026-03-20', 7)).toBe('2026-03-13')
    expect(noticeDueOn('2026-03-20', 1)).toBe('2026-03-17')
  })
  test('C27 each entitled member without a delivery in time is named', () => {
    const delivered = new Map([['a', '2026-03-17'], ['b', '2026-03-18'], ['linked', '2026-03-10']])
    expect(withoutNotice(['a', 'b', 'c'], delivered, '2026-03-20')).toEqual(['b', 'c'])
  })
  test('C27 time, place, form and agenda must stand in it', () => {
    expect(missingNoticeParts({ time: '2026-03-20 08:00', place: ' ', form: 'hybrid', agenda: null })).toEqual(['place', 'agenda'])
  })
})

describe('C28 proposals for the agenda', () => {
  const facts = (change: Partial<ProposalFacts>): ProposalFacts => ({ signers: 20, officialMembers: 60, receivedOn: '2026-03-18', openingOn: '2026-03-20', proposalDays: 2, ...change })
  test.each<[string, Partial<ProposalFacts>, string[]]>([
    ['a third, on the last day', {}, []],
    ['one less than a third', { signers: 19 }, ['tooFewSigners']],
    ['61 members need 21', { signers: 20, officialMembers: 61 }, ['tooFewSigners']],
    ['61 members, 21', { signers: 21, officialMembers: 61 }, []],
    ['one day before', { receivedOn: '2026-03-19' }, ['late']],
    ['the charter gives five days', { proposalDays: 5 }, ['late']],
    ['the charter lets it come on the day before', { proposalDays: 1, receivedOn: '2026-03-19' }, []],
    ['no members', { signers: 0, officialMembers: 0 }, ['tooFewSigners']],
  ])('C28 %s', (_name, change, faults) => expect(proposalFaults(facts(change))).toEqual(faults))
  test('C28 the last day and the least signers are told beforehand', () => {
    expect([proposalDueOn('2026-03-20'), leastSigners(60), leastSigners(61), leastSigners(1)]).toEqual(['2026-03-18', 20, 21, 1])
  })
  test.each([['late', [], 'notLate'], ['late', ['late'], null], ['offTopic', [], null], ['outsidePower', [], null], ['charter', [], null]] as const)(
    'C28 refused as %s with faults %j: %s (L 60.3)', (reason, faults, refused) => expect(refuseRefusal(reason, [...faults])).toBe(refused))
})

describe('C29 delegates', () => {
  test.each([
    [49, false, null, true], [50, true, 25, false], [51, true, 26, true], [99, true, 50, true], [100, true, 50, true], [101, true, 31, true],
    [300, true, 90, true], [301, true, 61, true], [1000, true, 200, true], [1001, true, 200, true], [5000, true, 200, true],
  ] as const)('C29 %i official members: allowed %s, at least %s', (n, allowed, least, stated) => {
    expect(mayMeetByDelegates(n)).toBe(allowed)
    if (least !== null) expect(leastDelegates(n)).toEqual({ least, stated })
  })
  test.each([[49, 49, 'tooFewMembers'], [100, 49, 'tooFewDelegates'], [100, 50, null], [101, 30, 'tooFewDelegates'], [101, 31, null], [1001, 199, 'tooFewDelegates'], [1001, 200, null]] as const)(
    'C29 %i members, %i delegates: %s', (n, delegates, refused) => expect(refuseDelegates(n, delegates)).toBe(refused))
  test('C29 the least is never more than the members, and never under the rate of its bracket', () => {
    fc.assert(fc.property(fc.integer({ min: 50, max: 20_000 }), (n) => {
      const { least } = leastDelegates(n)
      const rate = n <= 100 ? 50 : n <= 300 ? 30 : n <= 1000 ? 20 : 0
      expect(least).toBeLessThanOrEqual(n)
      expect(least * 100).toBeGreaterThanOrEqual(n * rate)
      expect((least - 1) * 100 < n * rate || least === 200).toBe(true)
    }))
  })
})

describe('C30 the days of the calls', () => {
  test.each([
    [2, '2026-04-19', null], [2, '2026-04-20', 'tooLate'], [2, '2026-03-20', 'beforePrevious'], [2, '2026-03-19', 'beforePrevious'], [2, '2026-03-21', null],
    [3, '2026-04-09', null], [3, '2026-04-10', 'tooLate'], [4, '2026-03-25', 'noMoreCalls'], [1, '2026-03-25', 'noMoreCalls'],
  ] as const)('C30 call %i on %s after one planned for 20/03/2026: %s', (number, on, refused) => expect(refuseCall(number, on, '2026-03-20')).toBe(refused))
  test('C30 the last days are counted from the planned day, whatever the delay', () => {
    expect([callDueOn(2, '2026-03-20'), callDueOn(3, '2026-03-20')]).toEqual(['2026-04-19', '2026-04-09'])
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), (days) => {
      expect(refuseCall(2, addDays('2026-01-31', days), '2026-01-31') === null).toBe(days <= 30)
      expect(refuseCall(3, addDays('2026-01-31', days), '2026-01-31') === null).toBe(days <= 20)
    }))
  })
})

describe('who convenes (L 59.1–59.4)', () => {
  const facts = (change: Partial<ConveningFacts>): ConveningFacts => ({ model: 'full', kind: 'extraordinary', requestedOn: '2026-03-01', today: '2026-03-17', requesters: 20, officialMembers: 60, ...change })
  test.each<[string, Parameters<typeof refuseConvener>[0], Partial<ConveningFacts>, string | null]>([
    ['board of a full model', 'board', { kind: 'annual', requestedOn: null }, null],
    ['director of a full model', 'director', {}, 'wrongConvener'],
    ['director of a reduced model', 'director', { model: 'reduced' }, null],
    ['supervisors on the fifteenth day', 'supervisors', { today: '2026-03-16' }, 'notYet'],
    ['supervisors after it', 'supervisors', {}, null],
    ['supervisors for the annual one', 'supervisors', { kind: 'annual' }, 'wrongConvener'],
    ['supervisors without a request', 'supervisors', { requestedOn: null }, 'noRequest'],
    ['members on the thirtieth day', 'members', { today: '2026-03-31' }, 'notYet'],
    ['a third of the members after it', 'members', { today: '2026-04-01' }, null],
    ['too few members', 'members', { today: '2026-04-01', requesters: 19 }, 'tooFewRequesters'],
  ])('%s', (_name, convener, change, refused) => expect(refuseConvener(convener, facts(change))).toBe(refused))
  test('a third may ask for one', () => {
    expect([mayRequestMeeting(20, 60), mayRequestMeeting(19, 60), mayRequestMeeting(0, 0)]).toEqual([true, false, false])
    expect([regularConvener('full'), regularConvener('reduced')]).toEqual(['board', 'director'])
  })
})
