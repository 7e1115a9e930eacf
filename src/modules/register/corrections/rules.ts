import { dueOn, type Due } from '../deadlines/rules.ts'
import type { LegalRule } from '../legal-rule.ts'

export const correctionRule: LegalRule = { rule: 'B59', article: 'D92.3.4, 25-26', title: 'Mirrored attributes are not edited; a discrepancy becomes a correction request' }

export const correctionStates = ['awaiting_organisation', 'awaiting_registrar', 'corrected', 'refused', 'withdrawn', 'lapsed'] as const
export type CorrectionState = (typeof correctionStates)[number]
export const correctionSteps = ['answer', 'correct', 'refuse', 'withdraw', 'lapse'] as const
export type CorrectionStep = (typeof correctionSteps)[number]
export type Origin = 'organisation' | 'registrar'

/** Registration attributes: what a request may be about (rule 59). Everything else the organisation changes itself. */
export const correctableFields = ['name', 'address', 'lines', 'representative', 'status', 'charter_capital_dong', 'founded_on', 'registered_on', 'legacy_registration_no', 'code'] as const
export type CorrectableField = (typeof correctableFields)[number]

const steps: Record<CorrectionState, Partial<Record<CorrectionStep, CorrectionState>>> = {
  awaiting_organisation: { answer: 'awaiting_registrar', lapse: 'lapsed' },
  awaiting_registrar: { correct: 'corrected', refuse: 'refused', withdraw: 'withdrawn' },
  corrected: {}, refused: {}, withdrawn: {}, lapsed: {},
}

export const nextState = (state: CorrectionState, step: CorrectionStep): CorrectionState | null => steps[state][step] ?? null
export const isOpen = (state: CorrectionState): boolean => Object.keys(steps[state]).length > 0
export const firstState = (origin: Origin): CorrectionState => (origin === 'organisation' ? 'awaiting_registrar' : 'awaiting_organisation')

/** The clock of the state: 90 days for the organisation, 3 working days for the registrar; none when closed. */
export function clockOf(state: CorrectionState, since: string): Due | null {
  if (state === 'awaiting_organisation') return dueOn('answerCleaning', since)
  return state === 'awaiting_registrar' ? dueOn('correctRecord', since) : null
}

/** Who takes the step: the registrar never answers for the organisation. */
export const stepBelongsTo: Record<CorrectionStep, 'organisation' | 'registrar' | 'system'> = {
  answer: 'organisation', withdraw: 'organisation', correct: 'registrar', refuse: 'registrar', lapse: 'system',
}
