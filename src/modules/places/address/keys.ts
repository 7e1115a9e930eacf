import { fold } from '#platform/vietnamese/fold.ts'
import { toneKey } from '#platform/vietnamese/tone.ts'

const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv']
// Addresses use some thousand different syllables: each is folded once.
const KNOWN_MAX = 50_000
const keys = new Map<string, string>()
const accents = new Map<string, string>()

/** Ea Bar and EaBar, Quý and Quí, H’Leo and H'Leo, 05 and 5 have the same key. */
export function placeKey(word: string): string {
  return remember(keys, word, () => fold(word).replace(/[^\p{L}\p{N}]/gu, '').replace(/y/g, 'i').replace(/^0+(?=\d)/, ''))
}

/** A word's spelling with accents, whatever the place of the tone mark. */
export function wordAccent(word: string): string {
  return remember(accents, word, () => toneKey(word).replaceAll(' ', '').replace(/^0+(?=\d)/, ''))
}

export function accentKey(name: string): string {
  return name.split(/[\s-]+/).map(wordAccent).join('')
}

function remember(cache: Map<string, string>, word: string, make: () => string): string {
  const found = cache.get(word)
  if (found !== undefined) return found
  const made = make()
  if (cache.size >= KNOWN_MAX) cache.clear()
  cache.set(word, made)
  return made
}

/** A name's key and, when it ends in a number, the key with the number written the other way (Hòa Tú II, Hòa Tú 2). */
export function nameKeys(name: string): string[] {
  const words = name.split(/[\s-]+/)
  const last = (words.at(-1) ?? '').toLowerCase()
  const stem = words.slice(0, -1).map(placeKey).join('')
  const key = stem + placeKey(last)
  const roman = ROMAN[Number(last)]
  if (/^\d+$/.test(last) && roman !== undefined) return [key, stem + placeKey(roman)]
  const number = ROMAN.indexOf(last)
  return number > 0 ? [key, `${stem}${number}`] : [key]
}

/** Syllable by syllable the same letters, with no mark that the name does not have. */
export function lacksMarksOnly(written: string, name: string): boolean {
  const [left, right] = [written, name].map((text) => text.split(/[\s-]+/))
  if (left === undefined || right === undefined || left.length !== right.length) return false
  return left.every((syllable, at) => isPlainer(syllable, right[at] ?? ''))
}

function isPlainer(written: string, syllable: string): boolean {
  const marks = marksOf(syllable)
  return placeKey(written) === placeKey(syllable) && marksOf(written).every((mark) => marks.includes(mark))
}

function marksOf(syllable: string): string[] {
  return syllable.normalize('NFD').match(/[\u0300-\u036fđĐ]/g)?.map((mark) => mark.toLowerCase()) ?? []
}
