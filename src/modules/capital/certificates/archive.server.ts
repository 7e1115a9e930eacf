import { archiveDocument, numberBlank } from '#modules/documents/index.ts'
import { findProvince } from '#modules/places/index.ts'
import type { Subject } from '#modules/register/index.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { Content } from './facts.server.ts'
import { certificatePaper } from './paper.ts'

export type Archived = { documentId: string; documentNumber: string; confirmationCode: string }
type Issued = Content & { number: number; issuedOn: string; memberId: string; personId: string | null }

const placeOf = (province: string | null): string => (province === null ? '' : (findProvince(province)?.name ?? '').replace(/^(Tỉnh|Thành phố) /, ''))

/** The paper as it is handed out; the archive gives it its number and the code by which anybody can check it. */
export async function archiveCertificate(ctx: Ctx, subject: Subject, { number, issuedOn, memberId, personId, facts, idNumber, demonstration }: Issued, supersedesId: string | null): Promise<Archived> {
  const paper = certificatePaper({ number, issuedOn, facts, idNumber, demonstration, place: placeOf(subject.province), numberText: numberBlank })
  const document = await ctx.call(archiveDocument, {
    organisationId: subject.id, kind: 'contribution_certificate', title: ctx.say('capital.documentTitle', { number, name: facts.memberName }), paper, issuedOn,
    facts: { number, contributionDong: facts.contributionDong, charterCapitalDong: facts.charterCapitalDong }, subjectId: memberId, readerPersonId: personId, supersedesId,
  })
  return { documentId: document.id, documentNumber: document.number, confirmationCode: document.confirmationCode }
}
