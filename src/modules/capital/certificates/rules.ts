/** The content of a certificate (L 75.2), but for its number, its day and the personal number. */
export type CertificateFacts = {
  organisationName: string
  organisationCode: string | null
  organisationAddress: string
  charterCapitalDong: number
  memberName: string
  memberAddress: string
  /** Two letters; null for a body. */
  memberNationality: string | null
  memberCode: string | null
  contributionDong: number
  /** Rights of use that were contributed, with their last day (L 76.2b). */
  useRights: readonly { note: string; untilOn: string }[]
  representative: string
}
export type CertificateState = { committedDong: number; paidDong: number; active: boolean; hasValid: boolean; representative: string | null; code: string | null }
export type CertificateRefusal = 'notMember' | 'nothingContributed' | 'notFullyPaid' | 'certificateExists' | 'representativeMissing'

/** C17: only when fully paid and in the register of members (L 75.1), one at a time. */
export function refuseCertificate(s: CertificateState): CertificateRefusal | null {
  if (!s.active) return 'notMember'
  if (s.committedDong === 0) return 'nothingContributed'
  if (s.paidDong < s.committedDong) return 'notFullyPaid'
  if (s.hasValid) return 'certificateExists'
  return s.representative === null ? 'representativeMissing' : null
}

/** C17: which fields are no longer true: then the certificate is exchanged (L 75.3). */
export function changedFacts(printed: CertificateFacts, now: CertificateFacts): (keyof CertificateFacts)[] {
  const names = Object.keys(now) as (keyof CertificateFacts)[]
  return names.filter((name) => JSON.stringify(printed[name]) !== JSON.stringify(now[name]))
}

/** Why one that was valid no longer is (L 75.3). */
export const endReasons = ['lost', 'damaged', 'changed', 'membershipEnded', 'returned'] as const
export type EndReason = (typeof endReasons)[number]
export type ReplaceReason = 'lost' | 'damaged' | 'changed'

/** C17: an exchange needs a change, otherwise two papers would say the same under two numbers. */
export const refuseReplacement = (reason: ReplaceReason, changed: boolean): 'nothingChanged' | null =>
  reason === 'changed' && !changed ? 'nothingChanged' : null

/** The ratio as it is printed: hundredths of a percent, rounded down so that shares never add up to more than all. */
export function ratioText(partDong: number, wholeDong: number): string {
  if (wholeDong === 0) return '0 %'
  const hundredths = Number((BigInt(partDong) * 10_000n) / BigInt(wholeDong))
  const [whole, rest] = [Math.floor(hundredths / 100), hundredths % 100]
  return `${whole}${rest === 0 ? '' : `,${String(rest).padStart(2, '0').replace(/0$/, '')}`} %`
}
