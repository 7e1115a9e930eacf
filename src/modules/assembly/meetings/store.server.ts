import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { CallNumber } from '../convening/rules.ts'
import type { Convener } from '../convening/rules.ts'
import type { GroupRules } from '../groups/rules.ts'
import type { MeetingMode, OrganisationType } from '../attendance/rules.ts'
import type { State } from './rules.ts'

export type Meeting = {
  organisation_id: string; id: string; organisation_type: OrganisationType; title: string; kind: 'annual' | 'periodic' | 'extraordinary'; fiscal_year: number | null
  form: 'full' | 'delegates'; mode: MeetingMode; convener: Convener | 'head'; model: 'full' | 'reduced'; requested_on: string | null; requesters: number | null
  state: State; call_no: CallNumber; denominator: 'present' | 'cast'; proposal_days: number; group_rules: GroupRules | null
  chair_name: string | null; secretary_name: string | null; entitled_on: string | null; opened_at: Date | null; closed_at: Date | null; note: string | null; version: number
}
export type Call = {
  organisation_id: string; meeting_id: string; number: CallNumber; planned_at: Date; place: string; online_at: string | null
  notified_at: Date | null; closed_at: Date | null; outcome: 'held' | 'no_quorum' | null; base: number | null; attending: number | null; notice_id: string | null
}

export type NewMeeting = Pick<Meeting, 'organisation_id' | 'id' | 'organisation_type' | 'title' | 'kind' | 'fiscal_year' | 'form' | 'mode' | 'convener' | 'model'
  | 'requested_on' | 'requesters' | 'denominator' | 'proposal_days' | 'group_rules'>

export async function insertMeeting(ctx: Ctx, m: NewMeeting): Promise<void> {
  await sql`
    insert into assembly.meeting (organisation_id, id, organisation_type, title, kind, fiscal_year, form, mode, convener, model, requested_on, requesters, denominator,
      proposal_days, group_rules, created_by)
    values (${m.organisation_id}::uuid, ${m.id}::uuid, ${m.organisation_type}, ${m.title}, ${m.kind}, ${m.fiscal_year}, ${m.form}, ${m.mode}, ${m.convener}, ${m.model},
      ${m.requested_on}::date, ${m.requesters}, ${m.denominator}, ${m.proposal_days}, ${m.group_rules as never}::jsonb, ${ctx.actor.id}::uuid)`.execute(ctx.db)
}

export async function insertCall(ctx: Ctx, call: Pick<Call, 'organisation_id' | 'meeting_id' | 'number' | 'planned_at' | 'place' | 'online_at'>): Promise<void> {
  await sql`insert into assembly.call (organisation_id, meeting_id, number, planned_at, place, online_at)
    values (${call.organisation_id}::uuid, ${call.meeting_id}::uuid, ${call.number}, ${call.planned_at}::timestamptz, ${call.place}, ${call.online_at})`.execute(ctx.db)
}

/** `share`: the step stays as it is while one writes; `update`: it is about to change. */
export type Lock = 'none' | 'share' | 'update'
const locks = { none: sql``, share: sql`for share`, update: sql`for update` }

export async function findMeeting(ctx: Ctx, id: string, lock: Lock = 'none'): Promise<Meeting | null> {
  const { rows } = await sql<Meeting>`select * from assembly.meeting where id = ${id}::uuid ${locks[lock]}`.execute(ctx.db)
  return rows[0] ?? null
}

export async function listCalls(ctx: Ctx, m: Meeting): Promise<Call[]> {
  const { rows } = await sql<Call>`select * from assembly.call where organisation_id = ${m.organisation_id}::uuid and meeting_id = ${m.id}::uuid order by number`.execute(ctx.db)
  return rows
}

