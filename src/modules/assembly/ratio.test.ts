import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exceeds, inHundredths, leastExceeding, leastReaching, reaches } from './ratio.ts'

const whole = fc.integer({ min: 1, max: 1_000_000 })
const percent = fc.integer({ min: 1, max: 99 })

test('the least number reaches, one less does not', () => {
  fc.assert(fc.property(whole, percent, (n, p) => {
    expect(reaches(leastReaching(n, p), n, p)).toBe(true)
    expect(reaches(leastReaching(n, p) - 1, n, p)).toBe(false)
    expect(exceeds(leastExceeding(n, p), n, p)).toBe(true)
    expect(exceeds(leastExceeding(n, p) - 1, n, p)).toBe(false)
  }))
})

test('what is shown never reads as more than it is', () => {
  fc.assert(fc.property(whole, whole, (a, b) => {
    const [part, n] = [Math.min(a, b), Math.max(a, b)]
    expect(inHundredths(part, n) >= 6500).toBe(reaches(part, n, 65))
  }))
})

test('of nothing, nothing is reached', () => {
  expect([reaches(0, 0, 50), exceeds(0, 0, 50), inHundredths(0, 0)]).toEqual([false, false, 0])
})
