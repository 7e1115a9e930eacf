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
