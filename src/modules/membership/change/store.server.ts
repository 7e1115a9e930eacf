import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'

/** Whoever serves in the organisation's own office under this name. */
export async function findStaff(ctx: Ctx, organisationId: string, login: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select p.id from identity.person p join identity.posting g on g.person_id = p.id
    where p.login = ${login} and g.organisation_id = ${organisationId}::uuid and g.locked_at is null limit 1`.execute(ctx.db)
  return rows[0]?.id ?? null
}

export async function setPerson(ctx: Ctx, organisationId: string, memberId: string, personId: string): Promise<void> {
  await sql`update membership.member set person_id = ${personId}::uuid where organisation_id = ${organisationId}::uuid and id = ${memberId}::uuid`.execute(ctx.db)
}
