import mixFile from '#data/demonstration/mix.json' with { type: 'json' }
import provincesFile from '#data/demonstration/provinces.json' with { type: 'json' }
import type { Field, OrganisationType, Status } from '#modules/register/index.ts'

/** The parameters with their sources stand in data/demonstration; here they only get their types. */
export type Weights<K extends string = string> = Readonly<Partial<Record<K, number>>>
export type Averages = { members: number; workers: number; charterCapitalDong: number; assetsDong: number; revenueDong: number; profitDong: number }
export type Mix = {
  asOf: string
  totals: Record<OrganisationType, number>
  fields: Record<OrganisationType, Record<Field, number>>
  founded: Record<OrganisationType, Weights>
  statuses: Record<OrganisationType, Weights<Status>>
  figures: Record<OrganisationType, Averages> & { year: number; byField: Record<Field, { members: number; money: number }> }
  shares: {
    grades: Record<string, number>; allianceMember: Record<OrganisationType, number>; allianceConsent: number
    thtWithoutCode: number; oldAddress: number; addressBrought: number; lastConfirmed: Record<string, number>
  }
}
export type ProvinceMix = Record<OrganisationType, number> & { kind: string }

export const mix: Mix = mixFile
export const provinceMix: Readonly<Record<string, ProvinceMix>> = provincesFile.provinces
const { source: _whereFrom, ...kinds } = provincesFile.kinds
export const kindBias: Readonly<Record<string, Weights<Field>>> = kinds

/** How many organisations a unit has beside others of its province. */
export function communeWeight(fullName: string): number {
  if (fullName.startsWith('Phường')) return provincesFile.communes.phường
  return fullName.startsWith('Đặc khu') ? provincesFile.communes['đặc khu'] : provincesFile.communes.xã
}

export const isWard = (fullName: string): boolean => fullName.startsWith('Phường')
