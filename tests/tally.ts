import * as z from 'zod'

export type Tally = { passed: number; failed: number; skipped: number }

/** What vitest's JSON report says, as far as it concerns us. */
const reportSchema = z.object({
  testResults: z.array(z.object({
    status: z.string(),
    assertionResults: z.array(z.object({ status: z.string() })),
  })),
})

/** A file that could not be loaded, or a run that broke off, is a failure, though no test of it failed. */
export function readReport(text: string | null, exitCode: number): Tally {
  if (text === null) return { passed: 0, failed: 1, skipped: 0 }
  const files = reportSchema.parse(JSON.parse(text)).testResults
  const results = files.flatMap((file) => {
    const own = file.assertionResults.map((test) => test.status)
    return file.status === 'failed' && !own.includes('failed') ? [...own, 'failed'] : own
  })
  const count = (status: string): number => results.filter((result) => result === status).length
  const [passed, failed] = [count('passed'), count('failed')]
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped: results.length - passed - failed }
}

export const sum = (a: Tally, b: Tally): Tally =>
  ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped })

export const closingLine = ({ passed, failed, skipped }: Tally): string => `${passed} passed, ${failed} failed, ${skipped} skipped`
