import { field, type Row } from './csv.ts'

const TYPE = /^(Xã|Phường|Đặc khu|Tỉnh|Thành phố) /

/** Spelling of the statistics office (the legal one), type of today: some communes became wards after its list. */
export function currentName(row: Row): string {
  const current = capitalised(field(row, 'full_name'))
  const official = capitalised(field(row, 'full_name_nso_2026_01'))
  if (official === '') return current
  const type = TYPE.exec(current)?.[0]
  if (type === undefined) throw new Error(`no type in ${current}`)
  return official.replace(TYPE, type)
}

/** As on 30/06/2025: the conversion table knows the two districts that changed their type in the last months. */
export function districtName(listed: string, converted: string | undefined): string {
  return plainType(converted ?? listed)
}

/** Nine rows of the published list begin with a small letter. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The list capitalises the second syllable of a type now and then. */
export function plainType(text: string): string {
  return capitalised(text).replace(/^Thị (Xã|Trấn) /, (type) => `Thị ${type.slice(4).toLowerCase()}`).replace(/^Thành Phố /, 'Thành phố ')
}
