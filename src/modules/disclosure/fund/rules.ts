/** L 84: where the undivided fund comes from. */
export const fundSources = ['internalIncome', 'externalIncome', 'subsidiaries', 'supportedAssets', 'gifts'] as const
export type FundSource = (typeof fundSources)[number]

/** What may be done with it, and the two things that may not (L 81.5b, 82.4b; 101 for members). */
export const fundUses = ['investment', 'production', 'training', 'community', 'losses', 'members', 'enterprise'] as const
export type FundUse = (typeof fundUses)[number]

export type FundReport = {
  openingDong: number
  closingDong: number
  additions: readonly { source: FundSource; amountDong: number }[]
  uses: readonly { use: FundUse; amountDong: number }[]
}
export type FundRefusal = 'paidToMembers' | 'usedForEnterprise' | 'doesNotAdd' | 'belowZero'

/** C44, L 87: the report says by source how the fund moved, adds up, and shows no debit to members or into enterprises. */
export function refuseFund(report: FundReport): FundRefusal | null {
  if (report.uses.some((u) => u.use === 'members' && u.amountDong > 0)) return 'paidToMembers'
  if (report.uses.some((u) => u.use === 'enterprise' && u.amountDong > 0)) return 'usedForEnterprise'
  const sum = (rows: readonly { amountDong: number }[]): number => rows.reduce((total, row) => total + row.amountDong, 0)
  if (report.openingDong < 0 || report.closingDong < 0) return 'belowZero'
  return report.openingDong + sum(report.additions) - sum(report.uses) === report.closingDong ? null : 'doesNotAdd'
}
