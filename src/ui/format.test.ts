import { describe, expect, test } from 'vitest'
import { formatDate, formatMoment, formatMoney, formatMoneyShort, formatNumber, formatPercent } from './format.ts'

describe('numbers as Vietnam writes them', () => {
  test.each([[0, '0'], [999, '999'], [1000, '1.000'], [35041, '35.041'], [1234567.8, '1.234.567,8'], [-1500, '−1.500'], [2.839, '2,839']])('%d is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text)
  })
  test('money, short money, shares', () => {
    expect(formatMoney(1_850_000_000)).toBe('1.850.000.000 đồng')
    expect(formatMoneyShort(2_030_000_000)).toBe('2,03 tỷ đồng')
    expect(formatMoneyShort(421_500_000)).toBe('421,5 triệu đồng')
    expect(formatMoneyShort(5000)).toBe('5.000 đồng')
    expect(formatPercent(0.668)).toBe('66,8 %')
  })
})

describe('days', () => {
  test('a day stays itself; a late evening in UTC is already the next day in Vietnam', () => {
    expect(formatDate('2026-11-24')).toBe('24/11/2026')
    expect(formatDate('2026-11-24T17:30:00Z')).toBe('25/11/2026')
    expect(formatMoment('2026-11-21T01:15:00Z')).toBe('08:15 ngày 21/11/2026')
  })
})
