import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeAlphabet, codeFrom, documentKinds, isConfirmationCode, isOpenToMembers, normaliseCode, numberOf, refuseReplacement, shownCode, standingOf } from './rules.ts'

test.each([[1, '01/2026/NQ-ĐHTV'], [9, '09/2026/NQ-ĐHTV'], [10, '10/2026/NQ-ĐHTV'], [123, '123/2026/NQ-ĐHTV']])('the paper of number %i is called %s', (ordinal, number) => {
  expect(numberOf('resolution', 2026, ordinal)).toBe(number)
})

test('no two kinds share the letters of their numbers', () => {
  expect(new Set(documentKinds.map((kind) => numberOf(kind, 2026, 1))).size).toBe(documentKinds.length)
})

test('what Article 14.1 opens to members, and what names other members', () => {
  expect((['charter', 'resolution', 'financial_statement', 'fund_report', 'member_list'] as const).every(isOpenToMembers)).toBe(true)
  expect((['ballot', 'attendance_list', 'member_register', 'contribution_certificate', 'proxy'] as const).some(isOpenToMembers)).toBe(false)
})

describe('what follows a paper', () => {
  test.each([
    [null, null, 'inForce'], ['x', null, 'superseded'], [null, '2026-01-01', 'withdrawn'], ['x', '2026-01-01', 'withdrawn'],
  ] as const)('superseded by %s, withdrawn on %s: %s', (supersededById, withdrawnOn, standing) => {
    expect(standingOf({ supersededById, withdrawnOn })).toBe(standing)
  })
  test.each([
    ['resolution', 'inForce', null], ['charter', 'inForce', 'otherKind'], ['resolution', 'superseded', 'alreadySuperseded'], ['resolution', 'withdrawn', 'alreadyWithdrawn'],
  ] as const)('C51 a resolution replaces a %s that is %s: %s', (kind, standing, refusal) => {
    expect(refuseReplacement({ kind, standing }, 'resolution')).toBe(refusal)
  })
})

describe('the confirmation code', () => {
  test('survives being read aloud and typed in any case, with O for 0 and l for 1', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 12, maxLength: 16 }), (bytes) => {
      const code = codeFrom(bytes)
      expect(isConfirmationCode(code)).toBe(true)
      expect(normaliseCode(shownCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
    }))
  })
  test.each(['', '7KQ2M4XP9TB', '7KQ2M4XP9TBAA', '7KQ2M4XP9TBU'])('"%s" is none', (typed) => expect(isConfirmationCode(normaliseCode(typed))).toBe(false))
  test('every byte gives a letter of the alphabet, each as often', () => {
    const counts = Map.groupBy(Array.from({ length: 256 }, (_, i) => codeFrom(new Uint8Array(12).fill(i))[0] ?? ''), (letter) => letter)
    expect([...counts.values()].every((letters) => letters.length === 8)).toBe(true)
    expect([...counts.keys()].sort().join('')).toBe([...codeAlphabet].sort().join(''))
  })
})
