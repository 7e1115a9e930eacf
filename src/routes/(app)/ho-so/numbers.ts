export type ReadNumber = { value: number | null } | { wrong: 'ambiguous' | 'notNumber' | 'tooLarge' }

const plain = /^-?\d+$/
/** Groups of three after a dot, as people in Vietnam write: 1.234.567. */
const grouped = /^-?\d{1,3}(\.\d{3})+$/
/** 1,234 is a thousand to some and one and a bit to others; 12.5 has no whole dong. */
const eitherWay = /^-?[\d.,]*\d[\d.,]*$/

/**
 * A whole number as people type it: 1234567, 1.234.567, "1 234 567 đồng". What can be read in two ways is refused: a
 * guess would be wrong by a factor of a thousand.
 */
export function readWholeNumber(text: string): ReadNumber {
  const typed = text.normalize('NFC').trim().replace(/\s*(đồng|đ|vnđ|vnd)\.?$/i, '').replace(/^[−–]/, '-').replace(/[\s\u00a0\u202f]/g, '')
  if (typed === '') return { value: null }
  if (!plain.test(typed) && !grouped.test(typed)) return { wrong: eitherWay.test(typed) ? 'ambiguous' : 'notNumber' }
  const value = Number(typed.replaceAll('.', ''))
  return Number.isSafeInteger(value) ? { value } : { wrong: 'tooLarge' }
}
