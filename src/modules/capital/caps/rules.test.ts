import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capBreaches, capInTheWay, capUses, exceeds, maxPercentOf, roomForFresh, roomForMoved, roomOf, type Holding } from './rules.ts'

const member = (memberId: string, committedDong: number, kind: Holding['kind'] = 'official', foreign = false): Holding => ({ memberId, kind, foreign, committedDong })
const MILLION = 1_000_000

test.each([
  ['official', 'HTX', 30], ['official', 'LHHTX', 40], ['official', 'THT', null],
  ['linked', 'HTX', 30], ['linked', 'LHHTX', 40], ['foreign', 'HTX', 30], ['foreign', 'LHHTX', 30], ['foreign', 'THT', null],
] as const)('C12 C13 the cap "%s" of an %s is %s %%', (cap, type, percent) => {
  expect(maxPercentOf(cap, type)).toBe(percent)
})

test.each([
  [300, 1000, 30, false], [301, 1000, 30, true], [299, 1000, 30, false], [400, 1000, 40, false], [401, 1000, 40, true],
  // One đồng over at a size where a floating number cannot tell.
  [300_000_000_000_000, 1_000_000_000_000_000, 30, false], [300_000_000_000_001, 1_000_000_000_000_000, 30, true],
  [0, 0, 30, false],
] as const)('C12 %d of %d against %d %%: over is %s', (held, total, percent, over) => {
  expect(exceeds(held, total, percent)).toBe(over)
})

test('C12 each official member is measured alone, a linked one is not', () => {
  const holdings = [member('a', 31), member('b', 30), member('c', 19), member('d', 20, 'linked_contributing')]
  expect(capBreaches(holdings, 'HTX').map((b) => [b.cap, b.memberId, b.article])).toEqual([['official', 'a', 'L74.1']])
  expect(capBreaches(holdings, 'LHHTX')).toEqual([])
  expect(capBreaches([member('a', 100)], 'THT')).toEqual([])
})

test('C13 linked members count together, so do foreign ones of either kind', () => {
  const holdings = [member('a', 25), member('b', 25), member('c', 19, 'official', true), member('d', 16, 'linked_contributing'), member('e', 15, 'linked_contributing', true)]
  expect(capBreaches(holdings, 'HTX').map((b) => [b.cap, b.heldDong, b.totalDong])).toEqual([['linked', 31, 100], ['foreign', 34, 100]])
})

test('C12 only a cap that concerns the member whose share grew is in the way', () => {
  const after = [member('a', 40), member('b', 30), member('c', 30)]
  expect(capInTheWay(after, 'a', 'HTX')?.memberId).toBe('a')
  expect(capInTheWay(after, 'b', 'HTX')).toBeNull()
  expect(capInTheWay(after, 'nobody', 'HTX')).toBeNull()
})

test('C12 says how much is still possible: fresh capital raises the total as well', () => {
  const before = [member('a', 200 * MILLION), member('b', 400 * MILLION), member('c', 400 * MILLION)]
  expect(roomOf(before, 'a', 'HTX', 'fresh')).toBe(142_857_142)
  expect(roomOf(before, 'a', 'HTX', 'moved')).toBe(100 * MILLION)
  expect(roomOf(before, 'b', 'HTX', 'fresh')).toBe(0)
  expect(roomOf(before, 'a', 'THT', 'fresh')).toBeNull()
})

test('C13 the tightest of several caps decides', () => {
  const before = [member('a', 500), member('b', 300), member('c', 100, 'linked_contributing'), member('d', 100, 'official', true)]
  expect(roomOf(before, 'd', 'HTX', 'moved')).toBe(200)
  expect(roomOf([...before, member('e', 50, 'linked_contributing', true)], 'd', 'HTX', 'moved')).toBe(165)
})

const dong = fc.integer({ min: 0, max: 1_000_000_000_000_000 })
test('C12 the amount that is said to be possible is possible, one đồng more is not', () => {
  fc.assert(fc.property(dong, dong, fc.constantFrom(30, 40), (held, others, percent) => {
    const total = held + others
    const fresh = roomForFresh(held, total, percent)
    if (fresh > 0) expect(exceeds(held + fresh, total + fresh, percent)).toBe(false)
    expect(exceeds(held + fresh + 1, total + fresh + 1, percent)).toBe(true)
    const moved = roomForMoved(held, total, percent)
    if (moved > 0) expect(exceeds(held + moved, total, percent)).toBe(false)
    expect(exceeds(held + moved + 1, total, percent)).toBe(true)
  }))
})

test('C13 every đồng of an official member stands under exactly one line of the first cap', () => {
  const holding = fc.record({ memberId: fc.uuid(), kind: fc.constantFrom('official' as const, 'linked_contributing' as const), foreign: fc.boolean(), committedDong: fc.integer({ min: 0, max: 1e12 }) })
  fc.assert(fc.property(fc.array(holding, { maxLength: 30 }), (holdings) => {
    const uses = capUses(holdings, 'HTX')
    const held = uses.filter((use) => use.cap === 'official' || use.cap === 'linked').reduce((sum, use) => sum + use.heldDong, 0)
    expect(held).toBe(holdings.reduce((sum, one) => sum + one.committedDong, 0))
  }))
})
