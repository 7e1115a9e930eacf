import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { ExcludedPeriod } from '../deadlines/rules.ts'
import type { Balance, Entry } from './rules.ts'

/** Money moves one act at a time in an organisation: two clerks at once cannot together break a cap. */
export const lockBook = async (ctx: Ctx, organisationId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('capital:' || ${organisationId}, 0))`.execute(ctx.db)
}

export type StoredEntry = Entry & {
  pairId: string | null; assetKind: string | null; assetNote: string | null; useRightUntil: string | null
  solvencyBy: string | null; solvencyOn: string | null; ground: string | null
  memberKind: 'official' | 'linked_contributing'; foreignMember: boolean; recordedAt: Date
}

const columns = sql`id, member_id as "memberId", kind, on_day as "onDay", committed_dong as "committedDong", paid_dong as "paidDong", corrects,
  pair_id as "pairId", clock_from as "clockFrom", stated_due_on as "statedDueOn", asset_kind as "assetKind", asset_note as "assetNote",
  use_right_until as "useRightUntil", solvency_by as "solvencyBy", solvency_on as "solvencyOn", ground, member_kind as "memberKind",
  foreign_member as "foreignMember", recorded_at as "recordedAt"`

export async function listEntries(ctx: Ctx, organisationId: string, memberIds: readonly string[]): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`select ${columns} from capital.entry
    where organisation_id = ${organisationId}::uuid and member_id = any (${memberIds as string[]}::uuid[]) order by on_day, id`.execute(ctx.db)
  return rows
}

export async function findEntry(ctx: Ctx, organisationId: string, id: string): Promise<StoredEntry | null> {
  const { rows } = await sql<StoredEntry>`select ${columns} from capital.entry where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
  return rows[0] ?? null
}

/** The other half of what changed hands, by entry. */
export async function listPairs(ctx: Ctx, organisationId: string, pairIds: readonly string[]): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`select ${columns} from capital.entry
    where organisation_id = ${organisationId}::uuid and id = any (${pairIds as string[]}::uuid[])`.execute(ctx.db)
  return rows
}

/** One statement for one line or for the five thousand of an opening. */
export async function insertEntries(ctx: Ctx, organisationId: string, entries: readonly Omit<StoredEntry, 'recordedAt'>[]): Promise<void> {
  const rows = entries.map((e) => ({
    id: e.id, member_id: e.memberId, kind: e.kind, on_day: e.onDay, committed_dong: e.committedDong, paid_dong: e.paidDong, corrects: e.corrects, pair_id: e.pairId,
    clock_from: e.clockFrom, stated_due_on: e.statedDueOn, asset_kind: e.assetKind, asset_note: e.assetNote, use_right_until: e.useRightUntil,
    solvency_by: e.solvencyBy, solvency_on: e.solvencyOn, ground: e.ground, member_kind: e.memberKind, foreign_member: e.foreignMember,
  }))
  await sql`
    insert into capital.entry (organisation_id, id, member_id, kind, on_day, committed_dong, paid_dong, corrects, pair_id, clock_from, stated_due_on,
      asset_kind, asset_note, use_right_until, solvency_by, solvency_on, ground, member_kind, foreign_member, recorded_by)
    select ${organisationId}::uuid, r.*, ${ctx.actor.id}::uuid
    from jsonb_to_recordset(${rows as never}::jsonb) as r(id uuid, member_id uuid, kind text, on_day date, committed_dong bigint, paid_dong bigint, corrects uuid,
      pair_id uuid, clock_from date, stated_due_on date, asset_kind text, asset_note text, use_right_until date, solvency_by text, solvency_on date, ground text,
      member_kind text, foreign_member boolean)`.execute(ctx.db)
}

export type HeldRow = Balance & { memberId: string; memberKind: 'official' | 'linked_contributing'; foreignMember: boolean }

