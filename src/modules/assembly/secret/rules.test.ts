import { expect, test } from 'vitest'
import { mayBeVerifiable, refuseSwitch, thresholdOf } from './rules.ts'

test.each([[2, 2], [3, 2], [4, 3], [5, 3], [15, 8]])('of %i key holders %i open the sums together', (holders, needed) => expect(thresholdOf(holders)).toBe(needed))

test.each([
  [{ subject: 'plan', seats: null, candidates: 0 }, true], [{ subject: 'election', seats: 1, candidates: 3 }, true],
  [{ subject: 'election', seats: 1, candidates: 4 }, false], [{ subject: 'election', seats: 2, candidates: 3 }, false],
])('%j may be verifiable: %s', (q, expected) => expect(mayBeVerifiable(q)).toBe(expected))

test.each([
  [{ from: null, handed: false, to: 'electronic', teller: false }, null], [{ from: 'paper', handed: false, to: 'electronic', teller: false }, null],
  [{ from: 'paper', handed: true, to: 'electronic', teller: false }, 'paperHanded'], [{ from: 'paper', handed: true, to: 'electronic', teller: true }, null],
  [{ from: 'electronic', handed: false, to: 'paper', teller: false }, null],
] as const)('L61.4 one vote each: %j is answered %s', (change, expected) => expect(refuseSwitch(change)).toBe(expected))
