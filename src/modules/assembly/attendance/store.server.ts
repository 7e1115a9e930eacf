import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Meeting } from '../meetings/store.server.ts'
import type { AttendanceMode } from './rules.ts'

export type Entitled = {
  member_id: string; number: number; name: string; party: string; person_id: string | null; weight: number; delegate: boolean; joined_on: string
  withdrawn_at: Date | null; withdrawn_reason: string | null
}
export type Attendance = { id: string; member_id: string; mode: AttendanceMode; authorisation_id: string | null; via: 'qr' | 'clerk' | 'self'; came_at: Date; by_name: string; left_at: Date | null }
export type Authorisation = { id: string; principal_id: string; holder_id: string | null; holder_name: string; kind: 'delegate' | 'proxy'; ground: string; given_at: Date }

const own = (m: Meeting) => sql`organisation_id = ${m.organisation_id}::uuid and meeting_id = ${m.id}::uuid`

export async function findEntitled(ctx: Ctx, m: Meeting, memberId: string): Promise<Entitled | null> {
  const { rows } = await sql<Entitled>`select * from assembly.entitled where ${own(m)} and member_id = ${memberId}::uuid`.execute(ctx.db)
  return rows[0] ?? null
}
export async function findEntitledByNumber(ctx: Ctx, m: Meeting, number: number): Promise<Entitled | null> {
  const { rows } = await sql<Entitled>`select * from assembly.entitled where ${own(m)} and number = ${number}`.execute(ctx.db)
  return rows[0] ?? null
}
export async function findEntitledPerson(ctx: Ctx, m: Meeting): Promise<Entitled | null> {
  const { rows } = await sql<Entitled>`select * from assembly.entitled where ${own(m)} and person_id = ${ctx.actor.id}::uuid and withdrawn_at is null order by number limit 1`.execute(ctx.db)
  return rows[0] ?? null
}

