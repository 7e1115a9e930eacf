import words from '#data/imports/words.json' with { type: 'json' }
import { fold } from '#platform/vietnamese/fold.ts'
import { bad, good, type Read } from './read.ts'

type Type = 'THT' | 'HTX' | 'LHHTX'
const tidied = new Map<string, string>()
/** Columns of a list say the same few words over and over. */
function tidy(text: string): string {
  const known = tidied.get(text)
  if (known !== undefined) return known
  const folded = fold(text).replace(/[^a-z0-9]+/g, ' ').trim()
  if (text.length < 60 && tidied.size < 5_000) tidied.set(text, folded)
  return folded
}

const typePatterns: readonly (readonly [RegExp, Type])[] = [
  [/^(lhhtx|lh htx|lhtx|lien hiep)\b/, 'LHHTX'], [/^(tht|to hop tac)\b/, 'THT'], [/^(htx|hop tac xa|qtdnd|quy tin dung nhan dan|htx[a-z]{2,6})\b/, 'HTX'],
]

/** By the words at its beginning; null when they say nothing. */
export const typeOfName = (text: string): Type | null => {
  // The kind stands in the first words.
  const folded = tidy(text.slice(0, 30))
  return typePatterns.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}

export function readType(text: string): Read<Type> {
  const type = typeOfName(text)
  return type ? good(type) : bad('typeUnknown')
}

const statusWords = new Map(Object.entries(words.status).flatMap(([status, spellings]) => spellings.map((word) => [word, status])))
const unclear = new Set(words.unclearStatus)

/** The seven and six statuses of the law (D92 27-28) in the words lists use; what names none of them is asked back. */
export function readStatus(text: string, type: Type | null): Read<string> {
  const folded = tidy(text)
  if (unclear.has(folded)) return bad('statusUnclear')
  const status = statusWords.get(folded)
  if (status === undefined) return bad('statusUnknown')
  // Set and lifted by the tax authority alone (D92 27.6).
  if (status === 'not_at_address') return bad('statusTaxOnly')
  if (type === 'THT' && status === 'dissolving') return good('ending')
  if (type === 'THT' && status === 'bankrupt') return bad('statusNotOfGroup')
  return good(status)
}

const fieldNames = new Map(Object.entries(words.fieldNames).flatMap(([field, spellings]) => spellings.map((word) => [word, field])))
const fieldHints = Object.entries(words.fieldHints).flatMap(([field, hints]) => hints.map((hint) => ({ field, pattern: new RegExp(`\\b${hint}\\b`) })))

/** A column that names the field in which the province counts. */
export const fieldOfName = (text: string): string | null => fieldNames.get(tidy(text)) ?? null

/** A guess by words; the first hint in the text wins, because lists put the main activity first. */
export function proposeField(text: string): string | null {
  const folded = tidy(text)
  const found = fieldHints.map(({ field, pattern }) => ({ field, at: folded.search(pattern) })).filter(({ at }) => at >= 0)
  return found.sort((a, b) => a.at - b.at)[0]?.field ?? null
}
