// Folding makes "Hợp tác xã Nông nghiệp - Dịch vụ Ea H’Leo" and "hop tac xa nong nghiep dich vu ea hleo"
// the same text. Safe in the browser: no Node API.

const COMBINING = /[\u0300-\u036f]/g
const APOSTROPHES = /['’‘ʼ`´′]/g
const DASHES = /[-‐‑‒–—―−_]+/g
// Invisible characters that copying out of Word and web pages leaves behind.
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

export function nfc(text: string): string {
  return text.normalize('NFC')
}

/** Same text without marks, case, dashes and apostrophes. đ has no decomposition in Unicode, so it is done by hand. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(COMBINING, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, '')
    .replace(DASHES, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Folded letters and numbers, one entry for each syllable: what search indexes. */
export function syllables(text: string): string[] {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
}