export type Line = Entitled & {
  mode: AttendanceMode | null; came_at: Date | null; by_name: string | null; holder_name: string | null; authorisation_kind: 'delegate' | 'proxy' | null; delivered_on: string | null
}
/** The list of the entitled with who came and who was told; found without marks, by any part of the name or the number. */
export async function listEntitled(ctx: Ctx, m: Meeting, filter: { words: readonly string[]; after: number; limit: number }): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select e.*, a.mode, a.came_at, a.by_name, z.holder_name, z.kind as authorisation_kind, d.delivered_on
    from assembly.entitled e
    left join assembly.attendance a on a.organisation_id = e.organisation_id and a.meeting_id = e.meeting_id and a.member_id = e.member_id and a.call_no = ${m.call_no} and a.left_at is null
    left join assembly.authorisation z on z.organisation_id = e.organisation_id and z.meeting_id = e.meeting_id and z.principal_id = e.member_id and z.revoked_at is null
    left join lateral (select min(delivered_on) as delivered_on from assembly.delivery d
      where d.organisation_id = e.organisation_id and d.meeting_id = e.meeting_id and d.call_no = ${m.call_no} and d.member_id = e.member_id) d on true
    where e.organisation_id = ${m.organisation_id}::uuid and e.meeting_id = ${m.id}::uuid and e.number > ${filter.after}
      and (select coalesce(bool_and(e.number::text = w or position(w in e.search_name) > 0), true) from unnest(${filter.words}::text[]) w)
    order by e.number limit ${filter.limit}`.execute(ctx.db)
  return rows
}

export type NewEntitled = { memberId: string; number: number; name: string; searchName: string; party: string; personId: string | null; joinedOn: string; weight: number }
/** Whoever was withdrawn and is a member again stands in the list again. */
export async function upsertEntitled(ctx: Ctx, m: Meeting, rows: readonly NewEntitled[]): Promise<void> {
  await sql`
    insert into assembly.entitled (organisation_id, meeting_id, member_id, number, name, search_name, party, person_id, weight, joined_on, listed_at)
    select ${m.organisation_id}::uuid, ${m.id}::uuid, r.id, r.number, r.name, r.search_name, r.party, r.person_id, r.weight, r.joined_on, ${ctx.now}::timestamptz
    from jsonb_to_recordset(${rows.map((r) => ({ id: r.memberId, number: r.number, name: r.name, search_name: r.searchName, party: r.party, person_id: r.personId, weight: r.weight, joined_on: r.joinedOn })) as never}::jsonb)
      as r(id uuid, number int, name text, search_name text, party text, person_id uuid, weight int, joined_on date)
    on conflict (organisation_id, meeting_id, member_id) do update set name = excluded.name, search_name = excluded.search_name, person_id = excluded.person_id,
      withdrawn_at = null, withdrawn_reason = null`.execute(ctx.db)
}

export async function withdraw(ctx: Ctx, m: Meeting, memberIds: readonly string[], reason: string): Promise<Entitled[]> {
  const { rows } = await sql<Entitled>`update assembly.entitled set withdrawn_at = ${ctx.now}::timestamptz, withdrawn_reason = ${reason}
    where ${own(m)} and member_id = any(${memberIds}::uuid[]) and withdrawn_at is null returning *`.execute(ctx.db)
  return rows
}

export async function listStanding(ctx: Ctx, m: Meeting): Promise<Entitled[]> {
  const { rows } = await sql<Entitled>`select * from assembly.entitled where ${own(m)} and withdrawn_at is null order by number`.execute(ctx.db)
  return rows
}

export async function setWeight(ctx: Ctx, m: Meeting, memberId: string, weight: number): Promise<void> {
  await sql`update assembly.entitled set weight = ${weight} where ${own(m)} and member_id = ${memberId}::uuid`.execute(ctx.db)
}

export async function listAuthorisations(ctx: Ctx, m: Meeting): Promise<Authorisation[]> {
  const { rows } = await sql<Authorisation>`select * from assembly.authorisation where ${own(m)} and revoked_at is null order by id`.execute(ctx.db)
  return rows
}
export async function insertAuthorisation(ctx: Ctx, m: Meeting, a: Omit<Authorisation, 'given_at'>): Promise<void> {
  await sql`insert into assembly.authorisation (organisation_id, id, meeting_id, principal_id, holder_id, holder_name, kind, ground, given_at)
    values (${m.organisation_id}::uuid, ${a.id}::uuid, ${m.id}::uuid, ${a.principal_id}::uuid, ${a.holder_id}::uuid, ${a.holder_name}, ${a.kind}, ${a.ground}, ${ctx.now}::timestamptz)`.execute(ctx.db)
}
export async function revokeAuthorisation(ctx: Ctx, m: Meeting, id: string): Promise<void> {
  await sql`update assembly.authorisation set revoked_at = ${ctx.now}::timestamptz where ${own(m)} and id = ${id}::uuid and revoked_at is null`.execute(ctx.db)
}
export async function markDelegates(ctx: Ctx, m: Meeting, memberIds: readonly string[]): Promise<void> {
  await sql`update assembly.entitled set delegate = true where ${own(m)} and member_id = any(${memberIds}::uuid[]) and not delegate`.execute(ctx.db)
}
export async function unmarkDelegate(ctx: Ctx, m: Meeting, memberId: string): Promise<void> {
  await sql`update assembly.entitled set delegate = false where ${own(m)} and member_id = ${memberId}::uuid`.execute(ctx.db)
}

/** Null when somebody was faster: the unique index lets one row through, whichever clerk it was. */
export async function insertAttendance(ctx: Ctx, m: Meeting, a: { id: string; memberId: string; mode: AttendanceMode; authorisationId: string | null; via: Attendance['via'] }): Promise<boolean> {
  const { rows } = await sql`insert into assembly.attendance (organisation_id, id, meeting_id, call_no, member_id, mode, authorisation_id, via, came_at, by_id, by_name)
    values (${m.organisation_id}::uuid, ${a.id}::uuid, ${m.id}::uuid, ${m.call_no}, ${a.memberId}::uuid, ${a.mode}, ${a.authorisationId}::uuid, ${a.via}, ${ctx.now}::timestamptz,
      ${ctx.actor.id}::uuid, ${ctx.actor.name ?? '–'})
    on conflict (organisation_id, meeting_id, call_no, member_id) where left_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}
export async function findAttendance(ctx: Ctx, m: Meeting, memberId: string): Promise<Attendance | null> {
  const { rows } = await sql<Attendance>`select * from assembly.attendance where ${own(m)} and call_no = ${m.call_no} and member_id = ${memberId}::uuid and left_at is null`.execute(ctx.db)
  return rows[0] ?? null
}
export async function leave(ctx: Ctx, m: Meeting, memberIds: readonly string[], reason: string): Promise<number> {
  const { rows } = await sql`update assembly.attendance set left_at = ${ctx.now}::timestamptz, left_reason = ${reason}
    where ${own(m)} and call_no = ${m.call_no} and member_id = any(${memberIds}::uuid[]) and left_at is null returning id`.execute(ctx.db)
  return rows.length
}

