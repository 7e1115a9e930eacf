import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'

export type ObligationLine = { id: string; memberId: string; amountDong: number; onDay: string; source: string; sourceId: string | null; note: string }

/** Idempotent for what other modules feed: a line of theirs is counted once. */
export async function insertObligation(ctx: Ctx, organisationId: string, line: ObligationLine): Promise<void> {
  await sql`
    insert into capital.obligation (organisation_id, id, member_id, amount_dong, on_day, source, source_id, note, recorded_by)
    values (${organisationId}::uuid, ${line.id}::uuid, ${line.memberId}::uuid, ${line.amountDong}::bigint, ${line.onDay}::date, ${line.source}, ${line.sourceId}, ${line.note}, ${ctx.actor.id}::uuid)
    on conflict (organisation_id, source, source_id) where source_id is not null do nothing`.execute(ctx.db)
}

export async function listObligations(ctx: Ctx, organisationId: string, memberId: string | null): Promise<ObligationLine[]> {
  const { rows } = await sql<ObligationLine>`
    select id, member_id as "memberId", amount_dong as "amountDong", on_day as "onDay", source, source_id as "sourceId", note from capital.obligation
    where organisation_id = ${organisationId}::uuid and (${memberId}::uuid is null or member_id = ${memberId}::uuid) order by on_day, id`.execute(ctx.db)
  return rows
}

export async function owedDong(ctx: Ctx, organisationId: string, memberId: string): Promise<number> {
  const { rows } = await sql<{ owed: number }>`select coalesce(sum(amount_dong), 0)::bigint as owed from capital.obligation
    where organisation_id = ${organisationId}::uuid and member_id = ${memberId}::uuid`.execute(ctx.db)
  return rows[0]?.owed ?? 0
}
