import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import type { Batch } from '../batches/store.server.ts'

/** What all statements of one round agree on. */
export type Round = { batch: Batch; round: number; acceptProposals: boolean; now: Date; demonstration: boolean; correctionDueOn: string }

export async function beginRound(db: Kysely<DB>, id: string): Promise<number> {
  return (await sql<{ round: number }>`select imports.begin_round(${id}::uuid) as round`.execute(db)).rows[0]?.round ?? 0
}

export async function isDemonstration(db: Kysely<DB>): Promise<boolean> {
  return (await sql`select 1 from platform.setting where name = 'demonstration'`.execute(db)).rows.length > 0
}

const facts = sql`p (name text, type text, code text, address text, street text, commune_code text, representative text, phone text, email text, lines_text text,
  field text, proposed_field text, sector text, size_class text, figures_year int, registered_on date, founded_on date, ended_on date, certificate_no text,
  legacy_registration_no text, charter_capital_dong bigint, total_capital_dong bigint, revenue_dong bigint, profit_dong bigint, official_members int, workers int, status text)`

/** The round's lines with their facts in columns, their commune as decided, and the address as it is called today. */
const lines = ({ batch, round, acceptProposals }: Round, outcome: 'created' | 'updated') => sql`
  select w.organisation_id, w.line_no, l.row_number, l.sheet, p.*, coalesce(d.commune_code, p.commune_code) as commune_now,
    concat_ws(', ', nullif(p.street, ''), u.full_name, ${batch.province_name}::text) as address_now,
    case when ${acceptProposals} or p.field is not null then coalesce(p.field, p.proposed_field) end as field_now,
    case when ${acceptProposals} or p.field is not null then p.sector end as sector_now,
    case when ${acceptProposals} or p.field is not null then p.size_class end as size_now,
    p.field is null and p.proposed_field is not null and ${acceptProposals} as field_proposed,
    ${batch.id}::text || ':' || l.sheet || ':' || l.row_number as record_id
  from imports.written w
  join imports.line l on l.batch_id = w.batch_id and l.line_no = w.line_no
  left join imports.decision d on d.batch_id = w.batch_id and d.line_no = w.line_no
  cross join lateral jsonb_to_record(l.parsed) as ${facts}
  join places.unit u on u.scheme = '2025-07-01' and u.code = coalesce(d.commune_code, p.commune_code)
  where w.batch_id = ${batch.id}::uuid and w.round = ${round} and w.outcome = ${outcome}`

/** Named in the list, not yet coded by VSIC: kept in its own words, never as the main line. */
const linesAsWritten = (from: 'n' | 's') => sql`case when ${sql.ref(from)}.lines_text is null then '[]'::jsonb
  else jsonb_build_array(jsonb_build_object('version', '', 'code', '', 'name', ${sql.ref(from)}.lines_text, 'detail', null, 'main', false)) end`

const basis = (batch: Batch): string => `Danh sách do địa phương lập, tệp ${batch.file_name}`

/**
 * Organisation, profile and representative in one statement, so that the lines are unpacked once. What a certificate says
 * about persons the State's officers keep, the Alliance does not (rule 50).
 */