/** Not over yet: whoever comes or goes is of interest to these. */
export async function listRunning(ctx: Ctx, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from assembly.meeting
    where organisation_id = ${organisationId}::uuid and state in ('preparing', 'called', 'open', 'paused') order by id`.execute(ctx.db)
  return rows.map((r) => r.id)
}

export type Listed = Meeting & { planned_at: Date; place: string }
export async function listMeetings(ctx: Ctx, organisationId: string, after: string | null, limit: number): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select m.*, c.planned_at, c.place from assembly.meeting m
    join assembly.call c on c.organisation_id = m.organisation_id and c.meeting_id = m.id and c.number = m.call_no
    where m.organisation_id = ${organisationId}::uuid and (${after}::uuid is null or m.id < ${after}::uuid) order by m.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

export type MeetingChange = Partial<Pick<Meeting, 'title' | 'form' | 'mode' | 'state' | 'call_no' | 'chair_name' | 'secretary_name' | 'entitled_on' | 'opened_at' | 'closed_at' | 'note' | 'denominator'>>
export async function updateMeeting(ctx: Ctx, m: Meeting, change: MeetingChange): Promise<void> {
  const next = { ...m, ...change }
  await sql`
    update assembly.meeting set title = ${next.title}, form = ${next.form}, mode = ${next.mode}, state = ${next.state}, call_no = ${next.call_no}, chair_name = ${next.chair_name},
      secretary_name = ${next.secretary_name}, entitled_on = ${next.entitled_on}::date, opened_at = ${next.opened_at}::timestamptz, closed_at = ${next.closed_at}::timestamptz,
      note = ${next.note}, denominator = ${next.denominator}
    where organisation_id = ${m.organisation_id}::uuid and id = ${m.id}::uuid`.execute(ctx.db)
}

export type CallChange = Partial<Pick<Call, 'planned_at' | 'place' | 'online_at' | 'notified_at' | 'closed_at' | 'outcome' | 'base' | 'attending' | 'notice_id'>>
export async function updateCall(ctx: Ctx, call: Call, change: CallChange): Promise<void> {
  const next = { ...call, ...change }
  await sql`
    update assembly.call set planned_at = ${next.planned_at}::timestamptz, place = ${next.place}, online_at = ${next.online_at}, notified_at = ${next.notified_at}::timestamptz,
      closed_at = ${next.closed_at}::timestamptz, outcome = ${next.outcome}, base = ${next.base}, attending = ${next.attending}, notice_id = ${next.notice_id}::uuid
    where organisation_id = ${call.organisation_id}::uuid and meeting_id = ${call.meeting_id}::uuid and number = ${call.number}`.execute(ctx.db)
}

export type OrganisationRow = { id: string; code: string | null; name: string; type: OrganisationType; demonstration: boolean }
export async function findOrganisation(ctx: Ctx, id: string): Promise<OrganisationRow> {
  const { rows } = await sql<OrganisationRow>`select id, code, name, type, demonstration from register.organisation where id = ${id}::uuid`.execute(ctx.db)
  const row = rows[0]
  if (!row) throw new Error(`organisation ${id} of a meeting is not in the register`)
  return row
}

export type Clerk = { person_id: string; name: string; task: 'check_in' | 'count' | 'secretary' }
export async function listClerks(ctx: Ctx, m: Meeting): Promise<Clerk[]> {
  const { rows } = await sql<Clerk>`select person_id, name, task from assembly.clerk
    where organisation_id = ${m.organisation_id}::uuid and meeting_id = ${m.id}::uuid order by name, task`.execute(ctx.db)
  return rows
}

export async function insertClerk(ctx: Ctx, m: Meeting, clerk: Clerk): Promise<void> {
  await sql`insert into assembly.clerk (organisation_id, meeting_id, person_id, name, task)
    values (${m.organisation_id}::uuid, ${m.id}::uuid, ${clerk.person_id}::uuid, ${clerk.name}, ${clerk.task}) on conflict do nothing`.execute(ctx.db)
}

export type Happening = { id: string; at: Date; kind: string; params: Record<string, string | number>; by_name: string }
export async function listHappenings(ctx: Ctx, m: Meeting): Promise<Happening[]> {
  const { rows } = await sql<Happening>`select id, at, kind, params, by_name from assembly.happening
    where organisation_id = ${m.organisation_id}::uuid and meeting_id = ${m.id}::uuid order by id limit 2000`.execute(ctx.db)
  return rows
}

export async function insertHappening(ctx: Ctx, m: Pick<Meeting, 'organisation_id' | 'id'>, id: string, kind: string, params: Happening['params']): Promise<void> {
  await sql`insert into assembly.happening (organisation_id, id, meeting_id, at, kind, params, by_name)
    values (${m.organisation_id}::uuid, ${id}::uuid, ${m.id}::uuid, ${ctx.now}::timestamptz, ${kind}, ${params as never}::jsonb, ${ctx.actor.name ?? '–'})`.execute(ctx.db)
}

/** Heard by every process at the moment the transaction commits: what the live view shows has changed. */
export async function announce(ctx: Ctx, meetingId: string): Promise<void> {
  await sql`select pg_notify('assembly', ${meetingId})`.execute(ctx.db)
}
