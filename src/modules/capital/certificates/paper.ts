import type { Paper } from '#platform/paper/types.ts'
import { dongText } from '../acts/rules.ts'
import { wordsOf } from '../words.ts'
import { ratioText, type CertificateFacts } from './rules.ts'

/** A paper is Vietnamese, whatever language the reader's screen is in. */
const t = wordsOf('vi')
const dayText = (day: string): string => day.split('-').reverse().join('/')

export type PrintedCertificate = { number: number; issuedOn: string; facts: CertificateFacts; idNumber: string | null; place: string; numberText: string; demonstration: boolean }

const nationality = (code: string | null): string | null => (code === null ? null : code === 'VN' ? 'Việt Nam' : (new Intl.DisplayNames(['vi'], { type: 'region' }).of(code) ?? code))

/** L 75.2 in its order, and the term of a right of use (L 76.2b). */
export function certificatePaper({ issuedOn, facts, idNumber, place, numberText, demonstration }: PrintedCertificate): Paper {
  const body = facts.memberNationality === null
  const holder = [
    { label: t(body ? 'capital.certificate.bodyName' : 'capital.certificate.personName'), value: facts.memberName },
    { label: t(body ? 'capital.certificate.headOffice' : 'capital.certificate.contactAddress'), value: facts.memberAddress || null },
    ...(body ? [{ label: t('capital.certificate.bodyCode'), value: facts.memberCode }]
      : [{ label: t('capital.certificate.nationality'), value: nationality(facts.memberNationality) }, { label: t('capital.certificate.idNumber'), value: idNumber }]),
  ]
  return {
    frame: true, orientation: 'portrait', demonstration,
    heading: { issuer: facts.organisationName, number: numberText, place, date: issuedOn },
    title: t('capital.certificate.title'), subtitle: t('capital.certificate.article'),
    body: [
      { kind: 'heading', text: t('capital.certificate.organisation'), level: 2 },
      { kind: 'facts', facts: [
        { label: t('capital.certificate.organisationName'), value: facts.organisationName }, { label: t('capital.certificate.organisationCode'), value: facts.organisationCode },
        { label: t('capital.certificate.organisationAddress'), value: facts.organisationAddress }, { label: t('capital.certificate.charterCapital'), value: t('capital.dong', { amount: dongText(facts.charterCapitalDong) }) },
      ] },
      { kind: 'heading', text: t('capital.certificate.member'), level: 2 },
      { kind: 'facts', facts: holder },
      { kind: 'heading', text: t('capital.certificate.contribution'), level: 2 },
      { kind: 'facts', facts: [
        { label: t('capital.certificate.amount'), value: t('capital.dong', { amount: dongText(facts.contributionDong) }) },
        { label: t('capital.certificate.ratio'), value: ratioText(facts.contributionDong, facts.charterCapitalDong) },
        ...facts.useRights.map(({ note, untilOn }) => ({ label: t('capital.certificate.useRight'), value: t('capital.certificate.useRightUntil', { note, day: dayText(untilOn) }) })),
      ] },
    ],
    signatures: [{ title: t('capital.certificate.signs'), hint: t('capital.certificate.seal'), name: facts.representative }],
  }
}
