// Provincial files arrive in every encoding of the last thirty years. A text is changed only when the damage is
// proven by words that cannot be Vietnamese becoming words that can; a doubtful text is left as it is and reported.
import { nfc } from './fold.ts'
import { decodeMojibake } from './mojibake.ts'
import { looksVietnamese } from './syllable.ts'
import { decodeTcvn3 } from './tcvn3.ts'
import { decodeVni } from './vni.ts'

export type Damage = 'tcvn3' | 'vni' | 'nfd' | 'mojibake' | 'question_marks'
export type Repair = {
  text: string
  damage: Damage | null
  /** True when `text` is surely what was meant. False with a damage: letters are lost, a person must retype them. */
  certain: boolean
}

const ASCII = /^\p{ASCII}*$/u
const MARKED_WORD = /[\p{L}\p{M}¡-¿×÷]+/gu

/** Repairs a text damaged by an old encoding; a good text comes back unchanged (NFC). */
export function repairText(text: string): Repair {
  if (ASCII.test(text)) return lostLetters(text) ? unrepaired(text, 'question_marks') : good(text)
  const mojibake = decodeMojibake(text)
  if (mojibake !== null) return finishMojibake(mojibake.text, mojibake.certain)
  const composed = nfc(text)
  const legacy = decodeLegacy(composed)
  if (legacy !== null) return legacy
  if (lostLetters(composed)) return unrepaired(composed, 'question_marks')
  const decomposed = composed !== text && /[\u0300-\u036f]/.test(text)
  return { text: composed, damage: decomposed ? 'nfd' : null, certain: true }
}

function good(text: string): Repair {
  return { text, damage: null, certain: true }
}

function unrepaired(text: string, damage: Damage): Repair {
  return { text, damage, certain: false }
}

/** Some files went through the wrong reading twice. */
function finishMojibake(text: string, certain: boolean): Repair {
  if (!certain) return unrepaired(text, 'mojibake')
  const again = decodeMojibake(text)
  return { text: nfc(again !== null && again.certain ? again.text : text), damage: 'mojibake', certain: true }
}

function decodeLegacy(text: string): Repair | null {
  const broken = countBroken(text)
  if (broken === 0) return null
  const tcvn3 = decodeTcvn3(text)
  if (tcvn3 !== null && countBroken(tcvn3) === 0) return { text: tcvn3, damage: 'tcvn3', certain: true }
  const vni = decodeVni(text)
  if (vni !== null && vni !== text && countBroken(vni) === 0) return { text: vni, damage: 'vni', certain: true }
  return null
}

/** Words with marks that are no Vietnamese syllable. A symbol standing alone (©, ², «) is not a word. */
function countBroken(text: string): number {
  const words = text.match(MARKED_WORD) ?? []
  return words.filter((word) => !ASCII.test(word) && /\p{L}/u.test(word) && !looksVietnamese(word)).length
}

/**
 * "N??c m?m": the letters were replaced by question marks. A question mark inside a word, or after a piece of a word
 * with the sentence going on, is no punctuation. Addresses of web pages are left alone.
 */
function lostLetters(text: string): boolean {
  if (text.includes('\ufffd')) return true
  if (!text.includes('?') || /:\/\/|[=&]/.test(text)) return false
  return /\p{L}\?+\p{L}/u.test(text) || /(^|\s)\?+\p{L}/u.test(text) || /(^|[\s-])(\p{L}?[bcdđghklmnpqrstvx])\?+(\s+\p{L}|$)/iu.test(text) || /\p{L}\?+\s+\p{Ll}/u.test(text) || /\p{L}\s+\?\?+\s+\p{L}/u.test(text)
}
