import { expect, test } from 'vitest'
import { dayFrom } from './form-values.ts'

test.each([
  ['30/06/2025', '2025-06-30'], ['1/2/2026', '2026-02-01'], ['2026-11-24', '2026-11-24'], [' 24.11.2026 ', '2026-11-24'],
  ['31/02/2019', undefined], ['2026-13-01', undefined], ['hôm qua', undefined], ['', undefined], [null, undefined],
])('%s is %s', (text, day) => {
  expect(dayFrom(text)).toBe(day)
})
