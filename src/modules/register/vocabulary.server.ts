import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'

/** Counts of syllables order the repairs of slips; new syllables are there at once, counts after mass changes by this. */
export async function refreshVocabulary(db: Kysely<DB>): Promise<void> {
  await sql`select register.refresh_vocabulary()`.execute(db)
}
