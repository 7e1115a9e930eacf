import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assetOrgan, boxStateOf, carries, countsAgree, electionOf, faultOf, leastVotes, majorityFor, merge, mustBeSecret, outcomeOf, subjects, type Subject, type Tally } from './rules.ts'

const tally = (change: Partial<Tally>): Tally => ({ for: 0, against: 0, abstain: 0, invalid: 0, ...change })

describe('C34 thresholds', () => {
  test.each([
    ['qualified', 6499, 10_000, false], ['qualified', 6500, 10_000, true], ['qualified', 13, 20, true], ['qualified', 64, 100, false],
    ['qualified', 65, 101, false], ['qualified', 66, 101, true], ['qualified', 50, 100, false],
    ['simple', 50, 100, false], ['simple', 51, 100, true], ['simple', 500, 1001, false], ['simple', 501, 1001, true], ['simple', 25, 50, false], ['simple', 26, 51, true],
    ['simple', 0, 0, false], ['qualified', 0, 0, false],
  ] as const)('C34 %s: %i of %i carries: %s', (majority, votesFor, of, carried) => expect(carries(majority, votesFor, of)).toBe(carried))

  const qualified: Subject[] = ['charter', 'asset_undivided', 'model', 'reorganisation', 'dissolution']
  test.each(subjects.filter((s) => s !== 'asset_divisible').map((s) => [s, qualified.includes(s) ? 'qualified' : 'simple'] as const))(
    'C34 %s needs the %s majority', (subject, majority) => expect(majorityFor(subject)).toBe(majority))

  test('C34 the least number of votes carries, one less does not', () => {
    fc.assert(fc.property(fc.constantFrom('simple' as const, 'qualified' as const), fc.integer({ min: 1, max: 100_000 }), (majority, of) => {
      expect(carries(majority, leastVotes(majority, of), of)).toBe(true)
      expect(carries(majority, leastVotes(majority, of) - 1, of)).toBe(false)
      expect(leastVotes(majority, of)).toBeLessThanOrEqual(of)
    }))
  })
  test('C34 who abstains stays in the number, or not, as the charter says', () => {
    const votes = tally({ for: 64, against: 30, abstain: 4, invalid: 0 })
    expect(outcomeOf('qualified', 'present', votes, 100)).toMatchObject({ denominator: 100, passed: false, shareHundredths: 6400 })
    expect(outcomeOf('qualified', 'cast', votes, 100)).toMatchObject({ denominator: 98, passed: true, shareHundredths: 6530 })
  })
  test('C34 a share is cut, not rounded', () => {
    expect(outcomeOf('qualified', 'present', tally({ for: 64_999 }), 100_000)).toMatchObject({ shareHundredths: 6499, passed: false })
  })
})

describe('C35 asset deals', () => {
  test.each([
    [200n, 1000n, 'qualified', 'assembly'], [199n, 1000n, 'simple', 'board'], [1_999_999_999n, 10_000_000_000n, 'simple', 'board'], [2_000_000_000n, 10_000_000_000n, 'qualified', 'assembly'],
  ] as const)('C35 %s of %s đồng: %s, decided by the %s', (valueDong, totalAssetsDong, majority, organ) => {
    expect(majorityFor('asset_divisible', { valueDong, totalAssetsDong })).toBe(majority)
    expect(assetOrgan('divisible', { valueDong, totalAssetsDong }, 'full')).toBe(organ)
  })
  test('C35 under the reduced model the director decides a small one; an undivided asset always goes to the meeting', () => {
    const small = { valueDong: 1n, totalAssetsDong: 1000n }
    expect(assetOrgan('divisible', small, 'reduced')).toBe('director')
    expect(assetOrgan('undivided', small, 'reduced')).toBe('assembly')
    expect(majorityFor('asset_undivided', small)).toBe('qualified')
  })
  test('C35 without a financial statement the share cannot be told', () => {
    expect(assetOrgan('divisible', null, 'full')).toBe('unknown')
    expect(assetOrgan('divisible', { valueDong: 5n, totalAssetsDong: 0n }, 'full')).toBe('unknown')
  })
})

