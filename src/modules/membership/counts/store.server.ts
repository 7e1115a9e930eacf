import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { OrganisationType } from '../admission/rules.ts'
import type { Step } from './rules.ts'

export type Place = { type: OrganisationType; registeredOn: string | null; province: string | null; commune: string | null }

export async function findPlace(ctx: Ctx, organisationId: string): Promise<Place | null> {
  const { rows } = await sql<Place>`select type, coalesce(registered_on, certificate_on) as "registeredOn", province_code as province, commune_code as commune
    from register.organisation where id = ${organisationId}::uuid`.execute(ctx.db)
  return rows[0] ?? null
}

/** Changes of one organisation's register happen one after the other. */
export async function lockTally(ctx: Ctx, organisationId: string): Promise<void> {
  await sql`insert into membership.tally (organisation_id) values (${organisationId}::uuid) on conflict do nothing`.execute(ctx.db)
  await sql`select 1 from membership.tally where organisation_id = ${organisationId}::uuid for update`.execute(ctx.db)
}

export type Tally = {
  official: number; linked_contributing: number; linked_noncontributing: number; official_foreign: number; official_women: number
  below_minimum_since: string | null; foreign_share_since: string | null; counted_on: string | null
}

export async function findTally(ctx: Ctx, organisationId: string): Promise<Tally | null> {
  const { rows } = await sql<Tally>`select * from membership.tally where organisation_id = ${organisationId}::uuid`.execute(ctx.db)
  return rows[0] ?? null
}

/** Counts anew what the register says of today. */
export async function recount(ctx: Ctx, organisationId: string, today: string, place: Place): Promise<Tally> {
  const { rows } = await sql<Tally>`
    update membership.tally t set official = c.official, linked_contributing = c.contributing, linked_noncontributing = c.noncontributing,
      official_foreign = c.official_foreign, official_women = c.official_women, counted_on = ${today}::date,
      province_code = ${place.province}, commune_code = ${place.commune}
    from (select count(*) filter (where kind = 'official') as official, count(*) filter (where kind = 'linked_contributing') as contributing,
        count(*) filter (where kind = 'linked_noncontributing') as noncontributing,
        count(*) filter (where kind = 'official' and foreign_member) as official_foreign, count(*) filter (where kind = 'official' and gender = 'female') as official_women
      from membership.version where organisation_id = ${organisationId}::uuid and known_to is null
        and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date)) c
    where t.organisation_id = ${organisationId}::uuid returning t.*`.execute(ctx.db)
  const [tally] = rows
  if (!tally) throw new Error('no tally to count into')
  return tally
}

/** When official members came and went, as the register says it now. */
export async function listSteps(ctx: Ctx, organisationId: string): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select day, sum(way)::int as official, sum(way * foreign_member::int)::int as foreign from (
      select valid_from as day, 1 as way, foreign_member from membership.version
        where organisation_id = ${organisationId}::uuid and known_to is null and kind = 'official'
      union all
      select valid_to, -1, foreign_member from membership.version
        where organisation_id = ${organisationId}::uuid and known_to is null and kind = 'official' and valid_to is not null) steps
    group by day order by day`.execute(ctx.db)
  return rows
}

export async function storeBreaches(ctx: Ctx, organisationId: string, belowMinimumSince: string | null, foreignShareSince: string | null): Promise<void> {
  await sql`update membership.tally set below_minimum_since = ${belowMinimumSince}::date, foreign_share_since = ${foreignShareSince}::date
    where organisation_id = ${organisationId}::uuid and (below_minimum_since, foreign_share_since) is distinct from (${belowMinimumSince}::date, ${foreignShareSince}::date)`.execute(ctx.db)
}
