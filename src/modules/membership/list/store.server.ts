import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import { open, seal } from '#platform/secrets.server.ts'
import type { Party } from '../schema.ts'
import type { ListLine, ListView } from './schema.ts'

export type List = {
  id: string; file_name: string; sha256: string; state: 'previewed' | 'written' | 'cancelled'; sheet_name: string; header_row: number; counts: ListView['counts']
  unknown_columns: string[]; uploaded_by: string | null; uploaded_at: Date; written_at: Date | null
}

export async function findSameFile(ctx: Ctx, organisationId: string, sha256: string): Promise<List | null> {
  const { rows } = await sql<List>`select * from membership.list where organisation_id = ${organisationId}::uuid and sha256 = ${sha256} and state <> 'cancelled'`.execute(ctx.db)
  return rows[0] ?? null
}

export async function findList(ctx: Ctx, organisationId: string, id: string): Promise<List | null> {
  const { rows } = await sql<List>`select * from membership.list where organisation_id = ${organisationId}::uuid and id = ${id}::uuid and state <> 'cancelled'`.execute(ctx.db)
  return rows[0] ?? null
}

/** For changes: waits for whoever is writing it now. */
export async function takeList(ctx: Ctx, organisationId: string, id: string): Promise<List | null> {
  const { rows } = await sql<List>`select * from membership.list where organisation_id = ${organisationId}::uuid and id = ${id}::uuid and state <> 'cancelled' for update`.execute(ctx.db)
  return rows[0] ?? null
}

export async function listLists(ctx: Ctx, organisationId: string): Promise<List[]> {
  const { rows } = await sql<List>`select * from membership.list where organisation_id = ${organisationId}::uuid and state <> 'cancelled' order by uploaded_at desc limit 20`.execute(ctx.db)
  return rows
}

export type NewList = { id: string; fileName: string; sha256: string; sizeBytes: number; sheetName: string; headerRow: number; counts: ListView['counts']; unknownColumns: string[] }

export async function insertList(ctx: Ctx, organisationId: string, l: NewList, bytes: Uint8Array, lines: readonly ListLine[]): Promise<void> {
  await sql`
    insert into membership.list (organisation_id, id, file_name, sha256, size_bytes, sheet_name, header_row, counts, unknown_columns, uploaded_by, uploaded_at)
    values (${organisationId}::uuid, ${l.id}::uuid, ${l.fileName}, ${l.sha256}, ${l.sizeBytes}, ${l.sheetName}, ${l.headerRow}, ${l.counts as never}::jsonb,
      ${l.unknownColumns}::text[], ${ctx.actor.name}, ${ctx.now}::timestamptz)`.execute(ctx.db)
  await sql`select membership.store_list_content(${organisationId}::uuid, ${l.id}::uuid, ${seal(Buffer.from(bytes).toString('base64'))}, ${seal(JSON.stringify(lines))})`.execute(ctx.db)
}

export async function loadLines(ctx: Ctx, organisationId: string, id: string): Promise<ListLine[]> {
  const { rows } = await sql<{ lines_sealed: Buffer }>`select lines_sealed from membership.list_content where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
  return rows[0] ? JSON.parse(open(rows[0].lines_sealed)) as ListLine[] : []
}

export async function loadFile(ctx: Ctx, organisationId: string, id: string): Promise<Buffer | null> {
  const { rows } = await sql<{ file_sealed: Buffer }>`select file_sealed from membership.list_content where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
  return rows[0] ? Buffer.from(open(rows[0].file_sealed), 'base64') : null
}

export async function closeList(ctx: Ctx, organisationId: string, id: string, state: 'written' | 'cancelled', counts: ListView['counts']): Promise<void> {
  await sql`update membership.list set state = ${state}, counts = ${counts as never}::jsonb, written_at = case when ${state} = 'written' then ${ctx.now}::timestamptz end
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
}

export async function clearContent(ctx: Ctx, organisationId: string, id: string): Promise<void> {
  await sql`select membership.clear_list_content(${organisationId}::uuid, ${id}::uuid)`.execute(ctx.db)
}

export type Present = { name: string; number: number; party: Party; search_name: string; born_on: string | null; id_hash: Buffer | null }

/** Everybody whose membership lasts, for telling who of the list is in the register already. */
export async function listPresent(ctx: Ctx, organisationId: string): Promise<Present[]> {
  const { rows } = await sql<Present>`
    select v.name, m.number, v.party, v.search_name, v.born_on, v.id_hash from membership.version v
    join membership.member m on m.organisation_id = v.organisation_id and m.id = v.member_id
    where v.organisation_id = ${organisationId}::uuid and v.known_to is null and v.valid_to is null`.execute(ctx.db)
  return rows
}

export async function highestNumber(ctx: Ctx, organisationId: string): Promise<number> {
  const { rows } = await sql<{ highest: number }>`select coalesce(max(number), 0)::int as highest from membership.member where organisation_id = ${organisationId}::uuid`.execute(ctx.db)
  return rows[0]?.highest ?? 0
}
