import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repairText } from './repair.ts'

const sample = new URL('../../../../shared/data/vi-text/encoding_damage.csv', import.meta.url)

describe('repairText', () => {
  it.each([
    ['x· b¶o khª', 'xã bảo khê', 'tcvn3'],
    ['HîP T¸C X·', 'HỢP TÁC XÃ', 'tcvn3'],
    ['Céng hßa x· héi chñ nghÜa ViÖt Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam', 'tcvn3'],
    ['Hôïp taùc xaõ Noâng nghieäp', 'Hợp tác xã Nông nghiệp', 'vni'],
    ['HÔÏP TAÙC XAÕ', 'HỢP TÁC XÃ', 'vni'],
    ['Ñaøo Thò Haïnh', 'Đào Thị Hạnh', 'vni'],
    ['XÃ£ Báº£o KhÃª', 'Xã Bảo Khê', 'mojibake'],
    ['PhÆ°á»\u009dng HÃ\u00a0 KhÃ¡nh', 'Phường Hà Khánh', 'mojibake'],
    ['ThÃ nh phá»‘ Há»“ ChÃ­ Minh', 'Thành phố Hồ Chí Minh', 'mojibake'],
    ['Xã Ia Kriêng'.normalize('NFD'), 'Xã Ia Kriêng', 'nfd'],
  ])('repairs %s', (damaged, meant, damage) => {
    expect(repairText(damaged)).toEqual({ text: meant, damage, certain: true })
  })

  it.each(['HTX N?ng nghi?p L?ng ngh?', 'N??c m?m', 'X? Huy B?c', 'M?c ?? V??ng', 'H\ufffdp t\ufffdc'])(
    'reports that letters of "%s" are lost and leaves it alone',
    (damaged) => {
      expect(repairText(damaged)).toEqual({ text: damaged, damage: 'question_marks', certain: false })
    },
  )

  it.each([
    'HTX có bao nhiêu thành viên?', 'Rong nho', 'Bao nhieu?', 'https://vi.example/?q=a?b', '© 2025 HTX', '25 m², 3 m³, 30°C', '«Nông sản»',
    'Café Nestlé', 'Xã Bhalêê', 'Xã Zuôich', 'Xã Ea Yông', 'LIÊN XÃ – “PHÚ XÃ”', 'XÃ', 'Xã Hà Tân', '½ ha', '“PHÚ XÃ’', 'Müller GmbH', 'Đắk R’Măng', '',
  ])('leaves the good text "%s" alone', (text) => {
    expect(repairText(text)).toEqual({ text, damage: null, certain: true })
  })

  it('never changes plain ASCII', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => repairText(text).text === text))
  })

  it('never changes a sentence of Vietnamese syllables', () => {
    fc.assert(
      fc.property(fc.array(syllable(), { minLength: 1, maxLength: 12 }), (words) => {
        const text = words.join(' ')
        expect(repairText(text)).toEqual({ text, damage: null, certain: true })
      }),
      { numRuns: 2000 },
    )
  })

  it('repairs what it repaired to itself', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const once = repairText(text)
      return !once.certain || once.damage === null || repairText(once.text).text === once.text
    }))
  })

  it.skipIf(!existsSync(sample))('repairs every damaged sample of ../shared/data/vi-text (skipped when that folder is absent)', () => {
    const rows = parse<Record<'original' | 'damage' | 'damaged_text', string>>(readFileSync(sample), { columns: true })
    expect(rows.length).toBeGreaterThan(300)
    for (const row of rows) {
      const repair = repairText(row.damaged_text)
      if (row.damaged_text === row.original) expect(repair.damage).toBeNull()
      else if (row.damage === 'question_marks') expect(repair).toMatchObject({ damage: 'question_marks', certain: false, text: row.damaged_text })
      else expect(repair).toMatchObject({ text: row.original.normalize('NFC'), certain: true })
    }
  })
})

function syllable(): fc.Arbitrary<string> {
  const initials = ['', 'b', 'c', 'ch', 'd', 'đ', 'g', 'gh', 'h', 'k', 'kh', 'l', 'm', 'n', 'ng', 'nh', 'ph', 'r', 's', 't', 'th', 'tr', 'v', 'x']
  const rimes = ['a', 'an', 'ang', 'âm', 'ăn', 'ai', 'ao', 'ây', 'em', 'ên', 'iên', 'iêu', 'inh', 'o', 'oa', 'oan', 'ôn', 'ơi', 'u', 'ung', 'uông', 'ươi', 'ương', 'ưa', 'uyên', 'y']
  const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
  return fc
    .tuple(fc.constantFrom(...initials), fc.constantFrom(...rimes), fc.constantFrom(...tones), fc.constantFrom('small', 'title', 'capital'))
    .map(([initial, rime, tone, shape]) => shaped((initial + rime.replace(/([aăâeêioôơuưy])(?=[^aăâeêioôơuưy]*$)/, `$1${tone}`)).normalize('NFC'), shape))
}

function shaped(word: string, shape: string): string {
  if (shape === 'capital') return word.toUpperCase()
  return shape === 'title' ? word.charAt(0).toUpperCase() + word.slice(1) : word
}
