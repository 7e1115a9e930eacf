import { expect, test } from 'vitest'
import { closingLine, readReport, sum } from './tally.ts'

const report = (...files: [string, ...string[]][]): string =>
  JSON.stringify({ testResults: files.map(([status, ...tests]) => ({ status, assertionResults: tests.map((t) => ({ status: t })) })) })

test('passed, failed and skipped are counted', () => {
  expect(readReport(report(['passed', 'passed', 'passed', 'pending'], ['failed', 'failed', 'skipped']), 1)).toEqual({ passed: 2, failed: 1, skipped: 2 })
})

test('a file that does not load is a failure', () => {
  expect(readReport(report(['failed'], ['passed', 'passed']), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test('a run that breaks off, or ends badly without a failed test, is a failure', () => {
  expect(readReport(null, 137).failed).toBe(1)
  expect(readReport(report(['passed', 'passed']), 1).failed).toBe(1)
})

test('the closing line', () => {
  expect(closingLine(sum({ passed: 1, failed: 0, skipped: 2 }, { passed: 3, failed: 1, skipped: 0 }))).toBe('4 passed, 1 failed, 2 skipped')
})
