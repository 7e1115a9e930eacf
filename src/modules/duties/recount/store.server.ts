import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Facts } from '../rules.ts'
import type { DutyFact } from '../schema.ts'

export type Counted = { id: string; province: string; commune: string | null; facts: Facts }
type Row = {
  id: string; province: string; commune: string | null; type: Facts['type']; status: string; statusFrom: string | null; statusUntil: string | null; foundedOn: string | null
  officialMembers: number | null; lastGeneralMeetingOn: string | null; lastConfirmedOn: string | null; openCorrections: number; filled: number
}

/** What the rules look at, of so many organisations at once; where no officer is, nobody would read the rows. */
export async function readFacts(ctx: Ctx, after: string | null, limit: number, all: number): Promise<Counted[]> {
  const { rows } = await sql<Row>`
    select o.id, o.province_code as province, o.commune_code as commune, o.type, o.status, o.status_from as "statusFrom", o.status_until as "statusUntil",
      coalesce(o.founded_on, o.registered_on) as "foundedOn", p.official_members as "officialMembers", p.last_general_meeting_on as "lastGeneralMeetingOn",
      coalesce(p.last_confirmed_on, o.last_confirmed_on) as "lastConfirmedOn",
      (select count(*)::int from register.correction_request c where c.organisation_id = o.id and c.state in ('awaiting_organisation', 'awaiting_registrar')) as "openCorrections",
      num_nonnulls(p.phone, p.official_members, p.contributing_members, p.female_members, p.workers, p.total_capital_dong, p.revenue_dong,
        p.internal_revenue_dong, p.profit_dong, p.worker_income_dong, p.last_general_meeting_on, p.products) as filled
    from register.organisation o left join register.profile p on p.organisation_id = o.id
    where o.province_code is not null and (${after}::uuid is null or o.id > ${after}::uuid) order by o.id limit ${limit}`.execute(ctx.db)
  return rows.map(({ id, province, commune, filled, ...facts }) => ({ id, province, commune, facts: { ...facts, filled: { done: filled, all } } }))
}

export type Standing = Pick<DutyFact, 'kind' | 'article' | 'startOn' | 'dueOn' | 'doneOn' | 'params'> & { organisationId: string; subjectId: string; province: string; commune: string | null }

/** Only what became different is written, so that a quiet night leaves no trail. */
export async function writeStanding(ctx: Ctx, organisationIds: readonly string[], duties: readonly Standing[]): Promise<number> {
  const { rows } = await sql<{ written: number }>`
    with wanted as (
      select * from jsonb_to_recordset(${duties as never}::jsonb) as w("organisationId" uuid, kind text, "subjectId" text, article text, "startOn" date, "dueOn" date, "doneOn" date, params jsonb, province text, commune text)
    ), gone as (
      -- A hashed list: as an anti join the planner, who cannot know how many are wanted, compares each with each.
      delete from duties.duty d where d.source = 'register' and d.organisation_id = any (${organisationIds}::uuid[])
        and (d.organisation_id, d.kind, d.subject_id) not in (select "organisationId", kind, "subjectId" from wanted)
    ), put as (
      insert into duties.duty as d (organisation_id, kind, source, subject_id, article, start_on, due_on, done_on, params, province_code, commune_code)
      select "organisationId", kind, 'register', "subjectId", article, "startOn", "dueOn", "doneOn", params, province, commune from wanted
      on conflict (organisation_id, kind, subject_id) do update set article = excluded.article, start_on = excluded.start_on, due_on = excluded.due_on,
        done_on = excluded.done_on, params = excluded.params, province_code = excluded.province_code, commune_code = excluded.commune_code
      where (d.article, d.start_on, d.due_on, d.done_on, d.params, d.province_code, d.commune_code)
        is distinct from (excluded.article, excluded.start_on, excluded.due_on, excluded.done_on, excluded.params, excluded.province_code, excluded.commune_code)
      returning 1
    ) select count(*)::int as written from put`.execute(ctx.db)
  return rows[0]?.written ?? 0
}

export type TerritoryRow = { code: string | null; id: string; name: string; kind: string; article: string; startOn: string | null; dueOn: string | null; params: Record<string, string | number>; consequence: string | null }

/** What is open in the reader's territory; row-level security filters, the earliest last day first. */
export async function listOpen(ctx: Ctx, filter: { kind: string | null; overdueOn: string | null; offset: number; limit: number }): Promise<TerritoryRow[]> {
  const { rows } = await sql<TerritoryRow>`
    select o.code, o.id, o.name, d.kind, d.article, d.start_on as "startOn", d.due_on as "dueOn", d.params, d.consequence
    from duties.duty d join register.organisation o on o.id = d.organisation_id
    where d.done_on is null and d.province_code is not null and (${filter.kind}::text is null or d.kind = ${filter.kind})
      and (${filter.overdueOn}::date is null or d.due_on < ${filter.overdueOn}::date)
    order by d.due_on nulls last, d.organisation_id, d.kind, d.subject_id offset ${filter.offset} limit ${filter.limit}`.execute(ctx.db)
  return rows
}

export async function countOpen(ctx: Ctx, today: string): Promise<{ kind: string; open: number; overdue: number }[]> {
  const { rows } = await sql<{ kind: string; open: number; overdue: number }>`
    select kind, count(*)::int as open, count(*) filter (where due_on < ${today}::date)::int as overdue from duties.duty
    where done_on is null and province_code is not null group by kind order by kind`.execute(ctx.db)
  return rows
}
