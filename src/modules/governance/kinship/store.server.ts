import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { Relation } from '../schema.ts'

export type KinshipRow = { id: string; firstId: string; first: string; secondId: string; second: string; relation: Relation; declaredOn: string }

/** What holds today; what was taken back stays in the table. */
export async function listKinships(ctx: Ctx, organisationId: string): Promise<KinshipRow[]> {
  const { rows } = await sql<KinshipRow>`
    select k.id, k.first_id as "firstId", a.name as first, k.second_id as "secondId", b.name as second, k.relation, k.declared_on as "declaredOn"
    from governance.kinship k
      join governance.person a on a.organisation_id = k.organisation_id and a.id = k.first_id
      join governance.person b on b.organisation_id = k.organisation_id and b.id = k.second_id
    where k.organisation_id = ${organisationId}::uuid and k.withdrawn_on is null order by a.name, b.name`.execute(ctx.db)
  return rows
}

export async function insertKinship(ctx: Ctx, organisationId: string, firstId: string, secondId: string, relation: Relation, declaredOn: string): Promise<string> {
  const id = newId()
  await sql`insert into governance.kinship (organisation_id, id, first_id, second_id, relation, declared_on, declared_by)
    values (${organisationId}::uuid, ${id}::uuid, ${firstId}::uuid, ${secondId}::uuid, ${relation}, ${declaredOn}::date, ${ctx.actor.id}::uuid)`.execute(ctx.db)
  return id
}

export async function withdrawKinship(ctx: Ctx, organisationId: string, id: string, withdrawnOn: string, reason: string): Promise<boolean> {
  const { rows } = await sql`update governance.kinship set withdrawn_on = greatest(${withdrawnOn}::date, declared_on), withdrawal_reason = ${reason}
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid and withdrawn_on is null returning id`.execute(ctx.db)
  return rows.length > 0
}
