import { coreOf, expandedSyllables, genericWords, isGeneric, pairsOf, placeCore, placeWords } from './words.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { OrganisationType } from '../schema.ts'

/** What a person typed, taken apart once. */
export type Question = {
  /** Folded, abbreviations written out. */
  words: string[]
  expanded: string
  core: string
  /** Digits of a code, at least three of them and nothing else. */
  codeDigits: string | null
  typeHint: OrganisationType | null
  /** Only generic words: "HTX nong nghiep" asks for a list, not for a name. */
  generic: boolean
  /** As typed, lower case, when it carries marks: accents then break ties. */
  accented: string | null
}

/** One way to read the question: syllables that must all be there. `penalty` lowers what it finds. */
export type Reading = { core: string; terms: string[]; penalty: number }

export type Province = { code: string; words: string[] }

const MIN_CODE_DIGITS = 3
const MAX_WORDS = 24
/** Each reading costs one probe of the index, about 0.05 ms. */
const MAX_READINGS = 96

const typeBeginnings: readonly (readonly [string, OrganisationType])[] = [
  ['lien hiep hop tac xa', 'LHHTX'], ['hop tac xa', 'HTX'], ['to hop tac', 'THT'],
]

export function askQuestion(text: string): Question {
  const words = expandedSyllables(text).slice(0, MAX_WORDS)
  const expanded = words.join(' ')
  const digits = text.replace(/[\s.-]/g, '')
  const lower = text.trim().toLowerCase().normalize('NFC')
  return {
    words, expanded,
    core: coreOf(words).map((kept) => kept.word).join(' '),
    codeDigits: /^\d+$/.test(digits) && digits.length >= MIN_CODE_DIGITS ? digits : null,
    typeHint: typeBeginnings.find(([beginning]) => expanded.startsWith(beginning))?.[1] ?? null,
    generic: isGeneric(words),
    accented: /[^ -~]/.test(lower) ? lower : null,
  }
}

/** "… quang ngai" at the end: the province, and the question without it. */
export function splitProvince(question: Question, provinces: readonly Province[]): { rest: Question; code: string } | null {
  const { words } = question
  for (const province of provinces) {
    const start = words.length - province.words.length
    if (start <= 0 || !province.words.every((word, i) => words[start + i] === word)) continue
    const rest = words.slice(0, start).join(' ').replace(/( tinh| thanh pho| tp)$/, '')
    const asked = askQuestion(rest)
    if (rest !== '' && !asked.generic) return { rest: asked, code: province.code }
  }
  return null
}

/** In order: the pairs say everything that the syllables would. In any order: the syllables. */
function readingOf(words: readonly string[], penalty: number, inOrder = true): Reading {
  const core = coreOf(words).map((kept) => kept.word)
  return { core: core.join(' '), terms: [...new Set(inOrder && core.length > 1 ? pairsOf(core) : core)], penalty }
}

export const literalReading = (question: Question): Reading => readingOf(question.words, 0)

const isNumber = (word: string): boolean => /\d/.test(word)
const replaceAt = (words: readonly string[], at: number, by: string): string[] => words.flatMap((word, i) => (i === at ? by.split(' ') : [word]))

/** "binhminh": the space was left out. */
function splits(word: string, vocabulary: Vocabulary): string[] {
  const cuts = Array.from({ length: Math.max(word.length - 3, 0) }, (_, i) => i + 2)
  return cuts.filter((cut) => vocabulary.has(word.slice(0, cut)) && vocabulary.has(word.slice(cut))).map((cut) => `${word.slice(0, cut)} ${word.slice(cut)}`)
}

/** What may have been meant instead of one word. */
function alternatives(words: readonly string[], at: number, vocabulary: Vocabulary, limit: number): string[] {
  const word = words[at] ?? ''
  const prefixed = at === words.length - 1 ? vocabulary.startingWith(word, limit).filter((other) => other !== word) : []
  const split = vocabulary.has(word) ? [] : splits(word, vocabulary)
  return [...new Set([...split, ...vocabulary.neighbours(word, limit), ...prefixed])]
}

/** All unknown words repaired at once; the most frequent repairs first. */
function repairUnknown(question: Question, unknown: readonly number[], vocabulary: Vocabulary): string[][] {
  const perWord = unknown.length === 1 ? 40 : 8
  return [...unknown].reverse().reduce<string[][]>((readings, at) => {
    const others = alternatives(question.words, at, vocabulary, perWord)
    const next = readings.flatMap((words) => (others.length > 0 ? others.map((other) => replaceAt(words, at, other)) : [words]))
    return next.slice(0, MAX_READINGS)
  }, [[...question.words]])
}

/** Every word exists, but together they name nothing: one of them may be a slip for its neighbour. */
function repairKnown(question: Question, vocabulary: Vocabulary): string[][] {
  const places = coreOf(question.words).filter(({ word }) => !isNumber(word))
  const perWord = Math.max(6, Math.floor(MAX_READINGS / Math.max(places.length, 1)))
  return places.flatMap(({ at }) => alternatives(question.words, at, vocabulary, perWord).map((other) => replaceAt(question.words, at, other))).slice(0, MAX_READINGS)
}

const isKnownWord = (word: string, vocabulary: Vocabulary): boolean => isNumber(word) || genericWords.has(word) || placeWords.has(word) || vocabulary.has(word)

/** The question as an address: null when it cannot be one, for a syllable is unknown or a single one would be left. */
export function addressReadings(question: Question, vocabulary: Vocabulary): { strict: string[]; loose: string[] } | null {
  const words = placeCore(coreOf(question.words).map((kept) => kept.word))
  if (words.length < 2 || !words.every((word) => isKnownWord(word, vocabulary))) return null
  const loose = [...new Set(words)]
  return { strict: [...loose, ...pairsOf(words)], loose }
}

/** Readings for a question that named nothing as it stands: slips repaired, and then what is less sure. */
export function otherReadings(question: Question, vocabulary: Vocabulary): { repaired: Reading[]; loose: Reading[] } {
  const unknown = question.words.flatMap((word, at) => (isKnownWord(word, vocabulary) ? [] : [at]))
  const repaired = unknown.length > 0 ? repairUnknown(question, unknown, vocabulary) : repairKnown(question, vocabulary)
  const core = coreOf(question.words).map((kept) => kept.word)
  const partial = core.length > 2 ? core.map((_, leftOut) => readingOf(core.filter((_word, i) => i !== leftOut), 300, false)) : []
  return {
    repaired: repaired.map((words) => readingOf(words, 100)),
    loose: [readingOf(question.words, 150, false), ...(unknown.length > 0 ? repaired.slice(0, 12).map((words) => readingOf(words, 200, false)) : []), ...partial],
  }
}
