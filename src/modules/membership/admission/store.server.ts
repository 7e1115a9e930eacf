import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import { open, seal } from '#platform/secrets.server.ts'
import { memberFacts, type Kind, type MemberFacts, type Organ, type Party } from '../schema.ts'
import type { Affiliate } from './rules.ts'

export type Application = {
  id: string; name: string; kind: Kind; party: Party; written_on: string; paper_ref: string | null; facts_sealed: Buffer; pledged_dong: number
  heir_of: string | null; state: 'waiting' | 'accepted' | 'refused' | 'withdrawn'; organ: Organ | null; decided_on: string | null
  resolution_ref: string | null; reason: string | null; member_id: string | null; version: number
}

export const openFacts = (application: Application): MemberFacts => memberFacts.parse(JSON.parse(open(application.facts_sealed)))

export type NewApplication = { id: string; facts: MemberFacts; writtenOn: string; paperRef: string | null; heirOf: string | null }

export async function insertApplication(ctx: Ctx, organisationId: string, a: NewApplication): Promise<void> {
  await sql`
    insert into membership.application (organisation_id, id, name, kind, party, written_on, paper_ref, facts_sealed, pledged_dong, heir_of, recorded_by)
    values (${organisationId}::uuid, ${a.id}::uuid, ${a.facts.name}, ${a.facts.kind}, ${a.facts.party}, ${a.writtenOn}::date, ${a.paperRef},
      ${seal(JSON.stringify(a.facts))}, ${a.facts.pledgedDong}, ${a.heirOf}::uuid, ${ctx.actor.id}::uuid)`.execute(ctx.db)
}

/** Locked: of two decisions at once, the second finds it decided. */
export async function takeApplication(ctx: Ctx, organisationId: string, id: string): Promise<Application | null> {
  const { rows } = await sql<Application>`select * from membership.application where organisation_id = ${organisationId}::uuid and id = ${id}::uuid for update`.execute(ctx.db)
  return rows[0] ?? null
}

export async function findApplication(ctx: Ctx, organisationId: string, id: string): Promise<Application | null> {
  const { rows } = await sql<Application>`select * from membership.application where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
  return rows[0] ?? null
}

export async function listApplications(ctx: Ctx, organisationId: string, state: string | null, after: string | null, limit: number): Promise<Application[]> {
  const { rows } = await sql<Application>`
    select * from membership.application where organisation_id = ${organisationId}::uuid and (${state}::text is null or state = ${state})
      and (${after}::uuid is null or id < ${after}::uuid) order by id desc limit ${limit}`.execute(ctx.db)
  return rows
}

export type Outcome = { state: 'accepted' | 'refused' | 'withdrawn'; organ: Organ | null; decidedOn: string | null; resolutionRef: string | null; reason: string | null; memberId: string | null }

export async function closeApplication(ctx: Ctx, organisationId: string, id: string, o: Outcome): Promise<void> {
  await sql`
    update membership.application set state = ${o.state}, organ = ${o.organ}, decided_on = ${o.decidedOn}::date, resolution_ref = ${o.resolutionRef},
      reason = ${o.reason}, member_id = ${o.memberId}::uuid
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
}

export async function listAffiliates(ctx: Ctx, organisationId: string): Promise<(Affiliate & { id: string; name: string; relation: 'subsidiary' | 'investee' })[]> {
  const { rows } = await sql<Affiliate & { id: string; name: string; relation: 'subsidiary' | 'investee' }>`
    select id, code, name, relation, from_on as "fromOn", to_on as "toOn" from membership.affiliate where organisation_id = ${organisationId}::uuid order by from_on, id limit 500`.execute(ctx.db)
  return rows
}

export async function insertAffiliate(ctx: Ctx, organisationId: string, a: Affiliate & { id: string; name: string; relation: string }): Promise<void> {
  await sql`insert into membership.affiliate (organisation_id, id, code, name, relation, from_on, to_on)
    values (${organisationId}::uuid, ${a.id}::uuid, ${a.code}, ${a.name}, ${a.relation}, ${a.fromOn}::date, ${a.toOn}::date)`.execute(ctx.db)
}
