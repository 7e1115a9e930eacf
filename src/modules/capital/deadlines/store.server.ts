import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'

/** The next last day of a member; null when nothing is open. A new day is judged anew. */
export async function setDeadline(ctx: Ctx, organisationId: string, memberId: string, dueOn: string | null): Promise<void> {
  if (dueOn === null) {
    await sql`delete from capital.deadline where organisation_id = ${organisationId}::uuid and member_id = ${memberId}::uuid`.execute(ctx.db)
    return
  }
  await sql`
    insert into capital.deadline (organisation_id, member_id, due_on) values (${organisationId}::uuid, ${memberId}::uuid, ${dueOn}::date)
    on conflict (organisation_id, member_id) do update set due_on = excluded.due_on, judged_on = null where capital.deadline.due_on <> excluded.due_on`.execute(ctx.db)
}

/** Of these members, who has a last day: of five thousand who paid in full, none does. */
export async function membersWithDeadline(ctx: Ctx, organisationId: string, memberIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ member_id: string }>`select member_id from capital.deadline
    where organisation_id = ${organisationId}::uuid and member_id = any (${memberIds as string[]}::uuid[])`.execute(ctx.db)
  return new Set(rows.map((row) => row.member_id))
}

/** Over all organisations: whose last day is over and nobody has looked at. */
export async function listPassed(ctx: Ctx, day: string, limit: number): Promise<{ organisationId: string; memberId: string; dueOn: string }[]> {
  const { rows } = await sql<{ organisationId: string; memberId: string; dueOn: string }>`
    select organisation_id as "organisationId", member_id as "memberId", due_on as "dueOn" from capital.deadline
    where judged_on is null and due_on < ${day}::date order by due_on, organisation_id, member_id limit ${limit}`.execute(ctx.db)
  return rows
}

export async function markJudged(ctx: Ctx, organisationId: string, memberId: string, day: string): Promise<void> {
  await sql`update capital.deadline set judged_on = ${day}::date where organisation_id = ${organisationId}::uuid and member_id = ${memberId}::uuid`.execute(ctx.db)
}
