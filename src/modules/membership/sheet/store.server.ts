import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Kind, MemberOnDay, Party } from '../schema.ts'

/** A row of the register as it stood on a day, as it was known at a time. */
export type SheetRow = {
  id: string; version_id: string; number: number; kind: Kind; party: Party; name: string; sort_name: string; joined_on: string; foreign_member: boolean
  nationality: string; born_on: string | null; gender: 'female' | 'male' | null; address: string; phone: string | null; email: string | null
  id_sealed: Buffer | null; id_tail: string | null; organisation_code: string | null; cooperative: boolean
  representative_name: string | null; representative_phone: string | null; uses_service: boolean; gives_labour: boolean
  investment_certificate_no: string | null; residence_paper_no: string | null; valid_from: string; valid_to: string | null
  organ: string; decided_on: string; resolution_ref: string | null; pledged_dong: number; heir_of: string | null; person_id: string | null
}
export type Moment = { organisationId: string; day: string; knownAt: Date | null }

const known = (knownAt: Date | null): RawBuilder<unknown> => knownAt === null ? sql`v.known_to is null`
  : sql`v.known_from <= ${knownAt}::timestamptz and (v.known_to is null or v.known_to > ${knownAt}::timestamptz)`
const held = (day: string): RawBuilder<unknown> => sql`v.valid_from <= ${day}::date and (v.valid_to is null or v.valid_to > ${day}::date)`

/** Who signs in as this member: named, or the same personal number. */
const person = sql`coalesce(m.person_id, (select p.id from identity.person p where p.personal_id_hash = v.id_hash))`
const columns = sql`m.id, v.id as version_id, m.number, v.kind, v.party, v.name, v.sort_name, m.joined_on, v.foreign_member, v.nationality, v.born_on, v.gender,
  v.address, v.phone, v.email, v.id_sealed, v.id_tail, v.organisation_code, v.cooperative, v.representative_name, v.representative_phone,
  v.uses_service, v.gives_labour, v.investment_certificate_no, v.residence_paper_no, v.valid_from, v.valid_to,
  m.organ, m.decided_on, m.resolution_ref, m.pledged_dong, m.heir_of, ${person} as person_id`
const joined = sql`membership.version v join membership.member m on m.organisation_id = v.organisation_id and m.id = v.member_id`

export type Place = { sortName: string; id: string }
export type Wanted = { kind: Kind | null; words: readonly string[]; number: number | null; after: Place | null; limit: number }

/** A page in the order of names: the index alone says which rows, then those are read. */
export async function listSheet(ctx: Ctx, at: Moment, wanted: Wanted): Promise<SheetRow[]> {
  const { rows } = await sql<SheetRow>`
    with page as materialized (
      select v.id, v.sort_name, v.member_id from membership.version v
      where v.organisation_id = ${at.organisationId}::uuid and ${known(at.knownAt)} and ${held(at.day)}
        ${wanted.kind === null ? sql`` : sql`and v.kind = ${wanted.kind}`}
        ${wanted.number === null ? sql`` : sql`and v.member_id = (select n.id from membership.member n where n.organisation_id = ${at.organisationId}::uuid and n.number = ${wanted.number})`}
        ${sql.join(wanted.words.map((word) => sql`and position(${word} in v.search_name) > 0`), sql` `)}
        ${wanted.after === null ? sql`` : sql`and (v.sort_name, v.member_id) > (${wanted.after.sortName}, ${wanted.after.id}::uuid)`}
      order by v.sort_name, v.member_id limit ${wanted.limit})
    select ${columns} from page join membership.version v on v.organisation_id = ${at.organisationId}::uuid and v.id = page.id
      join membership.member m on m.organisation_id = v.organisation_id and m.id = v.member_id
    order by page.sort_name, page.member_id`.execute(ctx.db)
  return rows
}

export async function findRow(ctx: Ctx, at: Moment, memberId: string): Promise<SheetRow | null> {
  const { rows } = await sql<SheetRow>`
    select ${columns} from ${joined}
    where v.organisation_id = ${at.organisationId}::uuid and v.member_id = ${memberId}::uuid and ${known(at.knownAt)} and ${held(at.day)}`.execute(ctx.db)
  return rows[0] ?? null
}

