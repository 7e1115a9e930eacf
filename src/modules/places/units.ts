/** Scheme of the units in force since Resolution 202/2025/QH15, and the one before it. */
export const TODAY = '2025-07-01'
export const OLD = 'old'
export type Scheme = typeof TODAY | typeof OLD
export const OLD_VALID_TO = '2025-06-30'

export type UnitType = 'province' | 'city' | 'commune' | 'ward' | 'township' | 'special_zone' | 'rural_district' | 'urban_district' | 'town' | 'district_city'
export type Level = 'province' | 'district' | 'commune'

const PREFIXES: readonly [string, Level | null, UnitType][] = [
  ['Thị trấn', null, 'township'],
  ['Đặc khu', null, 'special_zone'],
  ['Thành phố', 'province', 'city'],
  ['Thành phố', 'district', 'district_city'],
  ['Phường', null, 'ward'],
  ['Thị xã', null, 'town'],
  ['Huyện', null, 'rural_district'],
  ['Quận', null, 'urban_district'],
  ['Tỉnh', null, 'province'],
  ['Xã', null, 'commune'],
]

export function levelOf(code: string): Level {
  if (code.length === 2) return 'province'
  return code.length === 3 ? 'district' : 'commune'
}

/** "Phường Ba Đình" -> ward, "Ba Đình". */
export function splitName(fullName: string, level: Level): { unitType: UnitType; name: string } {
  for (const [prefix, only, unitType] of PREFIXES) {
    if ((only === null || only === level) && fullName.startsWith(`${prefix} `)) return { unitType, name: fullName.slice(prefix.length + 1) }
  }
  throw new Error(`unit without a type: ${fullName}`)
}
