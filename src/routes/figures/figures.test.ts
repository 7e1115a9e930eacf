import { expect, test } from 'vitest'
import { byDay, disagreement, textOf, type OfficialFigure } from './figures.ts'

const figure = (indicator: string, asOf: string, value: number, source: string, unit: OfficialFigure['unit'] = 'organisation'): OfficialFigure =>
  ({ indicator, name: indicator, value, unit, approximate: false, source, asOf, method: 'm', unitScheme: 's' })

const published = [
  figure('htx', '2025-12-31', 35041, 'A'),
  figure('revenuePerHtx', '2024-12-31', 2_839_000_000, 'B', 'dong'), figure('htx', '2024-12-31', 33335, 'C'), figure('htx', '2024-12-31', 33557, 'B'),
]

test('figures of one day and one indicator stand together, whoever published them', () => {
  const days = byDay(published)
  expect(days.map(({ asOf, indicators }) => [asOf, indicators.map(({ key, values }) => [key, values.map(({ value }) => value)])])).toEqual([
    ['2025-12-31', [['htx', [35041]]]],
    ['2024-12-31', [['htx', [33557, 33335]], ['revenuePerHtx', [2_839_000_000]]]],
  ])
})

test('the day shown first is the latest on which sources disagree; without one, the latest', () => {
  expect(disagreement(byDay(published))?.asOf).toBe('2024-12-31')
  expect(disagreement(byDay(published.slice(0, 1)))?.asOf).toBe('2025-12-31')
  expect(disagreement([])).toBeNull()
})

test('counts in full, money short', () => {
  expect(published.map(textOf)).toEqual(['35.041', '2,84 tỷ đồng', '33.335', '33.557'])
})
