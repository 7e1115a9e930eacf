import { expect, test } from 'vitest'
import type { Entry, EntryKind } from '../ledger/rules.ts'
import { registrationChangedOn, standingOf } from './rules.ts'

let count = 0
const entry = (kind: EntryKind, onDay: string, committedDong: number, paidDong = 0): Entry =>
  ({ id: `e${(count += 1)}`, memberId: 'an', kind, onDay, committedDong, paidDong, corrects: null, clockFrom: committedDong > 0 ? onDay : null, statedDueOn: null })
const bounds = { minContributionDong: 10, contributionMonths: 6 }

test('C15 where a member stands: what is open, since when, until when', () => {
  const lines = [entry('pledge', '2026-01-10', 50), entry('payment', '2026-02-01', 0, 20)]
  expect(standingOf(lines, [], bounds, '2026-07-10')).toEqual({ dueOn: '2026-07-10', startOn: '2026-01-10', openDong: 30, outcome: 'open' })
  expect(standingOf(lines, [], bounds, '2026-07-11').outcome).toBe('reduced')
  expect(standingOf(lines, [{ fromOn: '2026-03-01', toOn: '2026-03-05' }], bounds, '2026-07-11')).toMatchObject({ dueOn: '2026-07-15', outcome: 'open' })
  expect(standingOf(lines, [{ fromOn: '2026-03-01', toOn: '2026-03-05', cancelled: true }], bounds, '2026-07-11').outcome).toBe('reduced')
  expect(standingOf([...lines, entry('payment', '2026-07-01', 0, 30)], [], bounds, '2026-07-11')).toEqual({ dueOn: null, startOn: null, openDong: 0, outcome: 'full' })
})

test.each([
  ['five percent at once', [{ onDay: '2026-01-01', changeDong: 1000 }, { onDay: '2026-02-01', changeDong: 50 }], 1000, '2026-02-01'],
  ['many small steps count together', [{ onDay: '2026-01-01', changeDong: 1000 }, { onDay: '2026-02-01', changeDong: 30 }, { onDay: '2026-03-01', changeDong: 30 }], 1000, '2026-03-01'],
  ['gone back in time', [{ onDay: '2026-01-01', changeDong: 1000 }, { onDay: '2026-02-01', changeDong: 60 }, { onDay: '2026-03-01', changeDong: -20 }], 1000, null],
  ['broken again: the later day counts', [{ onDay: '2026-01-01', changeDong: 1100 }, { onDay: '2026-02-01', changeDong: -100 }, { onDay: '2026-03-01', changeDong: 90 }], 1000, '2026-03-01'],
  ['the register is silent', [{ onDay: '2026-01-01', changeDong: 1000 }], null, null],
] as const)('C18 a change must be registered: %s', (_name, changes, registered, expected) => {
  expect(registrationChangedOn(changes, registered)).toBe(expected)
})
