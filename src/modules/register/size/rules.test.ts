import { describe, expect, it } from 'vitest'
import { sizeClassOf } from './rules.ts'

const BN = 1_000_000_000

describe('C46 size classes (L 16, D113 5)', () => {
  it.each([
    [300, 50 * BN, 0, 'large'], [300, 0, 10 * BN, 'large'], [299, 50 * BN, 10 * BN, 'medium'],
    [300, 50 * BN - 1, 10 * BN - 1, 'medium'], [200, 10 * BN, 0, 'medium'], [200, 0, 5 * BN, 'medium'], [199, 10 * BN, 5 * BN, 'small'],
    [50, 2 * BN, 0, 'small'], [50, 0, BN, 'small'], [49, 100 * BN, 100 * BN, 'micro'], [1000, 2 * BN - 1, BN - 1, 'micro'],
  ])('agriculture with %d members, %d revenue, %d capital: %s', (officialMembers, revenueDong, capitalDong, size) => {
    expect(sizeClassOf('agriculture', { officialMembers, revenueDong, capitalDong })).toBe(size)
  })

  it.each([
    [100, 80 * BN, 0, 'large'], [100, 0, 20 * BN, 'large'], [99, 80 * BN, 20 * BN, 'unknown'], [10, 0, 0, 'unknown'],
  ])('industry with %d members: the table has a gap below large', (officialMembers, revenueDong, capitalDong, size) => {
    expect(sizeClassOf('industry_construction', { officialMembers, revenueDong, capitalDong })).toBe(size)
  })

  it('is unknown, never micro, where the table or the figures are missing', () => {
    expect(sizeClassOf('finance', { officialMembers: 5000, revenueDong: 900 * BN, capitalDong: 900 * BN })).toBe('unknown')
    expect(sizeClassOf(null, { officialMembers: 10, revenueDong: 0, capitalDong: 0 })).toBe('unknown')
    expect(sizeClassOf('agriculture', { officialMembers: null, revenueDong: 0, capitalDong: 0 })).toBe('micro')
    expect(sizeClassOf('agriculture', { officialMembers: null, revenueDong: 60 * BN, capitalDong: 0 })).toBe('unknown')
    expect(sizeClassOf('agriculture', { officialMembers: 400, revenueDong: null, capitalDong: null })).toBe('unknown')
    expect(sizeClassOf('agriculture', { officialMembers: 400, revenueDong: null, capitalDong: 11 * BN })).toBe('large')
    expect(sizeClassOf('agriculture', { officialMembers: 10, revenueDong: null, capitalDong: null })).toBe('micro')
  })
})
