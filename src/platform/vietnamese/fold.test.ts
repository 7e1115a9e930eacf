import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, nfc, syllables } from './fold.ts'
import { sameSpelling } from './tone.ts'

const sample = new URL('../../../../shared/data/vi-text/tone_mark_pairs.csv', import.meta.url)

describe('fold', () => {
  it.each([
    ['Hợp tác xã Nông nghiệp - Dịch vụ Đường Đá', 'hop tac xa nong nghiep dich vu duong da'],
    ['HTX Nông nghiệp-Dịch vụ', 'htx nong nghiep dich vu'],
    ['Xã Ea H’Leo', 'xa ea hleo'],
    ["XÃ EA H'LEO", 'xa ea hleo'],
    ['  Hoà\u00a0 Bình ', 'hoa binh'],
    ['Hòa Bình'.normalize('NFD'), 'hoa binh'],
  ])('%s -> %s', (text, folded) => expect(fold(text)).toBe(folded))

  it('is its own fixed point and does not depend on the normal form', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
    fc.assert(fc.property(fc.constantFrom('Ngũ Hiệp', 'Đắk R’Măng', 'Thủy Nguyên', 'ƯỚC'), (text) => fold(text.normalize('NFD')) === fold(nfc(text))))
  })

  it('cuts into syllables without punctuation', () => {
    expect(syllables('HTX NN-DV số 12/3, P.5 (Bình Thạnh)')).toEqual(['htx', 'nn', 'dv', 'so', '12', '3', 'p', '5', 'binh', 'thanh'])
  })
})

describe('sameSpelling', () => {
  it.each([
    ['Hoà', 'Hòa', true],
    ['Quý', 'Quí', true],
    ["Ea H'Leo", 'Ea H’Leo', true],
    ['Thuỷ Nguyên', 'Thủy Nguyên', true],
    ['Hoà', 'Hoa', false],
    ['Tân Thạnh', 'Tân Thành', false],
    ['Đà', 'Dà', false],
  ])('%s ~ %s: %s', (a, b, same) => expect(sameSpelling(a, b)).toBe(same))

  it.skipIf(!existsSync(sample))('treats the 199 pairs of ../shared/data/vi-text as equal (skipped when that folder is absent)', () => {
    const rows = parse<Record<string, string>>(readFileSync(sample), { columns: true })
    expect(rows).toHaveLength(199)
    // Ten communes became wards between the two lists: the type differs, the name does not.
    const nameOf = (text = ''): string => text.replace(/^(Xã|Phường) /, '')
    const apart = rows.filter((row) => !sameSpelling(nameOf(row['new_style_or_variant']), nameOf(row['nso_2026_01'])))
    expect(apart).toEqual([])
  })
})
