import type { LegalRule } from '../legal-rule.ts'

export const codeRule: LegalRule = { rule: 'B52', article: 'D92.14', title: 'Tax code of ten digits, dependent unit ten and three, business location five digits' }
export const checkDigitRule: LegalRule = { rule: 'W53', article: 'D92.14', title: 'Check digit of a tax code: a warning, never a refusal' }

export type TaxCodeKind = 'organisation' | 'dependent' | 'person' | 'location'
export type CodeReason = 'ok' | 'empty' | 'characters' | 'length' | 'serial' | 'checkDigit' | 'unusedNumber' | 'locationCode'
export type CodeCheck = {
  /** Right in form and check digit. */
  valid: boolean
  kind: TaxCodeKind | null
  reason: CodeReason
  /** Digits only, the hyphen before a unit's three digits kept. */
  normalized: string | null
}

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const
const bad = (reason: CodeReason, kind: TaxCodeKind | null = null, normalized: string | null = null): CodeCheck => ({ valid: false, kind, reason, normalized })

/** The tenth digit of the first nine; null when this number is never given out (result 10). */
export function checkDigitOf(nineDigits: string): number | null {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(nineDigits[i]), 0)
  const check = 10 - (sum % 11)
  return check === 10 ? null : check
}

/** People write spaces, dots, and full-width or en dashes; letters are never repaired. */
const tidy = (text: string): string => text.normalize('NFKC').trim().replace(/[‐‑‒–—−]/g, '-').replace(/[\s.]/g, '')

/**
 * D92 14.1-14.5; Circular 105/2020 Art 5. Twelve digits are a person's number: its own rules, no check digit here.
 * A business-location code (five digits) is not a tax code.
 */
export function checkTaxCode(text: string): CodeCheck {
  const code = tidy(text)
  if (code === '') return bad('empty')
  if (!/^[0-9]+(-[0-9]+)?$/.test(code)) return bad('characters')
  const digits = code.replace('-', '')
  if (isLocationCode(code)) return bad('locationCode', 'location', code)
  if (/^[0-9]{12}$/.test(code)) return { valid: true, kind: 'person', reason: 'ok', normalized: code }
  if (!/^([0-9]{10}|[0-9]{10}-?[0-9]{3})$/.test(code)) return bad('length')
  const kind = digits.length === 10 ? 'organisation' : 'dependent'
  const normalized = kind === 'organisation' ? digits : `${digits.slice(0, 10)}-${digits.slice(10)}`
  if (digits.slice(2, 9) === '0000000' || (kind === 'dependent' && digits.endsWith('000'))) return bad('serial', kind, normalized)
  const check = checkDigitOf(digits)
  if (check === null) return bad('unusedNumber', kind, normalized)
  return check === Number(digits[9]) ? { valid: true, kind, reason: 'ok', normalized } : bad('checkDigit', kind, normalized)
}

/** Business locations are numbered 00001-99999 under their organisation (D92 14.5). */
export const isLocationCode = (code: string): boolean => /^[0-9]{5}$/.test(code) && code !== '00000'

/** Right in form; a wrong check digit is only worth a warning (rule 53). */
export const isWellFormedOrganisationCode = (text: string): boolean => checkTaxCode(text).kind === 'organisation'

/**
 * Excel drops the leading zero of a code typed as a number: nine digits that fit with a zero in front.
 * A suggestion for a person, never a silent repair.
 */
export function suggestLostZero(text: string): string | null {
  const digits = tidy(text)
  if (!/^[0-9]{9}$/.test(digits)) return null
  const code = `0${digits}`
  return checkTaxCode(code).valid ? code : null
}

/** Invented codes of the demonstration: 99, a serial, a right check digit. Null for serials that have none. */
export function demonstrationCode(serial: number): string | null {
  const nine = `99${String(serial).padStart(7, '0')}`
  const check = checkDigitOf(nine)
  return check === null ? null : `${nine}${check}`
}
