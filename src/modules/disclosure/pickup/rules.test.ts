import { expect, test } from 'vitest'
import { documentKinds } from '#modules/documents/index.ts'
import { addWorkingDays } from '#modules/register/index.ts'
import { isPastBoard, publishedAs } from './rules.ts'

test.each([
  ['charter', 'charter'], ['internal_rules', 'internalRules'], ['resolution', 'assemblyResolution'], ['board_resolution', 'boardResolution'], ['director_decision', 'directorDecision'],
  ['member_list', 'memberList'], ['financial_statement', 'annualStatements'], ['fund_report', 'undividedFund'],
] as const)('C49 an issued %s is published as %s', (kind, item) => {
  expect(publishedAs(kind)).toBe(item)
})

test('C49 C50 nothing else of the archive goes on the board by itself: no register with numbers, no certificate, no ballot', () => {
  expect(documentKinds.filter((kind) => publishedAs(kind) !== null)).toHaveLength(8)
  for (const kind of ['member_register', 'contribution_certificate', 'capital_ledger', 'ballot', 'attendance_list', 'meeting_minutes', 'contract'] as const) expect(publishedAs(kind)).toBeNull()
})

test.each([['2026-11-02', '2026-11-09', false], ['2026-11-02', '2026-12-08', false], ['2026-11-02', '2026-12-09', true], ['2024-08-12', '2026-11-24', true]])(
  'C49 a paper of %s, brought here on %s, had its time on the board: %s', (issuedOn, today, past) => {
    expect(isPastBoard(issuedOn, today, addWorkingDays)).toBe(past)
  })
