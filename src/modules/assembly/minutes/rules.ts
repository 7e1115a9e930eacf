import { exceeds, leastExceeding } from '../ratio.ts'

export const signerRoles = ['chair', 'secretary', 'attendee'] as const
export type SignerRole = (typeof signerRoles)[number]
export type Signatures = {
  chair: 'signed' | 'refused' | 'waiting'
  secretary: 'signed' | 'refused' | 'waiting'
  /** Signatures of those who attended, and how many they were. */
  attendees: number
  attended: number
}
export type Validity = { valid: boolean; by: 'officers' | 'attendees' | null; missing: number }

/**
 * L 57.4: chair and secretary sign. If one refuses, the refusal is recorded and the minutes hold once more than half of
 * those who attended have signed; half is not enough.
 */
export function validityOf(s: Signatures): Validity {
  if (s.chair === 'signed' && s.secretary === 'signed') return { valid: true, by: 'officers', missing: 0 }
  if (s.chair !== 'refused' && s.secretary !== 'refused') return { valid: false, by: null, missing: 0 }
  const valid = exceeds(s.attendees, s.attended, 50)
  return { valid, by: valid ? 'attendees' : null, missing: valid ? 0 : leastExceeding(s.attended, 50) - s.attendees }
}
