import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import { open, seal } from '#platform/secrets.server.ts'
import type { CapitalLine, ListView } from './schema.ts'

export type List = {
  id: string; file_name: string; sha256: string; state: 'previewed' | 'written' | 'cancelled'; sheet_name: string; header_row: number; counts: ListView['counts']
  unknown_columns: string[]; uploaded_by: string | null; uploaded_at: Date; written_at: Date | null
}

export async function findSameFile(ctx: Ctx, organisationId: string, sha256: string): Promise<List | null> {
  const { rows } = await sql<List>`select * from capital.list where organisation_id = ${organisationId}::uuid and sha256 = ${sha256} and state <> 'cancelled'`.execute(ctx.db)
  return rows[0] ?? null
}

export async function findList(ctx: Ctx, organisationId: string, id: string): Promise<List | null> {
  const { rows } = await sql<List>`select * from capital.list where organisation_id = ${organisationId}::uuid and id = ${id}::uuid and state <> 'cancelled'`.execute(ctx.db)
  return rows[0] ?? null
}

/** For changes: waits for whoever is writing it now. */
export async function takeList(ctx: Ctx, organisationId: string, id: string): Promise<List | null> {
  const { rows } = await sql<List>`select * from capital.list where organisation_id = ${organisationId}::uuid and id = ${id}::uuid and state <> 'cancelled' for update`.execute(ctx.db)
  return rows[0] ?? null
}

export async function listLists(ctx: Ctx, organisationId: string): Promise<List[]> {
  const { rows } = await sql<List>`select * from capital.list where organisation_id = ${organisationId}::uuid and state <> 'cancelled' order by uploaded_at desc limit 20`.execute(ctx.db)
  return rows
}

export type NewList = { id: string; fileName: string; sha256: string; sizeBytes: number; sheetName: string; headerRow: number; counts: ListView['counts']; unknownColumns: string[] }

export async function insertList(ctx: Ctx, organisationId: string, l: NewList, bytes: Uint8Array, lines: readonly CapitalLine[]): Promise<void> {
  await sql`
    insert into capital.list (organisation_id, id, file_name, sha256, size_bytes, sheet_name, header_row, counts, unknown_columns, uploaded_by, uploaded_at)
    values (${organisationId}::uuid, ${l.id}::uuid, ${l.fileName}, ${l.sha256}, ${l.sizeBytes}, ${l.sheetName}, ${l.headerRow}, ${l.counts as never}::jsonb,
      ${l.unknownColumns}::text[], ${ctx.actor.name}, ${ctx.now}::timestamptz)`.execute(ctx.db)
  await sql`select capital.store_list_content(${organisationId}::uuid, ${l.id}::uuid, ${seal(Buffer.from(bytes).toString('base64'))}, ${seal(JSON.stringify(lines))})`.execute(ctx.db)
}

export async function loadLines(ctx: Ctx, organisationId: string, id: string): Promise<CapitalLine[]> {
  const { rows } = await sql<{ lines_sealed: Buffer }>`select lines_sealed from capital.list_content where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
  return rows[0] ? JSON.parse(open(rows[0].lines_sealed)) as CapitalLine[] : []
}

export async function loadFile(ctx: Ctx, organisationId: string, id: string): Promise<Buffer | null> {
  const { rows } = await sql<{ file_sealed: Buffer }>`select file_sealed from capital.list_content where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
  return rows[0] ? Buffer.from(open(rows[0].file_sealed), 'base64') : null
}

export async function closeList(ctx: Ctx, organisationId: string, id: string, state: 'written' | 'cancelled', counts: ListView['counts']): Promise<void> {
  await sql`update capital.list set state = ${state}, counts = ${counts as never}::jsonb, written_at = case when ${state} = 'written' then ${ctx.now}::timestamptz end
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
}

export async function clearContent(ctx: Ctx, organisationId: string, id: string): Promise<void> {
  await sql`select capital.clear_list_content(${organisationId}::uuid, ${id}::uuid)`.execute(ctx.db)
}
