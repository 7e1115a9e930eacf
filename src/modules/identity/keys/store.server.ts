import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { KeyView } from '../schema.ts'

export type NewKey = { id: string; name: string; startsWith: string; scopes: string[]; expiresAt: Date | null }

export async function insertKey(ctx: Ctx, key: NewKey): Promise<void> {
  await sql`
    insert into identity.api_key (id, person_id, name, starts_with, scopes, expires_at)
    values (${key.id}::uuid, ${ctx.actor.id}::uuid, ${key.name}, ${key.startsWith}, ${key.scopes}, ${key.expiresAt}::timestamptz)`.execute(ctx.db)
}

type Row = { id: string; name: string; starts_with: string; scopes: string[]; created_at: Date; expires_at: Date | null }

export async function listOwnKeys(ctx: Ctx): Promise<KeyView[]> {
  const { rows } = await sql<Row>`
    select id, name, starts_with, scopes, created_at, expires_at from identity.api_key
    where person_id = ${ctx.actor.id}::uuid and revoked_at is null and (expires_at is null or expires_at > ${ctx.now}::timestamptz) order by id`.execute(ctx.db)
  return rows.map((row) => ({
    id: row.id, name: row.name, startsWith: row.starts_with, scopes: row.scopes,
    createdAt: row.created_at.toISOString(), expiresAt: row.expires_at?.toISOString() ?? null,
  }))
}

export async function revokeOwnKey(ctx: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`
    update identity.api_key set revoked_at = ${ctx.now}::timestamptz
    where id = ${id}::uuid and person_id = ${ctx.actor.id}::uuid and revoked_at is null returning id`.execute(ctx.db)
  return rows.length > 0
}
