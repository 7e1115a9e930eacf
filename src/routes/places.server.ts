import { findCommune, findProvince, listProvinces } from '#modules/places/index.ts'

/** "Xã Đông Sơn, Tỉnh Quảng Ngãi" in the legal spelling; what is missing is left out. */
export function placeOf(commune: string | null, province: string | null): string {
  return [commune ? findCommune(commune)?.name : null, province ? findProvince(province)?.name : null].filter(Boolean).join(', ')
}

export const provinceChoices = (): { code: string; name: string }[] => listProvinces().map(({ code, name }) => ({ code, name }))

/** "Quảng Ngãi", as it stands before the day on a paper. */
export const placeNameOf = (province: string | null): string => (province ? (findProvince(province)?.name ?? '') : '').replace(/^(Tỉnh|Thành phố) /, '')
