import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import type { Known } from '../matching/rules.ts'
import type { Line } from '../schema.ts'

export async function clearLines(db: Kysely<DB>, id: string): Promise<void> {
  await sql`select imports.clear_lines(${id}::uuid)`.execute(db)
}

export async function storeLines(db: Kysely<DB>, id: string, lines: readonly Line[]): Promise<void> {
  await sql`select imports.store_lines(${id}::uuid, ${lines}::jsonb)`.execute(db)
}

type KnownRow = { id: string; name: string; type: Known['type']; code: string | null; commune: string | null; commune_name: string | null; representative: string | null; ended: boolean }

/** The province's records in one statement: the file is compared in memory, not line by line. */
export async function listKnown(db: Kysely<DB>, province: string): Promise<Known[]> {
  const { rows } = await sql<KnownRow>`select o.id, o.name, o.type, o.code, o.commune_code as commune, u.full_name as commune_name, o.representative, o.status = 'ended' as ended
    from register.organisation o left join places.unit u on u.scheme = '2025-07-01' and u.code = o.commune_code where o.province_code = ${province}`.execute(db)
  return rows.map((row) => ({
    name: row.name, type: row.type ?? null, code: row.code, province, commune: row.commune, representative: row.representative,
    organisationId: row.id, lineNo: null, rowNumber: null, communeName: row.commune_name, ended: row.ended,
  }))
}

/** Codes that stand for a body in another province; the index of public facts covers the nation. */
export async function findCodesElsewhere(db: Kysely<DB>, codes: readonly string[], province: string): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<{ code: string; name: string }>`select d.code, d.name || coalesce(' (' || p.full_name || ')', '') as name from register.search_document d
    left join places.unit p on p.scheme = '2025-07-01' and p.code = d.province_code
    where d.code = any (${codes}::text[]) and d.province_code is distinct from ${province}`.execute(db)
  return new Map(rows.map((row) => [row.code, row.name]))
}
