// The words that say what kind of unit follows, in full and as people shorten them.
import type { UnitType } from '../units.ts'
import type { Token } from './tokens.ts'

export type MarkerLevel = 'commune' | 'district' | 'province'
export type Marker = { levels: readonly MarkerLevel[]; types: readonly UnitType[]; length: number; sure: boolean }
type Kind = Omit<Marker, 'length' | 'sure'>

const COMMUNE: Kind = { levels: ['commune'], types: ['commune'] }
const WARD: Kind = { levels: ['commune'], types: ['ward'] }
const TOWNSHIP: Kind = { levels: ['commune'], types: ['township'] }
const SPECIAL_ZONE: Kind = { levels: ['commune'], types: ['special_zone'] }
const RURAL: Kind = { levels: ['district'], types: ['rural_district'] }
const URBAN: Kind = { levels: ['district'], types: ['urban_district'] }
const TOWN: Kind = { levels: ['district'], types: ['town'] }
const CITY: Kind = { levels: ['province', 'district'], types: ['city', 'district_city'] }
const PROVINCE: Kind = { levels: ['province'], types: ['province'] }

const PAIRS: Record<string, Kind> = { 'thi tran': TOWNSHIP, 'thi xa': TOWN, 'thanh pho': CITY, 'dac khu': SPECIAL_ZONE }
const WORDS: Record<string, Kind> = { xa: COMMUNE, phuong: WARD, huien: RURAL, quan: URBAN, tinh: PROVINCE, tp: CITY, tt: TOWNSHIP, tx: TOWN }
const LETTERS: Record<string, Kind> = { x: COMMUNE, p: WARD, h: RURAL, q: URBAN, t: PROVINCE }
// "xá", "phượng", "quán", "tình" are parts of names, not types.
const SPELLED = new Set(['xã', 'phường', 'huyện', 'quận', 'tỉnh', 'tp', 'tt', 'tx'])
const UNSPELLED = new Set(['xa', 'phuong', 'huyen', 'quan', 'tinh'])

/** The marker that begins at a token, if any. `sure` = it cannot well be the syllable of a name. */
export function markerAt(tokens: readonly Token[], at: number, accented: boolean): Marker | null {
  const token = tokens[at]
  if (token === undefined) return null
  const next = tokens[at + 1]
  const pair = next !== undefined && next.gap === 0 ? (PAIRS[`${token.key} ${next.key}`] ?? dottedPair(token, next)) : undefined
  if (pair !== undefined) return { ...pair, length: 2, sure: true }
  const word = WORDS[token.key]
  const spelling = token.raw.toLowerCase()
  // In a text with accents, "xa" is a syllable (Xa Dung) and not a commune.
  const spelled = SPELLED.has(spelling)
  if (word !== undefined && (spelled || (!accented && UNSPELLED.has(spelling))) && !isSecondHalf(tokens, at)) {
    return { ...word, length: 1, sure: spelled || token.gap === 2 }
  }
  const letter = LETTERS[token.key]
  const short = token.raw.length === 1 && (token.dotted || /^[XPHQ]$/.test(token.raw) || (/^[pq]$/.test(token.raw) && /^\d/.test(next?.raw ?? '')))
  return letter !== undefined && short && next !== undefined && next.gap === 0 ? { ...letter, length: 1, sure: token.dotted } : null
}

/** "T.P", "T.X", "T.T" */
function dottedPair(token: Token, next: Token): Kind | undefined {
  if (token.key !== 't' || !token.dotted || next.raw.length !== 1) return undefined
  return WORDS[`t${next.key}`]
}

/** "xã" of thị xã and of hợp tác xã is no commune. */
function isSecondHalf(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const token = tokens[at]
  if (before === undefined || token === undefined || token.gap !== 0) return false
  return PAIRS[`${before.key} ${token.key}`] !== undefined || (before.key === 'tac' && token.key === 'xa')
}

const BELOW = new Set(['thon', 'ap', 'khom', 'xom', 'ban', 'buon', 'bon', 'lang', 'to', 'doi', 'duong', 'pho', 'so', 'khu', 'kp', 'plei', 'soc', 'ngo', 'hem', 'ngach', 'cho', 'cau', 'kcn', 'ql', 'tl', 'dt'])

/** The word before says that a hamlet, a street or a market is named here. */
export function isBelowCommune(token: Token | undefined): boolean {
  return token !== undefined && BELOW.has(token.key)
}
