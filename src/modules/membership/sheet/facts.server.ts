import { open } from '#platform/secrets.server.ts'
import type { MemberFacts } from '../schema.ts'
import type { SheetRow } from './store.server.ts'

/** A row of the register in the shape in which it came in. */
export function factsOf(row: SheetRow): MemberFacts {
  const number = row.id_sealed === null ? null : open(row.id_sealed)
  return {
    kind: row.kind, party: row.party, name: row.name, nationality: row.nationality, idNumber: row.party === 'person' ? number : null,
    bornOn: row.born_on, gender: row.gender, fullCapacity: true, address: row.address, phone: row.phone, email: row.email,
    organisationCode: row.organisation_code, cooperative: row.cooperative, foreignInvested: row.party === 'organisation' && row.foreign_member,
    representatives: row.representative_name === null ? [] : [{ name: row.representative_name, idNumber: row.party === 'person' ? null : number, phone: row.representative_phone }],
    investmentCertificateNo: row.investment_certificate_no, residencePaperNo: row.residence_paper_no,
    usesService: row.uses_service, givesLabour: row.gives_labour, pledgedDong: row.pledged_dong, memberElsewhere: false,
  }
}
