import { expect, test } from 'vitest'
import { smsCost, smsParts } from './prices.ts'

test.each([
  ['', 1], ['a'.repeat(160), 1], ['a'.repeat(161), 2], ['a'.repeat(306), 2], ['a'.repeat(307), 3],
  [`${'a'.repeat(158)}€`, 1], [`${'a'.repeat(159)}€`, 2],
  ['ạ'.repeat(70), 1], ['ạ'.repeat(71), 2], ['ạ'.repeat(134), 2], ['ạ'.repeat(135), 3],
])('%s… takes %i parts', (text, parts) => {
  expect(smsParts(text)).toBe(parts)
})

test('one letter with a mark makes a long message dearer', () => {
  const prices = { sms: { perPartDong: 800 }, zalo: { perMessageDong: 300 } }
  expect(smsCost('a'.repeat(120), prices)).toBe(800)
  expect(smsCost(`${'a'.repeat(119)}ạ`, prices)).toBe(1600)
})
