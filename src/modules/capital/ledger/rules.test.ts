import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#platform/day.ts'
import { balanceOn, correctionOf, dongBehindRights, effectOf, fitsKind, impossibleDay, movementsOf, openParts, type Act, type Entry, type EntryKind } from './rules.ts'

let count = 0
const entry = (kind: EntryKind, onDay: string, committedDong: number, paidDong = 0, more: Partial<Entry> = {}): Entry => ({
  id: `e${(count += 1).toString().padStart(4, '0')}`, memberId: 'an', kind, onDay, committedDong, paidDong, corrects: null,
  clockFrom: committedDong > 0 ? onDay : null, statedDueOn: null, ...more,
})

test('C20 a balance at any day is the sum of the lines up to it', () => {
  const lines = [entry('pledge', '2026-01-10', 50), entry('payment', '2026-02-01', 0, 20), entry('payment', '2026-03-01', 0, 30), entry('return', '2026-09-01', -10, -10)]
  expect(['2026-01-09', '2026-01-10', '2026-02-28', '2026-03-01', '2026-09-01'].map((day) => balanceOn(lines, day)))
    .toEqual([{ committedDong: 0, paidDong: 0 }, { committedDong: 50, paidDong: 0 }, { committedDong: 50, paidDong: 20 }, { committedDong: 50, paidDong: 50 }, { committedDong: 40, paidDong: 40 }])
})

test('C20 a correction points to what it corrects and makes it mean what is right', () => {
  const pledge = entry('pledge', '2026-01-10', 50)
  const wrong = entry('payment', '2026-02-01', 0, 5)
  const first = { ...wrong, id: 'c1', corrects: wrong.id, ...correctionOf(wrong, [pledge, wrong], { committedDong: 0, paidDong: 50 }) }
  expect([first.kind, first.paidDong]).toEqual(['correction', 45])
  expect(effectOf(wrong, [pledge, wrong, first])).toEqual({ committedDong: 0, paidDong: 50 })
  const second = { ...wrong, id: 'c2', corrects: wrong.id, ...correctionOf(wrong, [pledge, wrong, first], { committedDong: 0, paidDong: 0 }) }
  expect(balanceOn([pledge, wrong, first, second], '2026-02-01')).toEqual({ committedDong: 50, paidDong: 0 })
})

test('C20 a return is corrected with its own sign', () => {
  const returned = entry('return', '2026-09-01', -10, -10)
  expect(correctionOf(returned, [returned], { committedDong: 4, paidDong: 4 })).toMatchObject({ committedDong: 6, paidDong: 6 })
})

test.each([
  ['payment', 0, 5, true], ['payment', 5, 5, false], ['pledge', 5, 0, true], ['pledge', 5, 1, false], ['return', 5, 5, true], ['return', 5, 4, false],
  ['transferOut', 5, 3, true], ['transferOut', 3, 5, false], ['opening', 5, 5, true], ['opening', 0, 0, true], ['correction', 5, 5, false],
] as const)('C20 a %s of %d committed and %d paid can be: %s', (kind, committedDong, paidDong, fits) => {
  expect(fitsKind(kind, { committedDong, paidDong })).toBe(fits)
})

test('a payment dated before its pledge is seen on that day', () => {
  const lines = [entry('pledge', '2026-03-01', 50), entry('payment', '2026-02-01', 0, 20)]
  expect(impossibleDay(lines)).toBe('2026-02-01')
  expect(impossibleDay([entry('pledge', '2026-02-01', 50), entry('payment', '2026-02-01', 0, 50)])).toBeNull()
})

test('C15 payments settle the oldest commitment: what is open stands on the newest', () => {
  const pledge = entry('pledge', '2026-01-10', 50)
  const topUp = entry('topUp', '2026-06-01', 30)
  expect(openParts([pledge, topUp], null, []).map((p) => [p.entryId, p.openDong, p.dueOn])).toEqual([[pledge.id, 50, '2026-07-10'], [topUp.id, 30, '2026-12-01']])
  const paid = entry('payment', '2026-06-02', 0, 60)
  expect(openParts([pledge, topUp, paid], null, []).map((p) => [p.entryId, p.openDong])).toEqual([[topUp.id, 20]])
  expect(openParts([pledge, topUp, paid, entry('payment', '2026-06-03', 0, 20)], null, [])).toEqual([])
})

test('C15 the charter, a stated day and excluded days move the last day', () => {
  const pledge = entry('pledge', '2026-01-10', 50, 0, { statedDueOn: '2026-05-01' })
  expect(openParts([pledge], null, [])[0]?.dueOn).toBe('2026-05-01')
  expect(openParts([pledge], 3, [])[0]?.dueOn).toBe('2026-04-10')
  expect(openParts([pledge], 3, [{ fromOn: '2026-03-01', toOn: '2026-03-05' }])[0]?.dueOn).toBe('2026-04-15')
})

test('C15 a corrected pledge is owed as corrected', () => {
  const pledge = entry('pledge', '2026-01-10', 50)
  expect(openParts([pledge, entry('correction', '2026-01-10', -20, 0, { corrects: pledge.id, clockFrom: null })], null, []).map((p) => p.openDong)).toEqual([30])
})

test.each([['2026-07-10', 80], ['2026-07-11', 60], ['2026-12-02', 50]] as const)('C16 rights on %s follow %d', (day, dong) => {
  const lines = [entry('pledge', '2026-01-10', 50), entry('payment', '2026-01-10', 0, 50), entry('topUp', '2026-01-10', 20), entry('topUp', '2026-06-01', 10)]
  expect(dongBehindRights(balanceOn(lines, day), openParts(lines, null, []), day)).toBe(dong)
})

test('what changes hands leaves the total as it is', () => {
  const act: Act = { kind: 'transfer', memberId: 'an', toMemberId: 'ba', paidDong: 30, unpaidDong: 12, onDay: '2026-05-01' }
  expect(movementsOf(act)).toEqual([
    { memberId: 'an', kind: 'transferOut', committedDong: -42, paidDong: -30 }, { memberId: 'ba', kind: 'transferIn', committedDong: 42, paidDong: 30 },
  ])
})

test('C15 the open parts add up to what is not paid', () => {
  const line = fc.tuple(fc.constantFrom('pledge' as const, 'topUp' as const), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 1e12 }))
    .map(([kind, days, amount]) => entry(kind, addDays('2026-01-01', days), amount))
  fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.double({ min: 0, max: 1, noNaN: true }), (lines, part) => {
    const committed = lines.reduce((sum, one) => sum + one.committedDong, 0)
    const paid = Math.floor(committed * part)
    const parts = openParts([...lines, entry('payment', '2027-01-01', 0, paid)], null, [])
    expect(parts.reduce((sum, one) => sum + one.openDong, 0)).toBe(committed - paid)
    expect(parts.every((one) => one.openDong > 0)).toBe(true)
  }))
})
