import { describe, expect, it } from 'vitest'
import { checkLines, classify, fieldOf, sectionOf, sectorOf } from './rules.ts'

const line = (code: string, main = false, version = '2025', detail: string | null = null) => ({ version, code, name: 'x', detail, main })
const known = (version: string, code: string): boolean => version === '2025' && ['0111', '0893', '1061', '4620'].includes(code)

describe('C58 business lines (D92 13, D113 4)', () => {
  it.each([
    [[line('0111', true)], []],
    [[line('0111', true), line('4620')], []],
    [[], ['none']],
    [[line('0111')], ['noMain']],
    [[line('0111', true), line('4620', true)], ['manyMain']],
    [[line('01110', true)], ['notLevelFour']],
    [[line('011', true)], ['notLevelFour']],
    [[line('0111', true, '')], ['noVersion']],
    [[line('0111', true, '2018')], ['unknownCode']],
    [[line('9999', true)], ['unknownCode']],
    [[line('0111', true), line('0111')], ['twice']],
    [[line('0111', true), line('0111', false, '2025', 'Trồng lúa nếp')], []],
  ])('%#', (lines, problems) => {
    expect(checkLines(lines, known).map((p) => p.problem)).toEqual(problems)
  })

  it.each([
    ['2025', '0111', 'agriculture', 'agriculture'], ['2025', '0893', 'agriculture', 'agriculture'], ['2025', '0810', 'industry_construction', 'industry'],
    ['2025', '1061', 'industry_construction', 'industry'], ['2025', '3512', 'industry_construction', 'industry'], ['2025', '3600', 'industry_construction', 'environment'],
    ['2025', '4101', 'industry_construction', 'construction'], ['2025', '4620', 'trade_services', 'trade_service'], ['2025', '4933', 'trade_services', 'transport'],
    ['2025', '6419', 'finance', 'credit_fund'], ['2018', '6419', 'finance', 'credit_fund'], ['2025', '8510', 'trade_services', 'other'],
  ] as const)('VSIC %s %s counts as %s, reported under %s', (version, code, sector, field) => {
    expect(sectorOf(version, code)).toBe(sector)
    expect(fieldOf(version, code)).toBe(field)
  })

  it('knows that letters from K on moved between 2018 and 2025', () => {
    expect([sectionOf('2018', '6419'), sectionOf('2025', '6419')]).toEqual(['K', 'L'])
    expect([sectionOf('2018', '8510'), sectionOf('2025', '8510')]).toEqual(['P', 'Q'])
    expect(sectionOf('1993', '0111')).toBeNull()
  })

  it('classifies by the main line and by nothing else', () => {
    expect(classify([line('4620'), line('0111', true)])).toEqual({ sector: 'agriculture', field: 'agriculture' })
    expect(classify([line('0111')])).toEqual({ sector: null, field: null })
  })
})
