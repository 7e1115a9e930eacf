import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkDigitOf, checkTaxCode, demonstrationCode, isLocationCode, isWellFormedOrganisationCode, suggestLostZero } from './rules.ts'

const casesFile = '../shared/data/tax-code/mst_cases.csv'

describe('tax codes (D92 14)', () => {
  // Published codes of the register's own bodies and large companies.
  it.each(['0300588569', '0100109106', '0100684378', '0101248141', '0100112437', '0100107370', '0100100079', '0100233488', '0301442989', '0303883266', '2500150335'])(
    'C52 C53 accepts the published code %s', (code) => {
      expect(checkTaxCode(code)).toEqual({ valid: true, kind: 'organisation', reason: 'ok', normalized: code })
    })

  it.each([
    ['0100112438', 'checkDigit'], ['010011243', 'length'], ['', 'empty'], ['   ', 'empty'], ['VV34567890', 'characters'],
    ['0100000008', 'serial'], ['0314409058-000', 'serial'], ['12345', 'locationCode'], ['01001124370', 'length'], ['0100112437-1', 'length'],
    ['0100112437-001-002', 'characters'],
  ])('C52 C53 refuses %s because of %s', (code, reason) => {
    expect(checkTaxCode(code)).toMatchObject({ valid: false, reason })
  })

  it('C52 reads the spellings people use', () => {
    for (const text of ['01.00.112.437', ' 0100112437 ', '0100 112 437', '０１００１１２４３７']) expect(checkTaxCode(text).normalized).toBe('0100112437')
    expect(checkTaxCode('0312687878001')).toMatchObject({ valid: true, kind: 'dependent', normalized: '0312687878-001' })
    expect(checkTaxCode('0312687878–001')).toMatchObject({ valid: true, normalized: '0312687878-001' })
  })

  it('C53 does not apply the check digit to the twelve digits of a person', () => {
    expect(checkTaxCode('000123456789')).toMatchObject({ valid: true, kind: 'person' })
  })

  it('C53 knows numbers that are never given out: sum mod 11 = 0 would need a check digit of 10', () => {
    const unused = Array.from({ length: 200 }, (_, i) => `99${String(i).padStart(7, '0')}`).filter((nine) => checkDigitOf(nine) === null)
    expect(unused.length).toBeGreaterThan(5)
    expect(checkTaxCode(`${unused[3]}0`).reason).toBe('unusedNumber')
  })

  it('C53 a wrong check digit stays a well-formed code: a warning, not a refusal', () => {
    expect(isWellFormedOrganisationCode('0100112438')).toBe(true)
    expect(isWellFormedOrganisationCode('0100112438-001')).toBe(false)
  })

  it('suggests the zero that a spreadsheet dropped', () => {
    expect(suggestLostZero('100112437')).toBe('0100112437')
    expect(suggestLostZero('100112438')).toBeNull()
  })

  it('C52 numbers business locations 00001 to 99999', () => {
    expect(['00001', '99999', '00000', '1', '100000'].map(isLocationCode)).toEqual([true, true, false, false, false])
  })

  it('makes demonstration codes that start with 99 and pass the check', () => {
    const codes = Array.from({ length: 500 }, (_, i) => demonstrationCode(i + 1)).filter((c) => c !== null)
    expect(codes.every((code) => code.startsWith('99') && checkTaxCode(code).valid)).toBe(true)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it.skipIf(!existsSync(casesFile))('agrees with every collected case (skipped without ../shared)', () => {
    const rows = readFileSync(casesFile, 'utf8').trim().split(/\r?\n/).slice(1).map((line) => line.split(','))
    const wrong = rows.filter(([input = '', valid, normalized]) => {
      const check = checkTaxCode(input)
      return check.valid !== (valid === '1') || (check.valid && check.normalized !== normalized)
    })
    expect(rows.length).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })
})