/** What every member of the book holds at the end of a day, with how the member stood in the newest line. */
export async function listHeld(ctx: Ctx, organisationId: string, day: string): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select member_id as "memberId", sum(committed_dong)::bigint as "committedDong", sum(paid_dong)::bigint as "paidDong",
      (array_agg(member_kind order by id desc))[1] as "memberKind", (array_agg(foreign_member order by id desc))[1] as "foreignMember"
    from capital.entry where organisation_id = ${organisationId}::uuid and on_day <= ${day}::date group by member_id`.execute(ctx.db)
  return rows
}

export async function listShares(ctx: Ctx, organisationId: string, day: string): Promise<(Balance & { memberId: string })[]> {
  const { rows } = await sql<Balance & { memberId: string }>`
    select member_id as "memberId", sum(committed_dong)::bigint as "committedDong", sum(paid_dong)::bigint as "paidDong"
    from capital.entry where organisation_id = ${organisationId}::uuid and on_day <= ${day}::date
    group by member_id having sum(committed_dong) <> 0 order by member_id`.execute(ctx.db)
  return rows
}

/** What was brought in and when, as far as it still stands after corrections: for the printed register (L 15.1). */
export async function listPaymentsOn(ctx: Ctx, organisationId: string, day: string): Promise<{ memberId: string; onDay: string; assetKind: string; assetNote: string | null }[]> {
  const { rows } = await sql<{ memberId: string; onDay: string; assetKind: string; assetNote: string | null }>`
    select e.member_id as "memberId", e.on_day as "onDay", e.asset_kind as "assetKind", e.asset_note as "assetNote" from capital.entry e
    left join lateral (select sum(c.paid_dong) as paid from capital.entry c where c.organisation_id = e.organisation_id and c.corrects = e.id) fixed on true
    where e.organisation_id = ${organisationId}::uuid and e.on_day <= ${day}::date and e.kind in ('opening', 'payment') and e.paid_dong + coalesce(fixed.paid, 0) > 0
    order by e.member_id, e.on_day, e.id`.execute(ctx.db)
  return rows
}

/** By how much the charter capital moved, day by day. */
export async function listDailyChanges(ctx: Ctx, organisationId: string): Promise<{ onDay: string; changeDong: number }[]> {
  const { rows } = await sql<{ onDay: string; changeDong: number }>`
    select on_day as "onDay", sum(committed_dong)::bigint as "changeDong" from capital.entry
    where organisation_id = ${organisationId}::uuid group by on_day order by on_day`.execute(ctx.db)
  return rows
}

/** Members with an open part, and the lines that make it: few among many. */
export async function listOpenEntries(ctx: Ctx, organisationId: string, day: string): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`
    with open as (select member_id from capital.entry where organisation_id = ${organisationId}::uuid and on_day <= ${day}::date
      group by member_id having sum(committed_dong) > sum(paid_dong))
    select ${columns} from capital.entry where organisation_id = ${organisationId}::uuid and on_day <= ${day}::date and member_id in (select member_id from open)
    order by on_day, id`.execute(ctx.db)
  return rows
}

export type StoredPeriod = ExcludedPeriod & { id: string; memberId: string; reason: 'transport' | 'import' | 'titleTransfer'; note: string; cancelled: boolean }

/** With those that were cancelled since, marked; the rows that cancel are not shown themselves. */
export async function listPeriods(ctx: Ctx, organisationId: string, memberIds: readonly string[]): Promise<StoredPeriod[]> {
  const { rows } = await sql<StoredPeriod>`
    select p.id, p.member_id as "memberId", p.reason, p.from_on as "fromOn", p.to_on as "toOn", p.note,
      exists (select from capital.excluded_period c where c.organisation_id = p.organisation_id and c.cancels = p.id) as cancelled
    from capital.excluded_period p
    where p.organisation_id = ${organisationId}::uuid and p.member_id = any (${memberIds as string[]}::uuid[]) and p.cancels is null order by p.from_on`.execute(ctx.db)
  return rows
}

export async function insertPeriod(ctx: Ctx, organisationId: string, p: Omit<StoredPeriod, 'cancelled'> & { cancels: string | null }): Promise<void> {
  await sql`
    insert into capital.excluded_period (organisation_id, id, member_id, reason, from_on, to_on, note, cancels, recorded_by)
    values (${organisationId}::uuid, ${p.id}::uuid, ${p.memberId}::uuid, ${p.reason}, ${p.fromOn}::date, ${p.toOn}::date, ${p.note}, ${p.cancels}::uuid, ${ctx.actor.id}::uuid)`.execute(ctx.db)
}

/** Nobody's commitment was changed by an act yet: what is entered is how things are. */
export async function isTakingOver(ctx: Ctx, organisationId: string): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    select exists (select from capital.entry where organisation_id = ${organisationId}::uuid and kind not in ('opening', 'payment')) as changed`.execute(ctx.db)
  return !rows[0]?.changed
}
