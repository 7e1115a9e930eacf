import type { Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import { makeVocabulary, type Vocabulary } from './vocabulary.ts'
import { listSyllables } from './store.server.ts'

type Loaded = { vocabulary: Promise<Vocabulary>; at: number }
/** Read again after so long. A name with a brand-new syllable is found before that too: as it stands, not by a slip. */
const FRESH_MS = 60_000

const loaded = new WeakMap<Kysely<DB>, Loaded>()

function load(db: Kysely<DB>): Promise<Vocabulary> {
  const vocabulary = listSyllables(db).then(makeVocabulary)
  const entry = { vocabulary, at: Date.now() }
  // What failed is not kept: the next question asks the database again.
  vocabulary.catch(() => { if (loaded.get(db) === entry) loaded.delete(db) })
  loaded.set(db, entry)
  return vocabulary
}

/** One vocabulary for each database that this process reads; while it is read again, the one before serves. */
export function vocabularyFor(db: Kysely<DB>): Promise<Vocabulary> {
  const entry = loaded.get(db)
  if (!entry) return load(db)
  if (Date.now() - entry.at > FRESH_MS) void load(db).catch(() => undefined)
  return entry.vocabulary
}
