import { expect, test } from 'vitest'
import { gradeSchemes, gradingScheme, refuseGrade, schemeUntil } from './rules.ts'

const circular = '01/2020/TT-BKHĐT'
const later = [...gradeSchemes, { scheme: 'mới', from: '2027-01-01', to: null, note: '' }]

test.each([
  ['2020-04-05', null], ['2020-04-06', circular], ['2024-12-31', circular], ['2025-09-18', circular], ['2025-09-19', null], ['2026-12-31', null],
])('C63 a period that ends on %s is graded by %s', (day, scheme) => {
  expect(gradingScheme(day)?.scheme ?? null).toBe(scheme)
})

test.each([['2026-12-31', null], ['2027-01-01', 'mới'], ['2030-12-31', 'mới']])('C63 once a scheme is configured, periods from its first day on are graded: %s by %s', (day, scheme) => {
  expect(gradingScheme(day, later)?.scheme ?? null).toBe(scheme)
})

test.each([
  [null, null, null, null], [null, circular, 2024, 'gradeMissing'], ['fair', null, 2024, 'schemeMissing'], ['fair', circular, null, 'schemeMissing'],
  ['fair', circular, 2024, null], ['fair', circular, 2025, null], ['fair', circular, 2026, 'schemeNotInForce'],
] as const)('C63 grade %s by %s for %s: %s', (grade, scheme, year, refusal) => {
  expect(refuseGrade({ grade, scheme, year })).toBe(refusal)
})

test('C63 a grade is shown with the last day of its scheme', () => {
  expect([schemeUntil(circular), schemeUntil('mới', later), schemeUntil(null)]).toEqual(['2025-09-18', null, null])
})
