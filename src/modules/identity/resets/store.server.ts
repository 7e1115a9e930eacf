import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { hashToken } from '../token.server.ts'

export type Reset = { id: string; personId: string; login: string; name: string; usable: boolean }

/** A newer link makes the older ones useless. */
export async function insertReset(ctx: Ctx, personId: string, token: string, expiresAt: Date): Promise<void> {
  await sql`update identity.reset set used_at = ${ctx.now}::timestamptz where person_id = ${personId}::uuid and used_at is null`.execute(ctx.db)
  await sql`
    insert into identity.reset (id, person_id, token_hash, issued_by, expires_at)
    values (${newId()}::uuid, ${personId}::uuid, ${hashToken(token)}, ${ctx.actor.id}::uuid, ${expiresAt}::timestamptz)`.execute(ctx.db)
}

/** Locks the row: a link used twice at the same time sets one password. */
export async function takeReset(ctx: Ctx, token: string): Promise<Reset | null> {
  const { rows } = await sql<{ id: string; person_id: string; login: string; name: string; usable: boolean }>`
    select r.id, r.person_id, p.login, p.name, r.used_at is null and r.expires_at > ${ctx.now}::timestamptz usable
    from identity.reset r join identity.person p on p.id = r.person_id where r.token_hash = ${hashToken(token)} for update of r`.execute(ctx.db)
  const row = rows[0]
  return row ? { id: row.id, personId: row.person_id, login: row.login, name: row.name, usable: row.usable } : null
}

export async function markUsed(ctx: Ctx, id: string): Promise<void> {
  await sql`update identity.reset set used_at = ${ctx.now}::timestamptz where id = ${id}::uuid`.execute(ctx.db)
}
