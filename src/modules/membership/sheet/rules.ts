import type { Party } from '../schema.ts'

/** What the register says of one member's capital; `capital` keeps it and hands it in. */
export type Share = {
  committedDong: number; paidDong: number
  /** "4,21 %": of the charter capital, by what is paid. */
  ratio: string | null
  paidOn: string | null
  /** "Tiền Việt Nam", "Quyền sử dụng đất 500 m²" … */
  asset: string | null
  certificateNo: string | null; certificateOn: string | null
}

/** The fields that L 15.1 lists for a member. */
export type RegisterField = 'name' | 'idNumber' | 'nationality' | 'address' | 'organisationCode' | 'representative' | 'contribution' | 'paidOn' | 'asset'

export type Registered = {
  party: Party; kind: string; name: string; idNumber: string | null; nationality: string; address: string; organisationCode: string | null; representative: string | null
}

/** C20, L 15.1: what the row lacks. The register is optional for members who do not contribute, so nothing of theirs is missing. */
export function missingFields(row: Registered, share: Share | null): RegisterField[] {
  if (row.kind === 'linked_noncontributing') return []
  const missing: RegisterField[] = []
  if (row.name === '') missing.push('name')
  if (row.address === '') missing.push('address')
  if (row.party !== 'organisation' && row.idNumber === null) missing.push('idNumber')
  if (row.party === 'person' && row.nationality === '') missing.push('nationality')
  if (row.party === 'organisation' && row.organisationCode === null) missing.push('organisationCode')
  if (row.party !== 'person' && row.representative === null) missing.push('representative')
  if (share === null || share.committedDong === 0) missing.push('contribution')
  else if (share.paidDong > 0) {
    if (share.paidOn === null) missing.push('paidOn')
    if (share.asset === null) missing.push('asset')
  }
  return missing
}
