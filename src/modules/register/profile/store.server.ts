import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import type { ProfileColumns } from '../record/store.server.ts'
import type { ProfileChange } from './schema.ts'

const columnOf = {
  phone: 'phone', email: 'email', website: 'website',
  officialMembers: 'official_members', contributingMembers: 'contributing_members', noncontributingMembers: 'noncontributing_members', femaleMembers: 'female_members',
  workers: 'workers', memberWorkers: 'member_workers', totalCapitalDong: 'total_capital_dong', revenueDong: 'revenue_dong',
  internalRevenueDong: 'internal_revenue_dong', profitDong: 'profit_dong', workerIncomeDong: 'worker_income_dong', figuresYear: 'figures_year',
  lastGeneralMeetingOn: 'last_general_meeting_on', products: 'products', digitalApplication: 'digital_application', valueChain: 'value_chain',
  ocopProducts: 'ocop_products', allianceMember: 'alliance_member', allianceMemberSince: 'alliance_member_since', allianceConsent: 'alliance_consent',
} as const satisfies Record<keyof ProfileChange, keyof ProfileColumns>

export async function findProfile(db: Kysely<DB>, organisationId: string): Promise<ProfileColumns | null> {
  const { rows } = await sql<ProfileColumns>`select * from register.profile where organisation_id = ${organisationId}::uuid`.execute(db)
  return rows[0] ?? null
}

/** An empty profile takes its place from the registered record. */
export async function addProfile(db: Kysely<DB>, organisationId: string): Promise<void> {
  await sql`insert into register.profile (organisation_id, province_code, commune_code, demonstration)
    select id, province_code, commune_code, demonstration from register.organisation where id = ${organisationId}::uuid
    on conflict (organisation_id) do nothing`.execute(db)
}

/** Null when the version is no longer the one that the change was made for. */
export async function updateProfile(db: Kysely<DB>, organisationId: string, version: number, change: ProfileChange, today: string): Promise<ProfileColumns | null> {
  const given = (Object.keys(change) as (keyof ProfileChange)[]).filter((key) => change[key] !== undefined)
  const set = [
    ...given.map((key) => sql`${sql.ref(columnOf[key])} = ${change[key]}`),
    ...(change.allianceConsent === undefined ? [] : [sql`alliance_consented_at = ${change.allianceConsent ? sql`now()` : sql`null`}`]),
    sql`source_system = 'organisation'`, sql`last_confirmed_on = ${today}::date`,
  ]
  const { rows } = await sql<ProfileColumns>`update register.profile set ${sql.join(set)}
    where organisation_id = ${organisationId}::uuid and version = ${version} returning *`.execute(db)
  return rows[0] ?? null
}

/** One field that another module knows for certain; the rest of the profile is not confirmed by it. */
export async function setGeneralMeeting(db: Kysely<DB>, organisationId: string, heldOn: string): Promise<void> {
  await sql`update register.profile set last_general_meeting_on = ${heldOn}::date
    where organisation_id = ${organisationId}::uuid and (last_general_meeting_on is null or last_general_meeting_on < ${heldOn}::date)`.execute(db)
}
