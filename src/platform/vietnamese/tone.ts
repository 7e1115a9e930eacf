// Two official lists write the same place as Hoà and Hòa, Quý and Quí, H'Leo and H’Leo. The tone belongs to
// the syllable, not to the letter it sits on, so equality of spelling is decided with the tone moved to its end.
import { nfc } from './fold.ts'

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Key under which spellings that differ only in the place of the tone mark, i/y or the apostrophe are equal. */
export function toneKey(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/['’‘ʼ`´′]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(syllableKey)
    .join(' ')
}

export function sameSpelling(a: string, b: string): boolean {
  return toneKey(a) === toneKey(b)
}

function syllableKey(decomposed: string): string {
  const tone = decomposed.match(TONES)?.join('') ?? ''
  return nfc(decomposed.replace(TONES, '')).replace(/y/g, 'i') + tone
}
