import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Meeting } from '../meetings/store.server.ts'

export type Drawn = { id: string; member_id: string; path: string; width: number; height: number; hash: string }

/** The same strokes twice are one signature. */
export async function insertDrawing(ctx: Ctx, m: Meeting, d: Drawn): Promise<void> {
  await sql`insert into assembly.drawing (organisation_id, id, meeting_id, member_id, path, width, height, hash, at, by_id, by_name)
    values (${m.organisation_id}::uuid, ${d.id}::uuid, ${m.id}::uuid, ${d.member_id}::uuid, ${d.path}, ${d.width}, ${d.height}, ${d.hash}, ${ctx.now}::timestamptz, ${ctx.actor.id}::uuid, ${ctx.actor.name ?? '–'})
    on conflict do nothing`.execute(ctx.db)
}

/** By the hash that the record of the vote names. */
export async function listDrawings(ctx: Ctx, m: Meeting): Promise<Map<string, Drawn>> {
  const { rows } = await sql<Drawn>`select id, member_id, path, width, height, hash from assembly.drawing where organisation_id = ${m.organisation_id}::uuid and meeting_id = ${m.id}::uuid`.execute(ctx.db)
  return new Map(rows.map((row) => [row.hash, row]))
}