describe('C32 the tally', () => {
  test.each([[tally({ for: 10 }), 10, null], [tally({ for: 10, invalid: 1 }), 10, 'moreThanPresent'], [tally({ for: -1 }), 10, 'negative'], [tally({ against: 0.5 }), 10, 'negative']] as const)(
    'C32 %j of %i present: %s', (votes, present, fault) => expect(faultOf(votes, present)).toBe(fault))
  test('C32 merging boxes loses and doubles nothing', () => {
    const some = fc.record({ for: fc.nat(500), against: fc.nat(500), abstain: fc.nat(500), invalid: fc.nat(500) })
    fc.assert(fc.property(fc.array(some, { maxLength: 8 }), (boxes) => {
      const all = merge(boxes)
      for (const key of ['for', 'against', 'abstain', 'invalid'] as const) expect(all[key]).toBe(boxes.reduce((n, b) => n + b[key], 0))
    }))
  })
  test('C36 two counts agree in every figure or not at all', () => {
    expect(countsAgree(tally({ for: 5, against: 1 }), tally({ for: 5, against: 1 }))).toBe(true)
    expect(countsAgree(tally({ for: 5, invalid: 1 }), tally({ for: 5, abstain: 1 }))).toBe(false)
  })
})

describe('elections (L 65.2, 61.3)', () => {
  test.each<[string, [string, number][], number, number, string[], string[]]>([
    ['most votes first, up to the seats', [['a', 60], ['b', 80], ['c', 70]], 2, 100, ['b', 'c'], []],
    ['half is not elected', [['a', 50], ['b', 51]], 2, 100, ['b'], []],
    ['equal at the last seat: voted again', [['a', 80], ['b', 60], ['c', 60]], 2, 100, ['a'], ['b', 'c']],
    ['equal above the last seat is no matter', [['a', 80], ['b', 80], ['c', 60]], 2, 100, ['a', 'b'], []],
    ['nobody', [['a', 10]], 3, 100, [], []],
  ])('%s', (_name, list, seats, of, elected, tied) => {
    expect(electionOf(list.map(([id, votes]) => ({ id, votes })), seats, of)).toEqual({ elected, tied })
  })
  test('C22 an election is secret whatever was planned', () => expect([mustBeSecret('election'), mustBeSecret('report')]).toEqual([true, false]))
  test('never more elected than seats, never without more than half', () => {
    const votes = fc.array(fc.nat(100), { maxLength: 15 })
    fc.assert(fc.property(votes, fc.integer({ min: 1, max: 15 }), (list, seats) => {
      const result = electionOf(list.map((n, i) => ({ id: String(i), votes: n })), seats, 100)
      expect(result.elected.length).toBeLessThanOrEqual(seats)
      for (const id of result.elected) expect(list[Number(id)]).toBeGreaterThan(50)
    }))
  })
})

test.each<[string, [number, string, number][], string, number]>([
  ['nobody counted', [], 'none', 1],
  ['one counted', [[1, 'a', 5]], 'waiting', 1],
  ['two, equal', [[1, 'a', 5], [1, 'b', 5]], 'agreed', 1],
  ['two, apart', [[1, 'a', 5], [1, 'b', 6]], 'apart', 1],
  ['the same person twice', [[1, 'a', 5], [1, 'a', 5]], 'waiting', 1],
  ['counted again by one', [[1, 'a', 5], [1, 'b', 6], [2, 'a', 6]], 'waiting', 2],
  ['counted again, equal', [[1, 'a', 5], [1, 'b', 6], [2, 'a', 6], [2, 'c', 6]], 'agreed', 2],
])('C36 a box of paper: %s', (_name, counts, state, round) => {
  expect(boxStateOf(counts.map(([r, counterId, n]) => ({ round: r, counterId, figures: n })), (a, b) => a === b)).toMatchObject({ state, round })
})
