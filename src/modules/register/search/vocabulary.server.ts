import type { Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import { makeVocabulary, type Vocabulary } from './vocabulary.ts'
import { listSyllables } from './store.server.ts'

type Loaded = { vocabulary: Promise<Vocabulary>; at: number }
/** Syllables are read again after so long; a syllable nobody knows asks for it sooner. */
const FRESH_MS = 60_000
const UNKNOWN_MS = 2_000

const loaded = new WeakMap<Kysely<DB>, Loaded>()

function load(db: Kysely<DB>): Loaded {
  const entry: Loaded = { vocabulary: listSyllables(db).then(makeVocabulary), at: Date.now() }
  // What failed is not kept: the next question asks the database again.
  entry.vocabulary.catch(() => { if (loaded.get(db) === entry) loaded.delete(db) })
  loaded.set(db, entry)
  return entry
}

/** One vocabulary for each database that this process reads. */
export async function vocabularyFor(db: Kysely<DB>, words: readonly string[]): Promise<Vocabulary> {
  const entry = loaded.get(db) ?? load(db)
  const age = Date.now() - entry.at
  if (age > FRESH_MS) return load(db).vocabulary
  const vocabulary = await entry.vocabulary
  return age > UNKNOWN_MS && words.some((word) => !vocabulary.has(word)) ? load(db).vocabulary : vocabulary
}
