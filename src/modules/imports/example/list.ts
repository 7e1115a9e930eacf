import { listCommunes, listFormerAddresses, resolveAddress, type Commune } from '#modules/places/index.ts'
import { asListed, demonstrationCode, inventAddress, inventPerson, inventUniqueName, pick, pickWeighted, seededRandom, type Random } from '#modules/register/index.ts'
import type { WriteColumn, WriteValue } from '#platform/workbook/index.server.ts'

/**
 * A list as a province keeps it, invented: abbreviations, addresses of before, days and amounts as text, and the slips
 * that every such list has, so that somebody can try the whole way before risking a list of their own.
 */
const ROWS = 40
const FIRST_SERIAL = 4_100_000
const fields = { agriculture: 668, trade_service: 92, transport: 57, construction: 26 } as const
const fieldWords = { agriculture: 'Nông nghiệp', trade_service: 'TM-DV', transport: 'Vận tải', construction: 'Xây dựng' }

export const exampleColumns: readonly WriteColumn[] = [
  { header: 'STT', type: 'number', width: 6 }, { header: 'Tên HTX', width: 44 }, { header: 'Mã số thuế', width: 14 }, { header: 'Địa chỉ', width: 60 },
  { header: 'Họ tên giám đốc', width: 24 }, { header: 'Điện thoại', width: 14 }, { header: 'Lĩnh vực', width: 16 }, { header: 'Ngày cấp GCN', width: 14 },
  { header: 'Vốn điều lệ (đồng)', width: 18 }, { header: 'Số TV', type: 'number', width: 8 }, { header: 'Tình trạng', width: 22 }, { header: 'Ghi chú', width: 16 },
]
const [NAME, CODE, ADDRESS, REGISTERED] = [1, 2, 3, 7] as const

export function inventList(provinceCode: string, provinceName: string): WriteValue[][] {
  const random = seededRandom(Number(provinceCode))
  const communes = listCommunes(provinceCode)
  const taken = new Set<string>()
  const codes = codesFrom(FIRST_SERIAL + Number(provinceCode) * 1000)
  const rows = Array.from({ length: ROWS }, (_, i) => inventRow(random, i + 1, pick(random, communes), provinceName, taken, codes))
  return withSlips(rows, random, communes)
}

function inventRow(random: Random, no: number, commune: Commune, provinceName: string, taken: Set<string>, codes: Iterator<string>): WriteValue[] {
  const field = pickWeighted(random, fields)
  const phone = `09${String(Math.floor(random() * 1e8)).padStart(8, '0')}`
  return [
    no, asListed(inventUniqueName(random, { type: 'HTX', field, communeName: commune.name }, taken), random), random() < 0.85 ? codes.next().value : null, clearAddress(random, commune, provinceName),
    inventPerson(random), phone, fieldWords[field], dayAsText(random), capitalAsText(random), 7 + Math.floor(random() * 240),
    random() < 0.9 ? 'Đang hoạt động' : 'Tạm ngừng HĐ', null,
  ]
}

const isClear = (address: string): boolean => resolveAddress(address).status === 'exact'

/** Doubt is put in on purpose, once: where a place has none that is clear, the list still names it. */
function clearAddress(random: Random, commune: Commune, provinceName: string): string {
  const today = inventAddress(random, commune.name, provinceName)
  const formerly = listFormerAddresses(commune.code).map((text) => inOldStyle(random, text)).filter(isClear)
  if (formerly.length > 0 && (random() < 0.55 || !isClear(today))) return pick(random, formerly)
  return today
}

/** "Thôn 4, xã Trà Bùi, h. Trà Bồng, Quảng Ngãi" */
function inOldStyle(random: Random, formerly: string): string {
  const [commune = '', district = '', province = ''] = formerly.split(', ')
  const written = inventAddress(random, commune.replace(/^Xã/, 'xã').replace(/^Thị trấn/, 'TT'), district.replace(/^Huyện/, random() < 0.5 ? 'huyện' : 'h.'))
  return `${written}, ${province.replace(/^Tỉnh /, random() < 0.5 ? 'tỉnh ' : '')}`
}

const two = (n: number): string => String(n).padStart(2, '0')
const dayAsText = (random: Random): string => `${two(1 + Math.floor(random() * 28))}/${two(1 + Math.floor(random() * 12))}/${2003 + Math.floor(random() * 22)}`
const capitalAsText = (random: Random): string => new Intl.NumberFormat('vi-VN').format((2 + Math.floor(random() * 70)) * 50_000_000)

function* codesFrom(serial: number): Generator<string, never> {
  for (let n = serial; ; n += 1) {
    const code = demonstrationCode(n)
    if (code !== null) yield code
  }
}

/** A code that lost its last digit, a day that no calendar has, an address that may be in two communes, a body twice, a row left empty. */
function withSlips(rows: WriteValue[][], random: Random, communes: readonly Commune[]): WriteValue[][] {
  const row = (n: number): WriteValue[] => rows[n] ?? []
  row(6)[CODE] = String(row(6)[CODE] ?? '995100042').slice(0, 9)
  row(11)[REGISTERED] = '31/02/2019'
  const split = communes.flatMap((commune) => listFormerAddresses(commune.code)).find((text) => resolveAddress(text).status === 'candidates')
  if (split) row(17)[ADDRESS] = inOldStyle(random, split)
  row(29)[NAME] = String(row(3)[NAME]).toLocaleUpperCase('vi')
  row(29)[ADDRESS] = row(3)[ADDRESS] ?? null
  row(29)[CODE] = null
  return [...rows.slice(0, 20), exampleColumns.map(() => null), ...rows.slice(20)]
}
