import { expect, test } from 'vitest'
import { readWholeNumber } from './numbers.ts'

test.each([
  ['1234567', 1_234_567], ['1.234.567', 1_234_567], ['1 234 567', 1_234_567], ['4.820.000.000 đồng', 4_820_000_000], ['86', 86], ['1.234', 1234],
  ['-12.000.000', -12_000_000], ['−12.000.000', -12_000_000], ['0', 0], ['', null], ['   ', null],
])('%s is read as %s', (text, value) => {
  expect(readWholeNumber(text)).toEqual({ value })
})

test.each(['1,234', '1.234,5', '12.5', '1,234,567', '1.2345', '1.234.56', '12345.678'])('%s could mean two things and is refused', (text) => {
  expect(readWholeNumber(text)).toEqual({ wrong: 'ambiguous' })
})

test.each(['khoảng 80', '2 tỷ', '12a', '=1+1', '-'])('%s is not a number', (text) => {
  expect(readWholeNumber(text)).toEqual({ wrong: 'notNumber' })
})

test('what JSON would round is refused', () => {
  expect(readWholeNumber('99999999999999999999')).toEqual({ wrong: 'tooLarge' })
})
