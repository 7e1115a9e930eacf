import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'

export type IndustryRow = { version: '2025'; code: string; level: number; section: string; parent: string | null; name: string }
export type IndustryPair = { code: string; name: string; relationship: 'one_to_one' | 'one_to_many' | 'many_to_one' | 'many_to_many'; automatic: boolean }

const columns = sql`version, code, level, section, parent_code as parent, name`

export async function listBelow(db: Kysely<DB>, version: string, parent: string | null, limit: number): Promise<IndustryRow[]> {
  const below = parent === null ? sql`parent_code is null` : sql`parent_code = ${parent}`
  const { rows } = await sql<IndustryRow>`select ${columns} from places.vsic_line where version = ${version} and ${below} order by code limit ${limit}`.execute(db)
  return rows
}

/** 1,606 rows: reading them all is faster than any index on words. Codes first, then names that begin with the words. */
export async function searchLines(db: Kysely<DB>, search: { version: string; parent: string | null; words: readonly string[]; limit: number }): Promise<IndustryRow[]> {
  const phrase = search.words.join(' ')
  const inside = search.parent === null ? sql`true` : sql`code like ${`${search.parent}%`} and code <> ${search.parent}`
  const { rows } = await sql<IndustryRow>`
    select ${columns} from places.vsic_line
    where version = ${search.version} and ${inside}
      and (code ilike ${`${phrase}%`} or not exists (select 1 from unnest(${search.words}::text[]) w where position(w in folded) = 0))
    order by (code ilike ${`${phrase}%`}) desc, (folded ^@ ${phrase}) desc, position(${phrase} in folded) = 0, level desc, code
    limit ${search.limit}`.execute(db)
  return rows
}

export async function listSuccessors(db: Kysely<DB>, code: string): Promise<IndustryPair[]> {
  const { rows } = await sql<IndustryPair>`
    select c.code_2025 as code, l.name, c.relationship, c.relationship = 'one_to_one' and not c.flagged as automatic
    from places.vsic_conversion c join places.vsic_line l on l.version = '2025' and l.code = c.code_2025
    where c.code_2018 = ${code} order by c.code_2025`.execute(db)
  return rows
}
