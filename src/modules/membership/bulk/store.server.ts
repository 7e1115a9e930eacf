import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import { columnsOf } from '../entry/store.server.ts'
import type { MemberFacts } from '../schema.ts'

/** Many rows of the register in two statements: imports, demonstration, measurements. What bars a member was asked before. */
export type BulkMember = {
  id: string; number: number; joinedOn: string; organ: string; decidedOn: string; resolutionRef: string | null; pledgedDong: number; heirOf: string | null
}
export type BulkVersion = { id: string; memberId: string; facts: MemberFacts; validFrom: string; validTo: string | null; knownFrom: Date; knownTo: Date | null; ground: string | null }

export async function insertMembers(db: Kysely<DB>, organisationId: string, members: readonly BulkMember[]): Promise<void> {
  const rows = members.map((m) => ({
    id: m.id, number: m.number, joined_on: m.joinedOn, organ: m.organ, decided_on: m.decidedOn, resolution_ref: m.resolutionRef, pledged_dong: m.pledgedDong, heir_of: m.heirOf,
  }))
  await sql`
    insert into membership.member (organisation_id, id, number, joined_on, organ, decided_on, resolution_ref, pledged_dong, heir_of, recorded_by)
    select ${organisationId}::uuid, r.id, r.number, r.joined_on, r.organ, r.decided_on, r.resolution_ref, r.pledged_dong, r.heir_of, platform.actor_id()
    from jsonb_to_recordset(${rows as never}::jsonb) as r (id uuid, number int, joined_on date, organ text, decided_on date, resolution_ref text, pledged_dong bigint, heir_of uuid)
    on conflict do nothing`.execute(db)
}

const base64 = (bytes: Buffer | null): string | null => bytes?.toString('base64') ?? null

export async function insertVersions(db: Kysely<DB>, organisationId: string, versions: readonly BulkVersion[]): Promise<void> {
  const rows = versions.map((v) => {
    const columns = columnsOf(v.facts)
    return {
      ...columns, id_sealed: base64(columns.id_sealed), id_hash: base64(columns.id_hash),
      id: v.id, member_id: v.memberId, valid_from: v.validFrom, valid_to: v.validTo, known_from: v.knownFrom.toISOString(), known_to: v.knownTo?.toISOString() ?? null, ground: v.ground,
    }
  })
  await sql`
    insert into membership.version (organisation_id, id, member_id, kind, party, name, sort_name, search_name, foreign_member, nationality, born_on, gender, address, phone, email,
      id_sealed, id_tail, id_hash, organisation_code, cooperative, representative_name, representative_phone, uses_service, gives_labour,
      investment_certificate_no, residence_paper_no, valid_from, valid_to, known_from, known_to, ground, recorded_by)
    select ${organisationId}::uuid, r.id, r.member_id, r.kind, r.party, r.name, r.sort_name, r.search_name, r.foreign_member, r.nationality, r.born_on, r.gender, r.address, r.phone, r.email,
      decode(r.id_sealed, 'base64'), r.id_tail, decode(r.id_hash, 'base64'), r.organisation_code, r.cooperative, r.representative_name, r.representative_phone, r.uses_service, r.gives_labour,
      r.investment_certificate_no, r.residence_paper_no, r.valid_from, r.valid_to, r.known_from, r.known_to, r.ground, platform.actor_id()
    from jsonb_to_recordset(${rows as never}::jsonb) as r (id uuid, member_id uuid, kind text, party text, name text, sort_name text, search_name text, foreign_member boolean,
      nationality text, born_on date, gender text, address text, phone text, email text, id_sealed text, id_tail text, id_hash text, organisation_code text, cooperative boolean,
      representative_name text, representative_phone text, uses_service boolean, gives_labour boolean, investment_certificate_no text, residence_paper_no text,
      valid_from date, valid_to date, known_from timestamptz, known_to timestamptz, ground text)
    on conflict do nothing`.execute(db)
}

/** Counts as they are today; for rows that came in bulk and break nothing. */
export async function fillTally(db: Kysely<DB>, organisationId: string): Promise<void> {
  await sql`
    insert into membership.tally (organisation_id, province_code, commune_code, official, linked_contributing, linked_noncontributing, official_foreign, official_women, counted_on)
    select o.id, o.province_code, o.commune_code, count(*) filter (where v.kind = 'official'), count(*) filter (where v.kind = 'linked_contributing'),
      count(*) filter (where v.kind = 'linked_noncontributing'), count(*) filter (where v.kind = 'official' and v.foreign_member),
      count(*) filter (where v.kind = 'official' and v.gender = 'female'), current_date
    from register.organisation o left join membership.version v on v.organisation_id = o.id and v.known_to is null and v.valid_from <= current_date and (v.valid_to is null or v.valid_to > current_date)
    where o.id = ${organisationId}::uuid group by o.id
    on conflict do nothing`.execute(db)
}
