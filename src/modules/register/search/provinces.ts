import { listOldProvinces, listProvinces } from '#modules/places/index.ts'
import type { Province } from './rules.ts'
import { expandedSyllables } from './words.ts'

/** Names of provinces, today's and the 63 of before, so that "… quang ngai" at the end of a question is understood. */
let known: readonly Province[] | null = null

const nameOf = (fullName: string): string => fullName.replace(/^(Tỉnh|Thành phố)\s+/i, '')

export function provinceNames(): readonly Province[] {
  known ??= [
    ...listProvinces().map((province) => ({ code: province.code, words: expandedSyllables(nameOf(province.name)) })),
    ...listOldProvinces().map((province) => ({ code: province.todayCode, words: expandedSyllables(nameOf(province.name)) })),
    { code: '79', words: ['hcm'] }, { code: '79', words: ['tphcm'] },
  ].sort((a, b) => b.words.length - a.words.length)
  return known
}
