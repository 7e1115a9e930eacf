import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stepOf, stepsOf } from './scale.ts'

describe('the steps of a map', () => {
  test('about as many values in each, bounds that can be said aloud', () => {
    expect(stepsOf([420, 450, 610, 700, 815, 930, 1040, 1230, 1390, 2510])).toEqual([
      { from: 420, to: 599 }, { from: 600, to: 799 }, { from: 800, to: 999 }, { from: 1000, to: 1399 }, { from: 1400, to: 2510 },
    ])
  })
  test('nothing, one value, all alike', () => {
    expect(stepsOf([])).toEqual([])
    expect(stepsOf([7])).toEqual([{ from: 7, to: 7 }])
    expect(stepsOf([7, 7, 7])).toEqual([{ from: 7, to: 7 }])
  })
  test('every value lies in one step; steps follow each other without a gap', () => {
    fc.assert(fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 60 }), (values) => {
      const steps = stepsOf(values)
      for (const value of values) {
        const step = steps[stepOf(value, steps)]
        expect(step && value >= step.from && value <= step.to).toBe(true)
      }
      steps.slice(1).forEach((step, i) => expect(step.from).toBe((steps[i]?.to ?? NaN) + 1))
    }))
  })
})
