import { expect, test } from 'vitest'
import { noticeTooShort, reasons, reasonsFor, refuseEnding, type Ending } from './rules.ts'

const ending = (change: Partial<Ending> = {}): Ending => ({
  reason: 'd', endedOn: '2026-06-01', joinedOn: '2020-01-01', kind: 'official', party: 'person', organ: 'board', inactivityMonths: 24, contributionMonths: 6, ...change,
})
const keys = (change: Partial<Ending>, type: 'HTX' | 'LHHTX' | 'THT' = 'HTX') => refuseEnding(type, ending(change)).map((one) => one.key.replace('membership.ending.', ''))

test.each([
  ['official', 'a b c d đ e g'], ['linked_contributing', 'a b c d đ g'], ['linked_noncontributing', 'a b c d đ e fee'],
] as const)('C9 an HTX’s %s member leaves by %s and nothing else', (kind, letters) => {
  expect(reasonsFor('HTX', kind).join(' ')).toBe(letters)
  for (const reason of reasons) expect(keys({ kind, reason, endedOn: '2026-06-01' }).includes('notThisKind'), reason).toBe(!letters.split(' ').includes(reason))
})

test('C9 there is no letter f, and a union’s members, organisations all, do not die', () => {
  expect(reasons).not.toContain('f')
  for (const kind of ['official', 'linked_contributing', 'linked_noncontributing'] as const) expect(reasonsFor('LHHTX', kind)).not.toContain('a')
})

test.each<[Partial<Ending>, string[]]>([
  [{}, []],
  [{ endedOn: '2020-01-01' }, ['beforeJoined']],
  [{ endedOn: '2020-01-02' }, []],
  [{ reason: 'a', organ: 'law' }, []],
  [{ reason: 'a', organ: 'law', party: 'organisation' }, ['diesNot']],
  [{ reason: 'b', organ: 'law', party: 'organisation' }, []],
  [{ reason: 'b', organ: 'law' }, ['endsNot']],
  [{ reason: 'đ', organ: 'law' }, ['organMissing']],
  [{ reason: 'đ', organ: 'assembly' }, []],
  [{ reason: 'e', inactivityMonths: null }, ['noInactivityRule']],
  [{ reason: 'e', joinedOn: '2024-06-01' }, []], // the charter's two years are just full
  [{ reason: 'e', joinedOn: '2024-06-02' }, ['tooSoonForInactivity']],
  [{ reason: 'g', joinedOn: '2025-12-01' }, ['beforeDeadline']], // six months end on this very day
  [{ reason: 'g', joinedOn: '2025-11-30' }, []],
])('C9 %o: %o', (change, expected) => expect(keys(change)).toEqual(expected))

test.each([[4, true], [5, false], [6, false]])('C66 a group’s notice of %i working days is too short: %s', (days, short) => expect(noticeTooShort(days, 5)).toBe(short))
