import { checkTaxCode, suggestLostZero } from '#modules/register/index.ts'
import { bad, good, noted, type Read } from './read.ts'

/** D92 14: ten digits. A wrong check digit is a warning, a lost leading zero a proposal: neither is repaired in silence. */
export function readCode(text: string): Read<string> {
  const check = checkTaxCode(text)
  const digits = text.replace(/\D/g, '').length
  switch (check.kind) {
    case 'organisation': return check.valid ? good(check.normalized ?? '') : noted(check.normalized, 'checkDigit')
    case 'dependent': return bad('codeOfUnit')
    case 'person': return bad('codeOfPerson')
    case 'location': return bad('codeLength', { digits })
    case null: break
  }
  if (check.reason === 'characters') return bad('codeCharacters')
  const suggestion = suggestLostZero(text)
  return suggestion === null ? bad('codeLength', { digits }) : bad('codeLostZero', { digits, suggestion })
}

/** A number of ten or eleven digits; several may stand in one cell. Excel drops the zero in front. */
export function readPhone(text: string): Read<string> {
  const phones = text.split(/[;,/]| - |\n/).map((one) => one.replace(/[^\d+]/g, '').replace(/^\+?84(?=\d{9,10}$)/, '0')).filter((one) => one !== '')
  const whole = phones.map((one) => (/^[1-9]\d{8}$/.test(one) ? `0${one}` : one))
  return whole.length > 0 && whole.every((one) => /^0\d{9,10}$/.test(one)) ? good(whole.join('; ')) : noted<string>(null, 'phoneUnread')
}
