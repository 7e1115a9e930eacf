import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import type { Handle } from '../handle.ts'
import type { KeptFigure } from '../kept/schema.ts'

type Sql = RawBuilder<unknown>

export type PublicColumns = {
  id: string; code: string | null; name: string; address: string; lines: unknown[]; representative: string | null; status: string; type: string
  sector: string | null; field: string | null; province_code: string | null; commune_code: string | null
  successor_of: string | null; succeeded_by: string | null; mirrored: boolean; demonstration: boolean
  source_system: string; retrieved_at: Date | null; legal_basis: string | null; valid_from: Date; version: number
}
export type FullColumns = PublicColumns & {
  name_short: string | null; name_foreign: string | null; former_names: string[]; legacy_registration_no: string | null; address_legacy: string | null
  place_scheme: string; status_from: string | null; status_until: string | null; size_class: string; founded_on: string | null; registered_on: string | null
  ended_on: string | null; certificate_no: string | null; certificate_on: string | null; certificate_by: string | null; charter_capital_dong: number | null
  source_record_id: string | null; field_sources: Record<string, unknown>; last_confirmed_on: string | null; updated_at: Date
}
export type ProfileColumns = {
  phone: string | null; email: string | null; website: string | null
  official_members: number | null; contributing_members: number | null; noncontributing_members: number | null; female_members: number | null
  workers: number | null; member_workers: number | null; total_capital_dong: number | null; revenue_dong: number | null; internal_revenue_dong: number | null
  profit_dong: number | null; worker_income_dong: number | null; figures_year: number | null; grade: string | null; grade_scheme: string | null; grade_year: number | null
  last_general_meeting_on: string | null; products: string | null; digital_application: boolean | null; value_chain: boolean | null; ocop_products: number | null
  alliance_member: boolean; alliance_member_since: string | null; alliance_consent: boolean; last_confirmed_on: string | null; source_system: string; version: number
}
export type RepresentativeColumns = {
  id: string; full_name: string; post: string | null; nationality: string; personal_id: string | null
  phone: string | null; address: string | null; since_on: string | null; until_on: string | null
}
export type UnitColumns = { id: string; kind: string; code: string | null; location_code: string | null; name: string; address: string; status: string }
export type Depth = FullColumns & {
  profile: ProfileColumns | null
  kept: KeptFigure[]
  representatives: RepresentativeColumns[]
  units: UnitColumns[]
  open_corrections: number
}

const publicColumns = sql`id, code, name, address, lines, representative, status, type, sector, field, province_code, commune_code,
  successor_of, succeeded_by, mirrored, demonstration, source_system, retrieved_at, legal_basis, valid_from, version`

const fullColumns = sql`${publicColumns}, name_short, name_foreign, former_names, legacy_registration_no, address_legacy, place_scheme,
  status_from, status_until, size_class, founded_on, registered_on, ended_on, certificate_no, certificate_on, certificate_by, charter_capital_dong,
  source_record_id, field_sources, last_confirmed_on, updated_at`

const named = (handle: Handle): Sql => ('code' in handle ? sql`code = ${handle.code}` : sql`id = ${handle.id}::uuid`)

/** Where a predecessor and its successor share the code, the one alive answers. */
const aliveFirst = sql`order by status = 'ended', valid_from desc limit 1`

/** All versions that stood at the given moment; today's without one. */
const versions = (columns: Sql, handle: Handle, until: Date | null): Sql => (until === null
  ? sql`select ${columns} from register.organisation where ${named(handle)}`
  : sql`select ${columns} from register.organisation where ${named(handle)} and valid_from < ${until}
      union all select ${columns} from register.organisation_history where ${named(handle)} and valid_from < ${until} and valid_to >= ${until}`)

/** As the anonymous reader. */
export async function findPublic(db: Kysely<DB>, handle: Handle, until: Date | null): Promise<PublicColumns | null> {
  const { rows } = await sql<PublicColumns>`select * from (${versions(publicColumns, handle, until)}) v ${aliveFirst}`.execute(db)
  return rows[0] ?? null
}

/** The same for a signed-in reader who may not see more. */
export async function findPublicForOutsider(db: Kysely<DB>, handle: Handle, until: Date | null): Promise<PublicColumns | null> {
  const code = 'code' in handle ? handle.code : null
  const id = 'id' in handle ? handle.id : null
  const { rows } = await sql<PublicColumns>`select * from register.public_record(${code}, ${id}::uuid, ${until}) v ${aliveFirst}`.execute(db)
  return rows[0] ?? null
}

const profileOf = (until: Date | null): Sql => (until === null
  ? sql`(select to_jsonb(p) from register.profile p where p.organisation_id = v.id)`
  : sql`(select to_jsonb(p) from (
      select * from (select *, null::timestamptz as valid_to from register.profile union all select * from register.profile_history) e
      where e.organisation_id = v.id and e.valid_from < ${until} and (e.valid_to is null or e.valid_to >= ${until}) order by e.valid_from desc limit 1) p)`)

/** Of the present state only: a past profile has its figures in itself. */
const keptOf = (until: Date | null): Sql => (until === null
  ? sql`(select coalesce(jsonb_agg(jsonb_build_object('figure', k.figure, 'value', k.value, 'source', k.source, 'asOf', k.as_of) order by k.figure), '[]') from register.kept_figure k where k.organisation_id = v.id)`
  : sql`'[]'::jsonb`)

/** The record with what belongs to it, in one statement; row-level security leaves out what this reader may not see. */
export async function findInDepth(db: Kysely<DB>, handle: Handle, until: Date | null): Promise<Depth | null> {
  const { rows } = await sql<Depth>`with v as (select * from (${versions(fullColumns, handle, until)}) v ${aliveFirst})
    select v.*, ${profileOf(until)} as profile, ${keptOf(until)} as kept,
      (select coalesce(jsonb_agg(to_jsonb(r) - 'personal_id_hash' - 'personal_id_sealed' || jsonb_build_object('personal_id', encode(r.personal_id_sealed, 'base64')) order by r.since_on nulls last), '[]')
        from register.representative r where r.organisation_id = v.id) as representatives,
      (select coalesce(jsonb_agg(to_jsonb(u) order by u.kind, u.name), '[]') from register.unit u where u.organisation_id = v.id) as units,
      (select count(*)::int from register.correction_request c where c.organisation_id = v.id and c.state in ('awaiting_organisation', 'awaiting_registrar')) as open_corrections
    from v`.execute(db)
  return rows[0] ?? null
}
