import { dayFrom } from '../../form-values.ts'
import { readWholeNumber } from '../ho-so/numbers.ts'

/** Fields of the form as the operations take them; days and money as people type them. */
export type Typed = Record<string, unknown>

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const ticked = (value: unknown): boolean => value === 'on'

/** What is no day goes on as it was typed, so that the operation names the field. */
export const typedDay = (value: unknown): string | null => (text(value) === '' ? null : dayFrom(text(value)) ?? text(value))

function typedDong(value: unknown): number | string {
  const read = readWholeNumber(text(value))
  return 'wrong' in read ? text(value) : read.value ?? 0
}

export function factsFrom(v: Typed): Record<string, unknown> {
  const represented = v.party !== 'person' && text(v.repName) !== ''
  return {
    kind: v.kind, party: v.party, name: v.name, nationality: text(v.nationality).toUpperCase() || 'VN',
    idNumber: v.party === 'person' ? text(v.idNumber) : null, bornOn: v.party === 'person' ? typedDay(v.bornOn) : null, gender: v.party === 'person' ? text(v.gender) || null : null,
    address: text(v.address), phone: text(v.phone), email: text(v.email),
    organisationCode: v.party === 'organisation' ? text(v.organisationCode) : null, cooperative: ticked(v.cooperative), foreignInvested: ticked(v.foreignInvested),
    representatives: represented ? [{ name: v.repName, idNumber: text(v.repId), phone: text(v.repPhone) }] : [],
    investmentCertificateNo: text(v.investmentCertificateNo), residencePaperNo: text(v.residencePaperNo),
    fullCapacity: !ticked(v.noCapacity), usesService: ticked(v.usesService), givesLabour: ticked(v.givesLabour), pledgedDong: typedDong(v.pledgedDong), memberElsewhere: ticked(v.memberElsewhere),
  }
}

export function decisionFrom(v: Typed): Record<string, unknown> {
  const votes = readWholeNumber(text(v.votesFor))
  return { organ: v.organ, decidedOn: typedDay(v.decidedOn), resolutionRef: v.resolutionRef, ...('value' in votes && votes.value !== null ? { votesFor: votes.value } : {}) }
}

/** Where a refusal of the operation stands on the form. */
const fieldOf: Record<string, string> = {
  'facts.representatives': 'repName', 'facts.representatives.0.name': 'repName', 'facts.representatives.0.idNumber': 'repId',
}
export const formField = (path: string): string => fieldOf[path] ?? path.split('.').at(-1) ?? path

type Facts = {
  kind: string; party: string; name: string; nationality: string; idNumber: string | null; bornOn: string | null; gender: string | null; address: string; phone: string | null; email: string | null
  organisationCode: string | null; cooperative: boolean; foreignInvested?: boolean; investmentCertificateNo: string | null; residencePaperNo: string | null
  usesService: boolean; givesLabour: boolean; pledgedDong: number
}
const written = (day: string | null): string => day?.split('-').reverse().join('/') ?? ''

/** The other way: a member as the form shows it. */
export const typedFacts = (f: Facts & { representative: { name: string; phone: string | null } | null }): Record<string, string> => ({
  kind: f.kind, party: f.party, name: f.name, nationality: f.nationality, idNumber: f.party === 'person' ? f.idNumber ?? '' : '', bornOn: written(f.bornOn), gender: f.gender ?? '',
  address: f.address, phone: f.phone ?? '', email: f.email ?? '', organisationCode: f.organisationCode ?? '', cooperative: f.cooperative ? 'on' : '', foreignInvested: f.foreignInvested ? 'on' : '',
  repName: f.representative?.name ?? '', repPhone: f.representative?.phone ?? '', repId: f.party === 'person' ? '' : f.idNumber ?? '',
  investmentCertificateNo: f.investmentCertificateNo ?? '', residencePaperNo: f.residencePaperNo ?? '',
  usesService: f.usesService ? 'on' : '', givesLabour: f.givesLabour ? 'on' : '', pledgedDong: String(f.pledgedDong),
})
