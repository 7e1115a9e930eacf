import { syllables } from '#platform/vietnamese/fold.ts'
import list from '#data/register/generic-words.json' with { type: 'json' }

const expansions = new Map(Object.entries(list.expansions))
/** Longest first, so that "lien hiep hop tac xa" goes before "hop tac xa". */
const longestFirst = (phrases: readonly string[]): string[][] =>
  [...phrases].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map((phrase) => phrase.split(' '))
const genericPhrases = longestFirst(list.generic)
/** Never taken for slips, even in a register too small to contain them. */
export const genericWords: ReadonlySet<string> = new Set(genericPhrases.flat())
const placePhrases = longestFirst(list.place)
/** Kinds of units: they stand in every address and distinguish none. */
export const placeWords: ReadonlySet<string> = new Set(placePhrases.flat())

/** Folded syllables with abbreviations written out: HTX NN -> hop tac xa nong nghiep. */
export const expandedSyllables = (text: string): string[] =>
  syllables(text).flatMap((word) => expansions.get(word)?.split(' ') ?? [word])

export type Kept = { word: string; at: number }

function without(kept: Kept[], phrase: readonly string[]): Kept[] {
  // Most phrases do not occur; a slip is tried in a hundred readings, so their cost counts.
  if (!kept.some(({ word }) => word === phrase[0])) return kept
  const left: Kept[] = []
  for (let i = 0; i < kept.length;) {
    if (phrase.every((word, k) => kept[i + k]?.word === word)) i += phrase.length
    else left.push(kept[i++] as Kept)
  }
  return left
}

/** What is left without the generic phrases, with its place in the whole; everything when nothing would be left. */
export function coreOf(words: readonly string[]): Kept[] {
  const all = words.map((word, at) => ({ word, at }))
  const left = genericPhrases.reduce<Kept[]>(without, all)
  return left.length > 0 ? left : all
}

export const isGeneric = (words: readonly string[]): boolean =>
  words.length > 0 && genericPhrases.reduce<Kept[]>(without, words.map((word, at) => ({ word, at }))).length === 0

/** Pairs of neighbouring syllables, as the index holds them. */
export const pairsOf = (words: readonly string[]): string[] => words.slice(1).map((word, i) => `${words[i]}_${word}`)

/** The words of an address without the kinds of units. */
export const placeCore = (words: readonly string[]): string[] =>
  placePhrases.reduce<Kept[]>(without, words.map((word, at) => ({ word, at }))).map((kept) => kept.word)
