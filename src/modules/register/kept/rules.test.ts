import { expect, test } from 'vitest'
import { beginsToFollow, refuseKept } from './rules.ts'

test.each([[1, 86, false, false], [85, 86, false, false], [86, 86, false, true], [5, null, false, true], [80, 86, true, true]])(
  'a register of %i official members, %s typed, followed already %s: followed %s', (counted, typed, follows, expected) => {
    expect(beginsToFollow(counted, typed, follows)).toBe(expected)
  })

test('what a book keeps is not typed over; the same figure again is no change', () => {
  const kept = [{ figure: 'officialMembers' as const, value: 86, source: 'membership' as const, asOf: '2026-06-30' }]
  expect(refuseKept({ officialMembers: 90, workers: 3 }, kept)).toEqual([{ path: 'officialMembers', key: 'register.keptByMembership' }])
  expect(refuseKept({ officialMembers: 86, femaleMembers: 40 }, kept)).toEqual([])
  expect(refuseKept({ workers: 3 }, kept)).toEqual([])
})
