import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'

export type NewEnding = { id: string; memberId: string; endedOn: string; reason: string; organ: string; resolutionRef: string | null; note: string | null }

export async function insertEnding(ctx: Ctx, organisationId: string, e: NewEnding): Promise<void> {
  await sql`
    insert into membership.ending (organisation_id, id, member_id, ended_on, reason, organ, resolution_ref, note, recorded_by)
    values (${organisationId}::uuid, ${e.id}::uuid, ${e.memberId}::uuid, ${e.endedOn}::date, ${e.reason}, ${e.organ}, ${e.resolutionRef}, ${e.note}, ${ctx.actor.id}::uuid)`.execute(ctx.db)
}

export async function revokeEnding(ctx: Ctx, organisationId: string, memberId: string, reason: string): Promise<boolean> {
  const { rows } = await sql`
    update membership.ending set revoked_at = ${ctx.now}::timestamptz, revoked_reason = ${reason}
    where organisation_id = ${organisationId}::uuid and member_id = ${memberId}::uuid and revoked_at is null returning id`.execute(ctx.db)
  return rows.length > 0
}
