// node tools/reference/places.ts SOURCE_FOLDER
// Re-encodes the published tables of administrative units into data/places. Facts only; data/places/README.md
// names the legal sources. Run again when the National Statistics Office publishes a change.
import { join } from 'node:path'
import { sameSpelling } from '../../src/platform/vietnamese/tone.ts'
import { field, readCsv, writeCsv, type Row } from './csv.ts'
import { currentName, districtName, plainType } from './names.ts'
import { repairOldCodes, type Conversion } from './old-codes.ts'

const STANDARD_NOTES: Record<string, string> = {
  same: 'Giữ nguyên', whole: 'Nhập toàn bộ', part: 'Nhập một phần', part_area: 'Nhập một phần diện tích',
  part_area_all_people: 'Nhập một phần diện tích, toàn bộ dân số', part_people: 'Nhập một phần dân số',
}

const source = process.argv[2]
if (source === undefined) throw new Error('usage: node tools/reference/places.ts SOURCE_FOLDER')
const read = (name: string): Row[] => readCsv(join(source, name))
const target = (name: string): string => join(import.meta.dirname, '../../data/places', name)

const oldRows = read('old_communes_2025-01-04.csv')
const conversions = repairOldCodes(read('conversion_2025-07-01.csv').map(conversionOf), oldRows)
writeToday()
writeOld()
writeConversion()

function writeToday(): void {
  const provinces = read('provinces.csv').map((row) => [field(row, 'code'), '', currentName(row)])
  const communes = read('communes.csv').map((row) => [field(row, 'code'), field(row, 'province_code'), currentName(row)])
  writeCsv(target('today.csv'), ['code', 'parent', 'full_name'], [...provinces, ...communes])
}

function writeOld(): void {
  const named = new Map(conversions.map((row) => [row.oldCode, row.oldName]))
  const units = new Map<string, string[]>()
  for (const row of oldRows) {
    const [province, district, commune] = [field(row, 'province_code'), field(row, 'district_code'), field(row, 'commune_code')]
    // Resolution 202/2025/QH15 writes Hòa Bình.
    units.set(province, [province, '', field(row, 'province').replace('Hoà Bình', 'Hòa Bình')])
    units.set(district, [district, province, districtName(field(row, 'district'), conversions.find((c) => c.districtCode === district)?.districtName)])
    if (commune !== '') units.set(commune, [commune, district, spelling(plainType(field(row, 'commune')), named.get(commune))])
  }
  const rows = [...units.values()].sort((a, b) => (a[0] ?? '').length - (b[0] ?? '').length || (a[0] ?? '').localeCompare(b[0] ?? ''))
  writeCsv(target('old.csv'), ['code', 'parent', 'full_name'], rows)
}

/** The conversion table carries the spelling of the statistics office. */
function spelling(listed: string, converted: string | undefined): string {
  return converted !== undefined && sameSpelling(listed, converted) ? converted : listed
}

function writeConversion(): void {
  const listed = new Map(oldRows.map((row) => [field(row, 'commune_code'), field(row, 'commune')]))
  const rows = conversions.map((row) => [
    row.oldCode === '' ? row.districtCode : row.oldCode,
    row.newCode,
    row.extent,
    row.oldName !== '' && sameSpelling(row.oldName, listed.get(row.oldCode) ?? '') ? '' : row.oldName,
    row.districtCode,
    row.note === STANDARD_NOTES[row.extent] ? '' : row.note,
  ])
  writeCsv(target('conversion.csv'), ['old_code', 'new_code', 'extent', 'old_name', 'old_district', 'note'], rows)
  // The table of provinces names 44 twice: the island district of Cồn Cỏ was filed under its future province.
  const provinces = read('province_conversion.csv').filter((row) => !(field(row, 'old_province_code') === '44' && field(row, 'old_province') === 'Tỉnh Quảng Trị'))
  writeCsv(target('province-conversion.csv'), ['old_code', 'new_code'], provinces.map((row) => [field(row, 'old_province_code'), field(row, 'new_province_code')]))
  const aliases = read('code_aliases.csv').map((row) => [field(row, 'code'), field(row, 'alias'), field(row, 'code') === '06978' ? 'cổng Cục Thống kê 01/2026' : 'danh mục không chính thức, chỉ nhận khi nhập liệu'])
  writeCsv(target('code-aliases.csv'), ['code', 'alias', 'used_by'], aliases)
}

function conversionOf(row: Row): Conversion {
  return {
    oldCode: field(row, 'old_code'), oldName: plainType(field(row, 'old_name')), districtCode: field(row, 'old_district_code'),
    districtName: field(row, 'old_district'), newCode: field(row, 'new_code'), extent: field(row, 'extent'),
    note: field(row, 'note_vi').replace('Nhâp', 'Nhập'),
  }
}
