import type { LegalRule } from '../legal-rule.ts'
import type { BusinessLine, Field, Sector } from '../schema.ts'

export const lineRule: LegalRule = { rule: 'B58', article: 'D92.13; D113.4', title: 'Business line: level-4 class of a stated VSIC version; exactly one main' }

/** Salt (class 0893) counts as agriculture although it stands in the section of mining (D113 Art 4). */
export const SALT_CLASS = '0893'

export type LineProblem = { at: number | null; problem: 'none' | 'noVersion' | 'notLevelFour' | 'unknownCode' | 'noMain' | 'manyMain' | 'twice' }

/** `isClass` answers from the list of the stated version. Lines outside VSIC may be recorded with no code (D92 13). */
export function checkLines(lines: readonly BusinessLine[], isClass: (version: string, code: string) => boolean): LineProblem[] {
  if (lines.length === 0) return [{ at: null, problem: 'none' }]
  const mains = lines.filter((line) => line.main).length
  const keys = lines.map((line) => `${line.version}:${line.code}`)
  return [
    ...lines.flatMap((line, at): LineProblem[] => {
      if (line.version === '') return [{ at, problem: 'noVersion' }]
      if (!/^\d{4}$/.test(line.code)) return [{ at, problem: 'notLevelFour' }]
      if (!isClass(line.version, line.code)) return [{ at, problem: 'unknownCode' }]
      return keys.indexOf(keys[at] ?? '') === at || line.detail !== null ? [] : [{ at, problem: 'twice' }]
    }),
    ...(mains === 0 ? [{ at: null, problem: 'noMain' as const }] : []),
    ...(mains > 1 ? [{ at: null, problem: 'manyMain' as const }] : []),
  ]
}

/** First two digits to section, by version: what was J in 2018 was split, so letters from K on moved by one. */
const sectionsOf: Record<string, readonly (readonly [number, number, string])[]> = {
  2025: [[1, 3, 'A'], [5, 9, 'B'], [10, 33, 'C'], [35, 35, 'D'], [36, 39, 'E'], [41, 43, 'F'], [46, 47, 'G'], [49, 53, 'H'], [55, 56, 'I'],
    [58, 60, 'J'], [61, 63, 'K'], [64, 66, 'L'], [68, 68, 'M'], [69, 75, 'N'], [77, 82, 'O'], [84, 84, 'P'], [85, 85, 'Q'], [86, 88, 'R'],
    [90, 93, 'S'], [94, 96, 'T'], [97, 98, 'U'], [99, 99, 'V']],
  2018: [[1, 3, 'A'], [5, 9, 'B'], [10, 33, 'C'], [35, 35, 'D'], [36, 39, 'E'], [41, 43, 'F'], [45, 47, 'G'], [49, 53, 'H'], [55, 56, 'I'],
    [58, 63, 'J'], [64, 66, 'K'], [68, 68, 'L'], [69, 75, 'M'], [77, 82, 'N'], [84, 84, 'O'], [85, 85, 'P'], [86, 88, 'Q'], [90, 93, 'R'],
    [94, 96, 'S'], [97, 98, 'T'], [99, 99, 'U']],
}
/** VSIC 2007 has the sections of 2018. */
const versions: Record<string, string> = { 2025: '2025', 2018: '2018', 2007: '2018' }

export function sectionOf(version: string, code: string): string | null {
  const division = Number(code.slice(0, 2))
  return sectionsOf[versions[version] ?? '']?.find(([from, to]) => division >= from && division <= to)?.[2] ?? null
}

/** Divisions are the same money business in every version: 64-66. */
const isFinance = (code: string): boolean => ['64', '65', '66'].includes(code.slice(0, 2))

/** D113 Art 4: the main line fixes the sector of the size table. */
export function sectorOf(version: string, code: string): Sector | null {
  const section = sectionOf(version, code)
  if (section === null) return null
  if (section === 'A' || code.startsWith(SALT_CLASS)) return 'agriculture'
  if ('BCDEF'.includes(section)) return 'industry_construction'
  return isFinance(code) ? 'finance' : 'trade_services'
}

/** The eight fields in which provinces and the Alliance count. */
export function fieldOf(version: string, code: string): Field | null {
  const section = sectionOf(version, code)
  if (section === null) return null
  if (section === 'A' || code.startsWith(SALT_CLASS)) return 'agriculture'
  if ('BCD'.includes(section)) return 'industry'
  if (section === 'E') return 'environment'
  if (section === 'F') return 'construction'
  if (section === 'H') return 'transport'
  if (section === 'G' || section === 'I') return 'trade_service'
  return isFinance(code) ? 'credit_fund' : 'other'
}

const mainOf = (lines: readonly BusinessLine[]): BusinessLine | null => lines.find((line) => line.main) ?? null

export function classify(lines: readonly BusinessLine[]): { sector: Sector | null; field: Field | null } {
  const main = mainOf(lines)
  return main ? { sector: sectorOf(main.version, main.code), field: fieldOf(main.version, main.code) } : { sector: null, field: null }
}
