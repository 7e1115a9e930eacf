import { expect, test } from 'vitest'
import { toBase64 } from '../encoding.ts'
import { takes } from './limits.server.ts'

const token = (n: number): string => toBase64(Uint8Array.from({ length: 32 }, (_, i) => (i < 2 ? (n >> (8 * (1 - i))) & 255 : 7)))
const MINUTE_MS = 60_000

test('one voter who sends without end is stopped; the others vote on', () => {
  const box = crypto.randomUUID()
  let taken = 0
  for (let i = 0; i < 2000; i += 1) taken += Number(takes(box, token(1), 5000, i * 10))
  expect(taken).toBe(500)
  expect(takes(box, token(2), 5000, MINUTE_MS)).toBe(true)
})

test('everybody of a large box at once is taken in, and no more than that', () => {
  const box = crypto.randomUUID()
  expect(Array.from({ length: 5000 }, (_, i) => takes(box, token(i), 5000, 0)).every(Boolean)).toBe(true)
  expect(takes(box, token(1), 5000, 0)).toBe(false)
  expect(takes(box, token(1), 5000, 1000)).toBe(true)
})
