import { keyedHash, seal } from '#platform/secrets.server.ts'
import type { CopyValue } from './copy.server.ts'
import { mix } from './mix.ts'
import type { Invented } from './population/organisations.ts'

/** Columns of the register that the mass fills, in the order in which they are copied. */
export const organisationColumns = ['id', 'code', 'type', 'name', 'legacy_registration_no', 'address', 'address_legacy', 'province_code', 'commune_code', 'lines', 'representative',
  'status', 'status_from', 'status_until', 'sector', 'field', 'size_class', 'founded_on', 'registered_on', 'certificate_no', 'certificate_on', 'charter_capital_dong',
  'demonstration', 'source_system', 'source_record_id', 'retrieved_at', 'last_confirmed_on', 'valid_from', 'version'] as const
export const profileColumns = ['organisation_id', 'id', 'province_code', 'commune_code', 'official_members', 'female_members', 'workers', 'total_capital_dong', 'revenue_dong', 'profit_dong',
  'figures_year', 'grade', 'grade_scheme', 'grade_year', 'digital_application', 'value_chain', 'alliance_member', 'alliance_consent', 'demonstration', 'source_system', 'last_confirmed_on', 'valid_from'] as const
export const representativeColumns = ['organisation_id', 'id', 'province_code', 'commune_code', 'full_name', 'post', 'birth_on', 'personal_id_sealed', 'personal_id_hash', 'since_on',
  'demonstration', 'source_system'] as const

export const SOURCE_SYSTEM = 'demonstration'
const RETRIEVED_AT = `${mix.asOf}T00:00:00Z`
const GRADE_SCHEME = '01/2020/TT-BKHĐT'
const typeDigit = { HTX: '1', LHHTX: '2', THT: '3' } as const
/** First block of the ids, so that they never meet those made by the clock. */
const part = { organisation: '0199d000', profile: '0199d001', representative: '0199d002' } as const

const idOf = (kind: keyof typeof part, one: Invented): string =>
  `${part[kind]}-000${typeDigit[one.type]}-7000-8000-${String(one.serial).padStart(12, '0')}`
/** The register knows days, the record a moment: noon in Viet Nam. */
const momentOf = (day: string): string => `${day}T05:00:00Z`

export const organisationRow = (one: Invented): CopyValue[] => [
  idOf('organisation', one), one.code, one.type, one.name, one.legacyNo, one.address, one.addressLegacy, one.commune.provinceCode, one.commune.code, JSON.stringify(one.lines), one.representative,
  one.status, one.statusFrom, one.statusUntil, one.sector, one.field, one.sizeClass, one.foundedOn, one.foundedOn, one.code, one.foundedOn, one.type === 'THT' ? null : one.charterCapitalDong,
  true, SOURCE_SYSTEM, `${one.type}-${one.serial}`, RETRIEVED_AT, one.lastConfirmedOn, momentOf(one.statusFrom ?? one.foundedOn), one.statusFrom === null ? 1 : 2,
]

export const profileRow = (one: Invented): CopyValue[] => [
  idOf('organisation', one), idOf('profile', one), one.commune.provinceCode, one.commune.code, one.members, one.femaleMembers, one.workers, one.assetsDong, one.revenueDong, one.profitDong,
  mix.figures.year, one.grade, one.grade === null ? null : GRADE_SCHEME, one.grade === null ? null : mix.figures.year, one.digital, one.valueChain,
  one.allianceMember, one.allianceConsent, true, SOURCE_SYSTEM, one.lastConfirmedOn, momentOf(one.foundedOn),
]

/** Personal numbers start with 000, which no province has. */
const personalIdOf = (one: Invented): string => `0001${typeDigit[one.type]}${String(one.serial).padStart(7, '0')}`

export function representativeRow(one: Invented): CopyValue[] {
  const personalId = personalIdOf(one)
  return [idOf('organisation', one), idOf('representative', one), one.commune.provinceCode, one.commune.code, one.representative, one.post, one.birthOn,
    seal(personalId), keyedHash(personalId), one.foundedOn, true, SOURCE_SYSTEM]
}

