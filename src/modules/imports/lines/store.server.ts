import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { Match, Place, Problem, Standing } from '../schema.ts'
import type { Batch } from '../batches/store.server.ts'

export type LineRow = {
  line: number; sheet: number; row: number; standing: Standing; name: string | null; code: string | null; address: string | null; representative: string | null
  problems: Problem[]; places: Place[]; matches: Match[]; later: boolean | null; organisationId: string | null; outcome: 'created' | 'updated' | 'kept' | null
}

const columns = sql`line_no as line, sheet, row_number as row, now as standing, parsed ->> 'name' as name, parsed ->> 'code' as code, parsed ->> 'address' as address,
  parsed ->> 'representative' as representative, problems, places, matches, later, written_id as "organisationId", outcome`

/** In the order of the file; the doubtful ones that wait until later come last. */
export async function listLines(db: Kysely<DB>, id: string, filter: { standing: Standing | null; after: number; limit: number; onlyNoted: boolean }): Promise<LineRow[]> {
  return (await sql<LineRow>`select ${columns} from imports.line_now where batch_id = ${id}::uuid and line_no > ${filter.after}
    and (${filter.standing}::text is null or now = ${filter.standing}) and (not ${filter.onlyNoted} or problems <> '[]') order by line_no limit ${filter.limit}`.execute(db)).rows
}

/** The next one to decide: first those nobody put off. */
export async function findNext(db: Kysely<DB>, id: string, standing: Standing, from: number): Promise<LineRow | null> {
  return (await sql<LineRow>`select ${columns} from imports.line_now where batch_id = ${id}::uuid and now = ${standing}
    order by coalesce(later, false), line_no < ${from}, line_no limit 1`.execute(db)).rows[0] ?? null
}

/** Its place in the queue, for "3 / 14". */
export async function countBefore(db: Kysely<DB>, id: string, standing: Standing, line: number): Promise<number> {
  return (await sql<{ lines: number }>`select count(*) as lines from imports.line_now where batch_id = ${id}::uuid and now = ${standing} and line_no < ${line}`.execute(db)).rows[0]?.lines ?? 0
}

export async function findLine(db: Kysely<DB>, id: string, line: number): Promise<LineRow | null> {
  return (await sql<LineRow>`select ${columns} from imports.line_now where batch_id = ${id}::uuid and line_no = ${line}`.execute(db)).rows[0] ?? null
}

type Decision = { commune?: string; identity?: 'same' | 'new'; organisationId?: string | null; later?: boolean }

export async function saveDecision(ctx: Ctx, batch: Batch, line: number, decision: Decision): Promise<void> {
  await sql`insert into imports.decision as d (batch_id, line_no, province_code, source_system, commune_code, identity, organisation_id, later, decided_by, decided_at)
    values (${batch.id}::uuid, ${line}, ${batch.province_code}, ${batch.source_system}, ${decision.commune ?? null}, ${decision.identity ?? null}, ${decision.organisationId ?? null}::uuid, ${decision.later ?? false}, ${ctx.actor.id}::uuid, ${ctx.now})
    on conflict (batch_id, line_no) do update set commune_code = coalesce(excluded.commune_code, d.commune_code), identity = coalesce(excluded.identity, d.identity),
      organisation_id = case when excluded.identity is null then d.organisation_id else excluded.organisation_id end,
      later = excluded.later, decided_by = excluded.decided_by, decided_at = excluded.decided_at`.execute(ctx.db)
}
