import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'

export type FileRow = { id: string; name: string; mediaType: string; sizeBytes: number; sha256: string }

export async function insertFile(ctx: Ctx, organisationId: string, file: FileRow, bytes: Uint8Array): Promise<void> {
  await sql`insert into disclosure.file (organisation_id, id, name, media_type, size_bytes, sha256, stored_by)
    values (${organisationId}::uuid, ${file.id}::uuid, ${file.name}, ${file.mediaType}, ${file.sizeBytes}, ${file.sha256}, ${ctx.actor.id}::uuid)`.execute(ctx.db)
  await sql`select disclosure.store_content(${organisationId}::uuid, ${file.id}::uuid, ${bytes})`.execute(ctx.db)
}

export async function findFile(ctx: Ctx, organisationId: string, id: string): Promise<FileRow | null> {
  const { rows } = await sql<FileRow>`select id, name, media_type as "mediaType", size_bytes as "sizeBytes", sha256 from disclosure.file
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
  return rows[0] ?? null
}

export async function readBytes(ctx: Ctx, organisationId: string, id: string): Promise<Uint8Array | null> {
  const { rows } = await sql<{ bytes: Uint8Array }>`select bytes from disclosure.file_content where organisation_id = ${organisationId}::uuid and file_id = ${id}::uuid`.execute(ctx.db)
  return rows[0]?.bytes ?? null
}

/** What a published item, or the proof of its posting, shows. */
export async function isOpenToMembers(ctx: Ctx, organisationId: string, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from disclosure.item i where i.organisation_id = ${organisationId}::uuid and i.published_at is not null
    and (i.file_id = ${id}::uuid or exists (select 1 from disclosure.posting p where p.organisation_id = i.organisation_id and p.item_id = i.id and p.photo_file_id = ${id}::uuid)) limit 1`.execute(ctx.db)
  return rows.length > 0
}