export async function createRecords(db: Kysely<DB>, round: Round): Promise<void> {
  const { batch, now, demonstration } = round
  const source = sql`${demonstration}, ${batch.source_system}, n.record_id, ${now}::timestamptz`
  await sql`with n as materialized (${lines(round, 'created')}), organisations as (
    insert into register.organisation (id, code, type, name, legacy_registration_no, address, address_legacy, province_code, commune_code, lines, representative,
      status, sector, field, size_class, founded_on, registered_on, ended_on, certificate_no, charter_capital_dong, mirrored, legal_basis, field_sources,
      demonstration, source_system, source_record_id, retrieved_at)
    select n.organisation_id, n.code, n.type, n.name, n.legacy_registration_no, n.address_now, nullif(n.address, n.address_now), ${batch.province_code}, n.commune_now,
      ${linesAsWritten('n')}, n.representative, coalesce(n.status, 'active'), n.sector_now, n.field_now, coalesce(n.size_now, 'unknown'),
      n.founded_on, n.registered_on, n.ended_on, n.certificate_no, n.charter_capital_dong, false, ${basis(batch)},
      case when n.field_proposed then jsonb_build_object('field', jsonb_build_object('sourceSystem', ${batch.source_system}::text, 'sourceRecordId', n.record_id, 'method', 'proposed by words, accepted by a person')) else '{}'::jsonb end,
      ${source}
    from n), profiles as (
    insert into register.profile (organisation_id, province_code, commune_code, phone, email, official_members, workers, total_capital_dong, revenue_dong, profit_dong,
      figures_year, demonstration, source_system, source_record_id, retrieved_at)
    select n.organisation_id, ${batch.province_code}, n.commune_now, n.phone, n.email, n.official_members, n.workers, n.total_capital_dong, n.revenue_dong, n.profit_dong,
      n.figures_year, ${source}
    from n)
    insert into register.representative (organisation_id, province_code, commune_code, full_name, demonstration, source_system, source_record_id, retrieved_at)
    select n.organisation_id, ${batch.province_code}, n.commune_now, n.representative, ${source}
    from n where n.representative is not null and ${batch.source_system} = 'provincial_import'`.execute(db)
}

/**
 * Records this list may not change: mirrors of the national registration (D92 3.4), ended bodies, and for the Alliance
 * whatever it did not bring in itself.
 */
export async function keepGoverned(db: Kysely<DB>, { batch, round }: Round): Promise<{ mirrored: string[] }> {
  const { rows } = await sql<{ id: string; mirrored: boolean }>`select o.id, o.mirrored from imports.written w join register.organisation o on o.id = w.organisation_id
    where w.batch_id = ${batch.id}::uuid and w.round = ${round} and w.outcome = 'updated'
      and (o.mirrored or o.status = 'ended' or (${batch.source_system} = 'alliance_import' and o.source_system <> 'alliance_import'))`.execute(db)
  if (rows.length > 0) await sql`select imports.keep_lines(${batch.id}::uuid, ${round}::int, ${rows.map((row) => row.id)}::uuid[])`.execute(db)
  return { mirrored: rows.filter((row) => row.mirrored).map((row) => row.id) }
}

const registered = ['name', 'representative', 'charter_capital_dong', 'founded_on', 'registered_on', 'status'] as const

/** What the list says against a mirrored record is asked of the organisation, not written over it (rule 59, D92 25). */
export async function requestCorrections(db: Kysely<DB>, round: Round, mirrored: readonly string[]): Promise<void> {
  const { batch, now, correctionDueOn, demonstration } = round
  await sql`with said as (
      select o.id, o.commune_code, f.field, to_jsonb(o) -> f.field as recorded, l.parsed -> f.field as said
      from imports.written w join register.organisation o on o.id = w.organisation_id join imports.line l on l.batch_id = w.batch_id and l.line_no = w.line_no
      cross join unnest(${[...registered]}::text[]) as f (field)
      where w.batch_id = ${batch.id}::uuid and w.round = ${round.round} and o.id = any (${[...mirrored]}::uuid[]))
    insert into register.correction_request (organisation_id, province_code, commune_code, origin, field, value_recorded, value_said, reason, state, asked_at, asked_by, due_on, demonstration)
    select s.id, ${batch.province_code}, s.commune_code, 'registrar', s.field, s.recorded, s.said, ${`Danh sách của tỉnh (${batch.file_name}) ghi khác`}, 'awaiting_organisation',
      ${now}::timestamptz, platform.actor_id(), ${correctionDueOn}::date, ${demonstration}
    from said s where s.said is not null and s.said is distinct from s.recorded
      and not exists (select 1 from register.correction_request c where c.organisation_id = s.id and c.field = s.field and c.state in ('awaiting_organisation', 'awaiting_registrar'))`.execute(db)
}