export type Standing = { base: number; attending: number; votes: number; in_person: number; online: number; by_proxy: number; guests: number }
/** One row read at once: what the quorum and every screen are made from. */
export async function readStanding(ctx: Pick<Ctx, 'db'>, m: Pick<Meeting, 'organisation_id' | 'id' | 'call_no' | 'form'>): Promise<Standing> {
  const delegates = m.form === 'delegates'
  const { rows } = await sql<Standing>`
    select count(*) filter (where not ${delegates} or e.delegate)::int as base,
      count(a.id) filter (where not ${delegates} or (e.delegate and a.mode <> 'proxy'))::int as attending,
      coalesce(sum(e.weight) filter (where a.id is not null), 0)::int as votes,
      count(*) filter (where a.mode = 'in_person')::int as in_person, count(*) filter (where a.mode = 'online')::int as online, count(*) filter (where a.mode = 'proxy')::int as by_proxy,
      (select count(*)::int from assembly.guest g where g.organisation_id = ${m.organisation_id}::uuid and g.meeting_id = ${m.id}::uuid and g.came_at is not null) as guests
    from assembly.entitled e
    left join assembly.attendance a on a.organisation_id = e.organisation_id and a.meeting_id = e.meeting_id and a.member_id = e.member_id and a.call_no = ${m.call_no} and a.left_at is null
    where e.organisation_id = ${m.organisation_id}::uuid and e.meeting_id = ${m.id}::uuid and e.withdrawn_at is null`.execute(ctx.db)
  return rows[0] ?? { base: 0, attending: 0, votes: 0, in_person: 0, online: 0, by_proxy: 0, guests: 0 }
}

/** Whom one member votes for, here and now: himself, and those who authorised him, as far as they are counted as there. */
export async function listRepresented(ctx: Ctx, m: Meeting, holderId: string): Promise<{ member_id: string; weight: number }[]> {
  const { rows } = await sql<{ member_id: string; weight: number }>`
    select e.member_id, e.weight from assembly.attendance a
    join assembly.entitled e on e.organisation_id = a.organisation_id and e.meeting_id = a.meeting_id and e.member_id = a.member_id and e.withdrawn_at is null
    left join assembly.authorisation z on z.organisation_id = a.organisation_id and z.id = a.authorisation_id and z.revoked_at is null
    where a.organisation_id = ${m.organisation_id}::uuid and a.meeting_id = ${m.id}::uuid and a.call_no = ${m.call_no} and a.left_at is null
      and ((a.member_id = ${holderId}::uuid and a.mode <> 'proxy') or z.holder_id = ${holderId}::uuid)`.execute(ctx.db)
  return rows
}

export type Guest = { id: string; member_id: string | null; name: string; capacity: 'linked_member' | 'hired_director' | 'authority' | 'guest'; came_at: Date | null }
export async function listGuests(ctx: Ctx, m: Meeting): Promise<Guest[]> {
  const { rows } = await sql<Guest>`select * from assembly.guest where ${own(m)} order by name, id`.execute(ctx.db)
  return rows
}
export async function insertGuest(ctx: Ctx, m: Meeting, g: Omit<Guest, 'came_at'>): Promise<void> {
  await sql`insert into assembly.guest (organisation_id, id, meeting_id, member_id, name, capacity)
    values (${m.organisation_id}::uuid, ${g.id}::uuid, ${m.id}::uuid, ${g.member_id}::uuid, ${g.name}, ${g.capacity})`.execute(ctx.db)
}
export async function guestCame(ctx: Ctx, m: Meeting, id: string): Promise<boolean> {
  const { rows } = await sql`update assembly.guest set came_at = coalesce(came_at, ${ctx.now}::timestamptz) where ${own(m)} and id = ${id}::uuid returning id`.execute(ctx.db)
  return rows.length === 1
}

export type Voter = { member_id: string; weight: number; person_id: string | null; online: boolean }
/** Every vote that is there, with who holds it in his hand and whether he sits at a screen. */
export async function listVoters(ctx: Ctx, m: Meeting, memberIds: readonly string[] | null = null): Promise<Voter[]> {
  const { rows } = await sql<Voter>`
    select a.member_id, e.weight, h.person_id, coalesce(ha.mode, a.mode) = 'online' as online
    from assembly.attendance a
    join assembly.entitled e on e.organisation_id = a.organisation_id and e.meeting_id = a.meeting_id and e.member_id = a.member_id and e.withdrawn_at is null
    left join assembly.authorisation z on z.organisation_id = a.organisation_id and z.id = a.authorisation_id
    left join assembly.entitled h on h.organisation_id = a.organisation_id and h.meeting_id = a.meeting_id and h.member_id = case when a.mode = 'proxy' then z.holder_id else a.member_id end
    left join assembly.attendance ha on ha.organisation_id = a.organisation_id and ha.meeting_id = a.meeting_id and ha.member_id = z.holder_id and ha.call_no = a.call_no and ha.left_at is null
    where a.organisation_id = ${m.organisation_id}::uuid and a.meeting_id = ${m.id}::uuid and a.call_no = ${m.call_no} and a.left_at is null
      and (${memberIds}::uuid[] is null or a.member_id = any(${memberIds}::uuid[]))
    order by e.number`.execute(ctx.db)
  return rows
}
