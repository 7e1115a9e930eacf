import { schemeUntil } from '../grade/rules.ts'
import { vietnamDay } from '../clock.ts'
import { freshnessOf } from '../freshness.ts'
import { handleOf } from '../handle.ts'
import type { KeptFigure } from '../kept/schema.ts'
import { maskPersonalId } from './mask.server.ts'
import type { FullRecord, Profile, PublicRecord } from './schema.ts'
import type { Depth, ProfileColumns, PublicColumns, RepresentativeColumns, UnitColumns } from './store.server.ts'

export const publicView = (row: PublicColumns): PublicRecord => ({
  name: row.name, code: row.code, address: row.address, lines: row.lines as PublicRecord['lines'], representative: row.representative,
  status: row.status as PublicRecord['status'], type: row.type as PublicRecord['type'], demonstration: row.demonstration,
  meta: {
    id: handleOf(row), type: row.type as PublicRecord['type'], province: row.province_code, commune: row.commune_code,
    sector: row.sector as PublicRecord['meta']['sector'], field: row.field as PublicRecord['meta']['field'],
    links: [
      ...(row.successor_of ? [{ relation: 'predecessor' as const, id: `x-${row.successor_of}` }] : []),
      ...(row.succeeded_by ? [{ relation: 'successor' as const, id: `x-${row.succeeded_by}` }] : []),
    ],
    mirrored: row.mirrored, sourceSystem: row.source_system, retrievedAt: row.retrieved_at, legalBasis: row.legal_basis,
    validFrom: row.valid_from, version: row.version,
  },
})

export const profileView = (p: ProfileColumns, kept: KeptFigure[]): Profile => ({
  phone: p.phone, email: p.email, website: p.website,
  officialMembers: p.official_members, contributingMembers: p.contributing_members, noncontributingMembers: p.noncontributing_members,
  femaleMembers: p.female_members, workers: p.workers, memberWorkers: p.member_workers,
  totalCapitalDong: p.total_capital_dong, revenueDong: p.revenue_dong, internalRevenueDong: p.internal_revenue_dong,
  profitDong: p.profit_dong, workerIncomeDong: p.worker_income_dong, figuresYear: p.figures_year,
  grade: p.grade, gradeScheme: p.grade_scheme, gradeYear: p.grade_year, gradeSchemeUntil: schemeUntil(p.grade_scheme), lastGeneralMeetingOn: p.last_general_meeting_on,
  products: p.products, digitalApplication: p.digital_application, valueChain: p.value_chain, ocopProducts: p.ocop_products,
  allianceMember: p.alliance_member, allianceMemberSince: p.alliance_member_since, allianceConsent: p.alliance_consent,
  lastConfirmedOn: p.last_confirmed_on, sourceSystem: p.source_system, version: p.version, kept,
})

export const representativeView = (r: RepresentativeColumns): FullRecord['representatives'][number] => ({
  id: r.id, fullName: r.full_name, post: r.post, nationality: r.nationality, personalId: maskPersonalId(r.personal_id),
  phone: r.phone, address: r.address, sinceOn: r.since_on, untilOn: r.until_on,
})

export const unitView = (u: UnitColumns): FullRecord['units'][number] => ({
  id: u.id, kind: u.kind as FullRecord['units'][number]['kind'], code: u.code, locationCode: u.location_code, name: u.name, address: u.address, status: u.status,
})

export const fullView = (row: Depth, now: Date): FullRecord => ({
  ...publicView(row),
  registered: {
    nameShort: row.name_short, nameForeign: row.name_foreign, formerNames: row.former_names, legacyRegistrationNo: row.legacy_registration_no,
    addressLegacy: row.address_legacy, placeScheme: row.place_scheme, statusFrom: row.status_from, statusUntil: row.status_until,
    sizeClass: row.size_class as FullRecord['registered']['sizeClass'], foundedOn: row.founded_on, registeredOn: row.registered_on, endedOn: row.ended_on,
    certificateNo: row.certificate_no, certificateOn: row.certificate_on, certificateBy: row.certificate_by,
    charterCapitalDong: row.charter_capital_dong, sourceRecordId: row.source_record_id, fieldSources: row.field_sources,
  },
  profile: row.profile ? profileView(row.profile, row.kept) : null,
  representatives: row.representatives.map(representativeView),
  units: row.units.map(unitView),
  openCorrections: row.open_corrections,
  freshness: {
    lastConfirmedOn: row.profile?.last_confirmed_on ?? row.last_confirmed_on,
    updatedAt: row.updated_at,
    state: freshnessOf(row.profile?.last_confirmed_on ?? row.last_confirmed_on, vietnamDay(now)),
  },
})
