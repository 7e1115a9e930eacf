import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockOf, correctionSteps, firstState, isOpen, nextState, type CorrectionState } from './rules.ts'

describe('C59 correction requests (D92 25-26)', () => {
  it('starts at the registrar when the organisation speaks, at the organisation when the registrar asks', () => {
    expect(firstState('organisation')).toBe('awaiting_registrar')
    expect(firstState('registrar')).toBe('awaiting_organisation')
  })

  it('gives the organisation 90 days and the registrar 3 working days', () => {
    expect(clockOf('awaiting_organisation', '2025-03-03')?.dueOn).toBe('2025-06-02')
    expect(clockOf('awaiting_registrar', '2025-04-29')?.dueOn).toBe('2025-05-07')
    expect(clockOf('corrected', '2025-04-29')).toBeNull()
  })

  it('whatever is tried, a closed request stays closed and has no clock', () => {
    fc.assert(fc.property(fc.constantFrom('organisation' as const, 'registrar' as const), fc.array(fc.constantFrom(...correctionSteps), { maxLength: 12 }), (origin, tried) => {
      let state: CorrectionState = firstState(origin)
      for (const step of tried) {
        const next = nextState(state, step)
        if (!isOpen(state)) expect(next).toBeNull()
        state = next ?? state
        expect(clockOf(state, '2025-03-03') === null).toBe(!isOpen(state))
      }
    }))
  })
})
