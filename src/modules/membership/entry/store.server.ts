import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { keyedHash, seal } from '#platform/secrets.server.ts'
import { isForeign } from '../admission/rules.ts'
import type { MemberFacts } from '../schema.ts'
import { searchName, sortName } from '../sheet/names.ts'

/** What is written into the register; the number is sealed on its way in and opened nowhere else but where it is shown. */

/** The same as identity gives a person's number, so that who signs in is found as the member. */
export function identityHash(facts: Pick<MemberFacts, 'party' | 'idNumber' | 'organisationCode' | 'representatives'>): Buffer | null {
  if (facts.party === 'organisation') return facts.organisationCode === null ? null : keyedHash(`organisation-code:${facts.organisationCode}`)
  const number = numberOf(facts)
  return number === null ? null : keyedHash(`personal-id:${number}`)
}

const numberOf = (facts: Pick<MemberFacts, 'party' | 'idNumber' | 'representatives'>): string | null =>
  facts.party === 'person' ? facts.idNumber : facts.representatives[0]?.idNumber ?? null

/** Columns of membership.version that the facts fill. */
export function columnsOf(facts: MemberFacts) {
  const number = numberOf(facts)
  const [representative] = facts.party === 'person' ? [] : facts.representatives
  return {
    kind: facts.kind, party: facts.party, name: facts.name, sort_name: sortName(facts.party, facts.name), search_name: searchName(facts.name),
    foreign_member: isForeign(facts), nationality: facts.nationality, born_on: facts.bornOn, gender: facts.gender,
    address: facts.address, phone: facts.phone, email: facts.email,
    id_sealed: number === null ? null : seal(number), id_tail: number === null ? null : number.slice(-3), id_hash: identityHash(facts),
    organisation_code: facts.organisationCode, cooperative: facts.cooperative,
    representative_name: representative?.name ?? null, representative_phone: representative?.phone ?? null,
    uses_service: facts.usesService, gives_labour: facts.givesLabour,
    investment_certificate_no: facts.investmentCertificateNo, residence_paper_no: facts.residencePaperNo,
  }
}

export async function findSame(ctx: Ctx, organisationId: string, facts: MemberFacts, day: string): Promise<{ id: string; number: number; name: string } | null> {
  const hash = identityHash(facts)
  if (hash === null) return null
  const { rows } = await sql<{ id: string; number: number; name: string }>`
    select m.id, m.number, v.name from membership.version v join membership.member m on m.organisation_id = v.organisation_id and m.id = v.member_id
    where v.organisation_id = ${organisationId}::uuid and v.party = ${facts.party} and v.id_hash = ${hash} and v.known_to is null
      and (v.valid_to is null or v.valid_to > ${day}::date) limit 1`.execute(ctx.db)
  return rows[0] ?? null
}

export type NewMember = {
  id: string; joinedOn: string; applicationId: string | null; organ: string; decidedOn: string; resolutionRef: string | null
  pledgedDong: number; heirOf: string | null
}

/** The next number of the register; `lockTally` keeps two admissions apart. */
export async function insertMember(ctx: Ctx, organisationId: string, member: NewMember): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into membership.member (organisation_id, id, number, joined_on, application_id, organ, decided_on, resolution_ref, pledged_dong, heir_of, recorded_by)
    select ${organisationId}::uuid, ${member.id}::uuid, coalesce(max(number), 0) + 1, ${member.joinedOn}::date, ${member.applicationId}::uuid, ${member.organ},
      ${member.decidedOn}::date, ${member.resolutionRef}, ${member.pledgedDong}, ${member.heirOf}::uuid, ${ctx.actor.id}::uuid
    from membership.member where organisation_id = ${organisationId}::uuid
    returning number`.execute(ctx.db)
  return rows[0]?.number ?? 0
}

export async function insertVersion(ctx: Ctx, organisationId: string, memberId: string, facts: MemberFacts, validFrom: string, ground: string | null): Promise<void> {
  const columns = { ...columnsOf(facts), ground }
  const names = Object.keys(columns) as (keyof typeof columns)[]
  await sql`
    insert into membership.version (organisation_id, id, member_id, valid_from, known_from, recorded_by, ${sql.join(names.map((name) => sql.ref(name)))})
    values (${organisationId}::uuid, ${newId()}::uuid, ${memberId}::uuid, ${validFrom}::date, ${ctx.now}::timestamptz, ${ctx.actor.id}::uuid,
      ${sql.join(names.map((name) => columns[name]))})`.execute(ctx.db)
}

/** The register no longer says it; the row stays. */
export async function supersede(ctx: Ctx, organisationId: string, versionId: string): Promise<void> {
  await sql`update membership.version set known_to = ${ctx.now}::timestamptz
    where organisation_id = ${organisationId}::uuid and id = ${versionId}::uuid`.execute(ctx.db)
}

const carried = sql.raw(`member_id, kind, party, name, sort_name, search_name, foreign_member, nationality, born_on, gender, address, phone, email, id_sealed, id_tail,
  id_hash, organisation_code, cooperative, representative_name, representative_phone, uses_service, gives_labour, investment_certificate_no, residence_paper_no, valid_from`)

/** The same as before, but only until the day; or, with null, without an end again. */
export async function insertUntil(ctx: Ctx, organisationId: string, versionId: string, validTo: string | null, ground: string | null): Promise<void> {
  await sql`
    insert into membership.version (organisation_id, id, ${carried}, valid_to, ground, known_from, recorded_by)
    select organisation_id, ${newId()}::uuid, ${carried}, ${validTo}::date, ${ground}, ${ctx.now}::timestamptz, ${ctx.actor.id}::uuid
    from membership.version where organisation_id = ${organisationId}::uuid and id = ${versionId}::uuid`.execute(ctx.db)
}

/** Somebody else is in the register under the same identity now: whose row has come to an end cannot go on. */
export async function findTwin(ctx: Ctx, organisationId: string, versionId: string): Promise<{ name: string; number: number } | null> {
  const { rows } = await sql<{ name: string; number: number }>`
    select other.name, m.number from membership.version v
    join membership.version other on other.organisation_id = v.organisation_id and other.party = v.party and other.id_hash = v.id_hash and other.member_id <> v.member_id
      and other.known_to is null and (other.valid_to is null or other.valid_to > v.valid_to)
    join membership.member m on m.organisation_id = other.organisation_id and m.id = other.member_id
    where v.organisation_id = ${organisationId}::uuid and v.id = ${versionId}::uuid limit 1`.execute(ctx.db)
  return rows[0] ?? null
}
