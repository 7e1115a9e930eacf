import { expect, test } from 'vitest'
import { codeFrom, judgeCode, refuseCode, WRONG_CODES_MAX } from './rules.ts'

const now = new Date('2026-10-05T05:00:00Z')
test.each([
  [{ expiresAt: now, wrongCodes: 0 }, true, 'right'],
  [{ expiresAt: new Date(now.getTime() - 1), wrongCodes: 0 }, true, 'expired'],
  [{ expiresAt: null, wrongCodes: 0 }, true, 'expired'],
  [{ expiresAt: now, wrongCodes: WRONG_CODES_MAX - 1 }, true, 'right'],
  [{ expiresAt: now, wrongCodes: WRONG_CODES_MAX }, true, 'tooMany'],
  [{ expiresAt: now, wrongCodes: 0 }, false, 'wrong'],
] as const)('%j, matches %s: %s', (pending, matches, result) => {
  expect(judgeCode(pending, matches, now)).toBe(result)
})

test('a code has six digits whatever the hash begins with', () => {
  expect(codeFrom(new Uint8Array([0, 0, 0, 7]))).toBe('000007')
  expect(codeFrom(new Uint8Array([255, 255, 255, 255]))).toBe('967295')
})

test.each([
  [{ codesOn: null, codesSent: 0, lastAt: null }, null],
  [{ codesOn: '2026-10-05', codesSent: 1, lastAt: new Date(now.getTime() - 59_999) }, 'codeJustSent'],
  [{ codesOn: '2026-10-05', codesSent: 4, lastAt: new Date(now.getTime() - 60_000) }, null],
  [{ codesOn: '2026-10-05', codesSent: 5, lastAt: new Date(now.getTime() - 60_000) }, 'codesUsedUp'],
  [{ codesOn: '2026-10-04', codesSent: 5, lastAt: new Date(now.getTime() - 60_000) }, null],
])('after %j another code: %s', (sent, refusal) => {
  expect(refuseCode(sent, '2026-10-05', now)).toBe(refusal)
})
