import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { CapName } from './rules.ts'

export type Breach = { id: string; cap: CapName; memberId: string | null; beganOn: string; dueOn: string; heldDong: number; totalDong: number; maxPercent: number }

export async function listOpenBreaches(ctx: Ctx, organisationId: string): Promise<Breach[]> {
  const { rows } = await sql<Breach>`
    select id, cap, member_id as "memberId", began_on as "beganOn", due_on as "dueOn", held_dong as "heldDong", total_dong as "totalDong", max_percent as "maxPercent"
    from capital.breach where organisation_id = ${organisationId}::uuid and ended_on is null order by began_on, id`.execute(ctx.db)
  return rows
}

export async function insertBreach(ctx: Ctx, organisationId: string, b: Breach): Promise<void> {
  await sql`
    insert into capital.breach (organisation_id, id, cap, member_id, began_on, due_on, held_dong, total_dong, max_percent)
    values (${organisationId}::uuid, ${b.id}::uuid, ${b.cap}, ${b.memberId}::uuid, ${b.beganOn}::date, ${b.dueOn}::date, ${b.heldDong}::bigint, ${b.totalDong}::bigint, ${b.maxPercent})`.execute(ctx.db)
}

export async function endBreach(ctx: Ctx, organisationId: string, id: string, day: string): Promise<void> {
  await sql`update capital.breach set ended_on = ${day}::date where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
}
