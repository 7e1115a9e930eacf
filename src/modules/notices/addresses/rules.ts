/** The code that proves an address. Pure. */
export const CODE_MINUTES = 30
/** A million codes, five tries: guessing helps nobody. */
export const WRONG_CODES_MAX = 5

/** Six digits from a keyed hash: whoever has the database but not the root key cannot make it. */
export const codeFrom = (hash: Uint8Array): string => String(Buffer.from(hash).readUInt32BE(0) % 1_000_000).padStart(6, '0')

export type Pending = { expiresAt: Date | null; wrongCodes: number }
export function judgeCode(pending: Pending, matches: boolean, now: Date): 'right' | 'wrong' | 'expired' | 'tooMany' {
  if (pending.expiresAt === null || pending.expiresAt < now) return 'expired'
  if (pending.wrongCodes >= WRONG_CODES_MAX) return 'tooMany'
  return matches ? 'right' : 'wrong'
}

export const CODES_A_DAY_MAX = 5
const BETWEEN_CODES_MS = 60_000

export type Sent = { codesOn: string | null; codesSent: number; lastAt: Date | null }
/** A code goes to whatever address somebody types: not faster than one a minute and not more than five a day. */
export function refuseCode({ codesOn, codesSent, lastAt }: Sent, today: string, now: Date): 'codeJustSent' | 'codesUsedUp' | null {
  if (lastAt !== null && now.getTime() - lastAt.getTime() < BETWEEN_CODES_MS) return 'codeJustSent'
  return codesOn === today && codesSent >= CODES_A_DAY_MAX ? 'codesUsedUp' : null
}