// Only the tax authority lifts "not at the registered address" (D92 27.6), and kinds differ in their statuses.
/** Only what the file carries; a row that says nothing new makes no new version. */
export async function updateOrganisations(db: Kysely<DB>, round: Round): Promise<void> {
  const { batch, now } = round
  const changed = (field: string, isChanged: ReturnType<typeof sql>) => sql`case when ${isChanged} then jsonb_build_object(${field}::text, s.source) else '{}'::jsonb end`
  await sql`with n as materialized (${lines(round, 'updated')}), s as (
      select n.*, jsonb_build_object('sourceSystem', ${batch.source_system}::text, 'sourceRecordId', n.record_id, 'retrievedAt', ${now}::timestamptz) as source from n)
    update register.organisation o set
      name = coalesce(s.name, o.name), code = coalesce(o.code, s.code), legacy_registration_no = coalesce(s.legacy_registration_no, o.legacy_registration_no),
      address = case when s.address is null then o.address else s.address_now end, address_legacy = coalesce(nullif(s.address, s.address_now), o.address_legacy), commune_code = s.commune_now,
      representative = coalesce(s.representative, o.representative), status = case when s.status is null or o.status = 'not_at_address' or (o.type = 'THT') <> (s.type = 'THT') then o.status else s.status end,
      field = coalesce(s.field_now, o.field), sector = coalesce(s.sector_now, o.sector), size_class = case when coalesce(s.size_now, 'unknown') = 'unknown' then o.size_class else s.size_now end,
      lines = case when o.lines = '[]' then ${linesAsWritten('s')} else o.lines end,
      founded_on = coalesce(s.founded_on, o.founded_on), registered_on = coalesce(s.registered_on, o.registered_on), ended_on = coalesce(s.ended_on, o.ended_on),
      certificate_no = coalesce(s.certificate_no, o.certificate_no), charter_capital_dong = coalesce(s.charter_capital_dong, o.charter_capital_dong),
      retrieved_at = ${now}::timestamptz,
      field_sources = o.field_sources || ${changed('name', sql`s.name <> o.name`)} || ${changed('address', sql`s.address is not null and s.address_now <> o.address`)}
        || ${changed('representative', sql`s.representative <> coalesce(o.representative, '')`)} || ${changed('status', sql`s.status <> o.status`)}
        || ${changed('charter_capital_dong', sql`s.charter_capital_dong <> coalesce(o.charter_capital_dong, -1)`)}
    from s where o.id = s.organisation_id`.execute(db)
}

/** What the organisation said of itself stands against any list. */
export async function updateProfiles(db: Kysely<DB>, round: Round): Promise<void> {
  const { batch, now, demonstration } = round
  await sql`update register.profile o set commune_code = n.commune_now, phone = coalesce(n.phone, o.phone), email = coalesce(n.email, o.email),
      official_members = coalesce(n.official_members, o.official_members), workers = coalesce(n.workers, o.workers), total_capital_dong = coalesce(n.total_capital_dong, o.total_capital_dong),
      revenue_dong = coalesce(n.revenue_dong, o.revenue_dong), profit_dong = coalesce(n.profit_dong, o.profit_dong), figures_year = coalesce(n.figures_year, o.figures_year), retrieved_at = ${now}::timestamptz
    from (${lines(round, 'updated')}) n where o.organisation_id = n.organisation_id and o.source_system <> 'organisation'`.execute(db)
  // A profile that this actor may not see is the organisation's own: left alone.
  await sql`insert into register.profile (organisation_id, province_code, commune_code, phone, email, official_members, workers, total_capital_dong, revenue_dong, profit_dong,
      figures_year, demonstration, source_system, source_record_id, retrieved_at)
    select n.organisation_id, ${batch.province_code}, n.commune_now, n.phone, n.email, n.official_members, n.workers, n.total_capital_dong, n.revenue_dong, n.profit_dong,
      n.figures_year, ${demonstration}, ${batch.source_system}, n.record_id, ${now}::timestamptz
    from (${lines(round, 'updated')}) n on conflict (organisation_id) do nothing`.execute(db)
}
