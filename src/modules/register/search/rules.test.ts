import { describe, expect, it } from 'vitest'
import { addressReadings, askQuestion, literalReading, otherReadings, splitProvince } from './rules.ts'
import { isOneEdit, makeVocabulary } from './vocabulary.ts'
import { coreOf, expandedSyllables } from './words.ts'

const vocabulary = makeVocabulary(new Map([['go', 9], ['may', 8], ['mai', 3], ['binh', 50], ['minh', 40], ['ninh', 5], ['quang', 20], ['truc', 4], ['ngai', 7]]))

describe('what a person typed', () => {
  it.each([
    ['HTX NN Gò Mây', 'hop tac xa nong nghiep go may', 'go may', 'HTX'],
    ['LHHTX Bình Minh', 'lien hiep hop tac xa binh minh', 'binh minh', 'LHHTX'],
    ['tổ hợp tác nuôi ong', 'to hop tac nuoi ong', 'nuoi ong', 'THT'],
    ['Gò-Mây', 'go may', 'go may', null],
    ['GÒ MÂY'.normalize('NFD'), 'go may', 'go may', null],
  ])('%s', (text, expanded, core, typeHint) => {
    expect(askQuestion(text)).toMatchObject({ expanded, core, typeHint, generic: false })
  })

  it('only generic words name nothing; then everything stays', () => {
    expect(askQuestion('htx dịch vụ nông nghiệp').generic).toBe(true)
    expect(coreOf(expandedSyllables('htx dv')).map((kept) => kept.word).join(' ')).toBe('hop tac xa dich vu')
  })

  it('a code is digits and nothing else', () => {
    expect(askQuestion('0100 112 437').codeDigits).toBe('0100112437')
    expect(askQuestion('12').codeDigits).toBeNull()
    expect(askQuestion('HTX 0100112437').codeDigits).toBeNull()
  })

  it('the province at the end is taken off when a name is left', () => {
    const provinces = [{ code: '51', words: ['quang', 'ngai'] }]
    expect(splitProvince(askQuestion('htx gò mây tỉnh Quảng Ngãi'), provinces)).toMatchObject({ code: '51', rest: { core: 'go may' } })
    expect(splitProvince(askQuestion('htx Quảng Ngãi'), provinces)).toBeNull()
    expect(splitProvince(askQuestion('htx gò mây'), provinces)).toBeNull()
  })
})

describe('slips', () => {
  it.each([['may', 'mai', true], ['binh', 'bihn', true], ['binh', 'bin', true], ['binh', 'bbinh', true], ['binh', 'binh', false], ['binh', 'bnhi', false], ['go', 'may', false], ['binh', 'nibh', false]])(
    '%s and %s are one edit apart: %s', (a, b, one) => { expect(isOneEdit(a, b)).toBe(one) })

  it('finds neighbours by frequency, and words that begin so', () => {
    expect(vocabulary.neighbours('binj', 5)).toEqual(['binh'])
    expect(vocabulary.neighbours('xinh', 5)).toEqual(['binh', 'minh', 'ninh'])
    expect(vocabulary.startingWith('m', 5)).toEqual(['minh', 'may', 'mai'])
  })

  it('repairs the unknown word and leaves the known ones', () => {
    expect(otherReadings(askQuestion('htx binj minh'), vocabulary).repaired.map((r) => r.core)).toEqual(['binh minh'])
  })

  it('tries neighbours of known words when together they named nothing', () => {
    expect(otherReadings(askQuestion('htx binh ninh'), vocabulary).repaired.map((r) => r.core)).toContain('binh minh')
  })

  it('sees a space that was left out', () => {
    expect(otherReadings(askQuestion('htx binhminh'), vocabulary).repaired.map((r) => r.core)).toContain('binh minh')
  })

  it('never makes more readings than the index should be asked', () => {
    const long = askQuestion('binj minj gox mayy quanx trux ngaj binj minj gox mayy quanx')
    const { repaired, loose } = otherReadings(long, vocabulary)
    expect(repaired.length).toBeLessThanOrEqual(96)
    expect(loose.length).toBeLessThanOrEqual(40)
  })
})

describe('terms', () => {
  it('pairs say everything in order; a single word stands alone', () => {
    expect(literalReading(askQuestion('HTX Gò Mây 2')).terms).toEqual(['go_may', 'may_2'])
    expect(literalReading(askQuestion('HTX Gò')).terms).toEqual(['go'])
  })

  it('an address loses its kinds of units and needs two words that exist', () => {
    expect(addressReadings(askQuestion('thôn 5, xã Quảng Trực'), vocabulary)).toEqual({ strict: ['5', 'quang', 'truc', '5_quang', 'quang_truc'], loose: ['5', 'quang', 'truc'] })
    expect(addressReadings(askQuestion('xã Trực'), vocabulary)).toBeNull()
    expect(addressReadings(askQuestion('xã Quảng Trxc'), vocabulary)).toBeNull()
  })
})