/** As the register last said it, whether the membership lasts or not. */
export async function findLatestRow(ctx: Ctx, organisationId: string, memberId: string): Promise<SheetRow | null> {
  const { rows } = await sql<SheetRow>`
    select ${columns} from ${joined}
    where v.organisation_id = ${organisationId}::uuid and v.member_id = ${memberId}::uuid and v.known_to is null
    order by v.valid_from desc limit 1`.execute(ctx.db)
  return rows[0] ?? null
}

type OnDayRow = { id: string; number: number; kind: Kind; party: Party; name: string; foreign_member: boolean; person_id: string | null; joined_on: string }
const onDay = (row: OnDayRow): MemberOnDay => ({
  id: row.id, number: row.number, kind: row.kind, party: row.party, name: row.name, foreign: row.foreign_member, personId: row.person_id, joinedOn: row.joined_on,
})
const onDayColumns = sql`m.id, m.number, v.kind, v.party, v.name, v.foreign_member, m.joined_on, ${person} as person_id`

export async function membersOnDay(ctx: Ctx, organisationId: string, day: string): Promise<MemberOnDay[]> {
  const { rows } = await sql<OnDayRow>`select ${onDayColumns} from ${joined}
    where v.organisation_id = ${organisationId}::uuid and ${known(null)} and ${held(day)} order by v.sort_name, v.member_id`.execute(ctx.db)
  return rows.map(onDay)
}

export async function findMemberOfPerson(ctx: Ctx, organisationId: string, day: string): Promise<MemberOnDay | null> {
  if (ctx.actor.id === null) return null
  const { rows } = await sql<OnDayRow>`select ${onDayColumns} from ${joined}
    where v.organisation_id = ${organisationId}::uuid and ${known(null)} and ${held(day)}
      and (m.person_id = ${ctx.actor.id}::uuid or (m.person_id is null and v.id_hash = (select personal_id_hash from identity.person where id = ${ctx.actor.id}::uuid)))
    order by v.kind <> 'official', v.party <> 'person', m.number limit 1`.execute(ctx.db)
  return rows[0] ? onDay(rows[0]) : null
}

export type KindCount = { kind: Kind; members: number; foreign: number; women: number }

export async function countOnDay(ctx: Ctx, at: Moment): Promise<KindCount[]> {
  const { rows } = await sql<KindCount>`
    select v.kind, count(*)::int as members, count(*) filter (where v.foreign_member)::int as foreign, count(*) filter (where v.gender = 'female')::int as women
    from membership.version v where v.organisation_id = ${at.organisationId}::uuid and ${known(at.knownAt)} and ${held(at.day)} group by v.kind`.execute(ctx.db)
  return rows
}

export type HistoryRow = { kind: Kind; name: string; valid_from: string; valid_to: string | null; known_from: Date; known_to: Date | null; ground: string | null }

export async function listHistory(ctx: Ctx, organisationId: string, memberId: string): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select v.kind, v.name, v.valid_from, v.valid_to, v.known_from, v.known_to, v.ground from membership.version v
    where v.organisation_id = ${organisationId}::uuid and v.member_id = ${memberId}::uuid order by v.known_from desc, v.valid_from desc limit 500`.execute(ctx.db)
  return rows
}

export type EndingRow = { ended_on: string; reason: string; organ: string; resolution_ref: string | null; note: string | null }

export async function findEnding(ctx: Ctx, organisationId: string, memberId: string): Promise<EndingRow | null> {
  const { rows } = await sql<EndingRow>`select ended_on, reason, organ, resolution_ref, note from membership.ending
    where organisation_id = ${organisationId}::uuid and member_id = ${memberId}::uuid and revoked_at is null`.execute(ctx.db)
  return rows[0] ?? null
}

export type Head = { name: string; code: string | null; address: string; commune: string | null; demonstration: boolean }

/** As the register of organisations calls it: the head of the printed sheet. */
export async function findHead(ctx: Ctx, organisationId: string): Promise<Head> {
  const { rows } = await sql<Head>`select name, code, address, commune_code as commune, demonstration from register.organisation where id = ${organisationId}::uuid`.execute(ctx.db)
  const [head] = rows
  if (!head) throw new Error('an organisation that was just found is gone')
  return head
}
