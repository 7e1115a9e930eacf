import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '#platform/vietnamese/fold.ts'
import { readFacts } from '../reference/facts.server.ts'
import { buildAddressIndex, resolveAddress } from '../rules.ts'

const facts = readFacts()
const index = buildAddressIndex(facts)
const resolve = (text: string): string => {
  const { status, candidates } = resolveAddress(index, text)
  return status === 'exact' ? `exact ${candidates[0]?.code}` : status
}

describe('an address that names one commune beyond doubt', () => {
  it.each([
    // Today's style, with and without accents, types shortened.
    ['xã Đông Anh, Hà Nội', '00454'],
    ['thôn Lộc Hà, xã Đông Anh, thành phố Hà Nội', '00454'],
    ['Xã Trường Xuân, tỉnh Lâm Đồng', '24730'],
    ['P. Lộc Ninh, TP. Đồng Nai', '25270'],
    // A commune until 29/4/2026, a ward since.
    ['xã Lộc Ninh, tỉnh Đồng Nai', '25270'],
    ['Đặc khu Lý Sơn, Quảng Ngãi', '21548'],
    ['đặc khu Hoàng Sa, TP Đà Nẵng', '20333'],
    ['đặc khu Trường Sa, Khánh Hòa', '22736'],
    // The style of before, in full, shortened, folded, without commas, with dashes, capitals, the other way round.
    ['Số 7 Đỗ Xuân Hợp, phường Phước Long B, Thành phố Thủ Đức, TP. Hồ Chí Minh', '26848'],
    ['Bon Đắk Huýt, xã Quảng Trực, huyện Tuy Đức, tỉnh Đắk Nông', '24736'],
    ['Bon Đắk Huýt, X. Quảng Trực, H. Tuy Đức, T. Đắk Nông', '24736'],
    ['bon dak huyt, xa quang truc, huyen tuy duc, tinh dak nong', '24736'],
    ['Bon Đắk Huýt xã Quảng Trực huyện Tuy Đức tỉnh Đắk Nông', '24736'],
    ['Bon Đắk Huýt - xã Quảng Trực - huyện Tuy Đức - Đắk Nông', '24736'],
    ['BON ĐẮK HUÝT, XÃ QUẢNG TRỰC, HUYỆN TUY ĐỨC, ĐẮK NÔNG', '24736'],
    ['Tỉnh Đắk Nông, huyện Tuy Đức, xã Quảng Trực, bon Đắk Huýt', '24736'],
    // The province as it is now written behind the old district.
    ['xã Quảng Trực, huyện Tuy Đức, tỉnh Lâm Đồng', '24736'],
    // Without the province, without the type of the district.
    ['xã Bình Lợi, huyện Bình Chánh', '27610'],
    ['66/189, ấp 3, xã Bình Lợi, Bình Chánh, TP.HCM', '27610'],
    // Districts merged away before 2025.
    ['phường Phước Long B, Q9, TPHCM', '26848'],
    ['Phường An Cựu, TP Huế, tỉnh Thừa Thiên Huế', '19815'],
    // An island district without communes.
    ['huyện Lý Sơn, tỉnh Quảng Ngãi', '21548'],
    ['khu 5, huyện Côn Đảo, BRVT', '26732'],
    // Other spellings of the same name: tone mark, i/y, apostrophe, number, spaces.
    ['xã Phú Hoà Đông, Củ Chi, TP Hồ Chí Minh', '27541'],
    ["xã Ea H'Leo, huyện Ea H’leo, Đắk Lắk", '24184'],
    ['xã Hòa Tú 2, huyện Mỹ Xuyên, tỉnh Sóc Trăng', '31717'],
    ['Phường 01, thành phố Cà Mau, tỉnh Cà Mau', '32002'],
    // A type that changed as the district became a town.
    ['xã Phổ Thạnh, huyện Đức Phổ, Quảng Ngãi', '21478'],
    // The new unit named beside the old one decides.
    ['xã Phước Vĩnh, huyện Phú Giáo, tỉnh Bình Dương nay là xã Phú Giáo, TP Hồ Chí Minh', '25858'],
    ['xã Dục Tú (nay là xã Thư Lâm, Hà Nội), huyện Đông Anh, Hà Nội', '00475'],
  ])('%s', (text, code) => {
    expect(resolve(text)).toBe(`exact ${code}`)
  })
})

describe('an address that leaves a choice', () => {
  it('C64 split communes give every part with its extent', () => {
    const { status, candidates } = resolveAddress(index, '1436 đường Ba Tơ, phường 7, Quận 8, TP. Hồ Chí Minh')
    expect(status).toBe('candidates')
    expect(candidates.map(({ code, extent }) => [code, extent])).toEqual([['27424', 'part'], ['27619', 'part']])
    expect(candidates[0]?.why).toBe('Một phần Phường 7, Quận 8, Thành phố Hồ Chí Minh (cũ) nay thuộc Phường Bình Đông; cần biết thôn, ấp hoặc tổ dân phố để chọn.')
  })

  it('the part with all the people comes before the bare land', () => {
    const { candidates } = resolveAddress(index, 'xã Đặng Xá, huyện Gia Lâm, Hà Nội')
    expect(candidates.map((one) => one.extent)).toEqual(['part_area_all_people', 'part_area'])
  })

  it('C64 a name alone stands for every province that has it', () => {
    const { status, candidates } = resolveAddress(index, 'xã Tân Lập')
    expect(status).toBe('candidates')
    expect(new Set(candidates.map((one) => one.province.code)).size).toBeGreaterThan(8)
  })

  it.each([
    ['a typo in the commune', 'xã Quảng Trrực, huyện Tuy Đức, Đắk Nông', '24736'],
    ['a typo in the district', 'xã Quảng Trực, huyện Tuy Đứcc, Đắk Nông', '24736'],
    ['a typo in the province', 'xã Quảng Trực, huyện Tuy Đức, tỉnh Đắk Nôngg', '24736'],
    ['another tone: perhaps another name', 'xã Nam Hái, huyện Nam Trực, Nam Định', '14005'],
    ['no type anywhere: a hamlet of today or a commune of before', 'Bình Lợi, Bình Chánh, TP.HCM', '27610'],
    ['a name that is a district and a ward', 'Thủ Đức, TP.HCM', '26824'],
    ['the district only', 'huyện Trảng Bom, tỉnh Đồng Nai', '26248'],
    ['an unknown name before a known district', 'xã Không Có Thật, huyện Tuy Đức, Đắk Nông', '24736'],
    ['a district of another province', 'xã Quảng Trực, huyện Tuy Đức, tỉnh Cà Mau', '24736'],
    ['an unknown district', 'xã Quảng Trực, huyện Không Có, tỉnh Đắk Nông', '24736'],
    ['merged before the conversion table', 'xã Đông Xuân, thành phố Thanh Hóa, Thanh Hóa', '14758'],
    ['another type than the place ever had', 'phường Quảng Trực, huyện Tuy Đức, Đắk Nông', '24736'],
  ])('%s: %s', (_, text, code) => {
    const { status, candidates } = resolveAddress(index, text)
    expect(status).toBe('candidates')
    expect(candidates.map((one) => one.code)).toContain(code)
  })

  it('today\'s commune and an old one of the same name that went elsewhere stay both open, unless the style is known', () => {
    const text = 'xã Tân Sơn, tỉnh Phú Thọ'
    const { status, candidates } = resolveAddress(index, text)
    expect(status).toBe('candidates')
    expect(candidates.map((one) => [one.name, one.extent])).toEqual([['Xã Tân Sơn', 'current'], ['Xã Lai Đồng', 'whole']])
    expect(resolveAddress(index, text, { style: 'today' })).toMatchObject({ status: 'exact', candidates: [{ name: 'Xã Tân Sơn' }] })
    expect(resolveAddress(index, text, { style: 'old' })).toMatchObject({ status: 'exact', candidates: [{ name: 'Xã Lai Đồng' }] })
    expect(resolveAddress(index, 'xã Tân Sơn, huyện Tân Sơn, tỉnh Phú Thọ')).toMatchObject({ status: 'exact', candidates: [{ name: 'Xã Lai Đồng' }] })
  })
})

it.each(['', '   ', 'Việt Nam', 'Quảng Ngãi', 'không rõ', '12/5 đường số 3', 'ĐT 0912345678', '????', 'xã X, tỉnh Y'])('"%s" is unknown', (text) => {
  expect(resolve(text)).toBe('unknown')
})

describe('over all units', () => {
  const nameOf = (list: typeof facts.old | typeof facts.today, code: string | null): string => list.find((unit) => unit.code === code)?.fullName ?? ''
  const districts = new Map(facts.old.filter((unit) => unit.level === 'district').map((unit) => [unit.code, unit]))
  const targets = Map.groupBy(facts.conversions, (row) => row.oldCode)
  const olds = facts.old.filter((unit) => unit.level === 'commune' && targets.has(unit.code))
  const addressOf = (unit: (typeof olds)[number]): string => {
    const district = districts.get(unit.parentCode ?? '')
    return `Thôn 3, ${unit.fullName}, ${district?.fullName}, ${nameOf(facts.old, district?.parentCode ?? null)}`
  }

  it.each([['as written', (text: string) => text], ['folded', fold], ['in capitals', (text: string) => text.toUpperCase()]])('C64 P29 every old address %s leads to all of its targets, and surely only when there is one', (_, write) => {
    const wrong: unknown[] = []
    let exact = 0
    for (const unit of olds) {
      const codes = new Set(targets.get(unit.code)?.map((row) => row.newCode))
      const { status, candidates } = resolveAddress(index, write(addressOf(unit)))
      const found = new Set(candidates.map((one) => one.code))
      // Folded names may coincide within a district; then both are offered.
      if (!codes.isSubsetOf(found) || (status === 'exact' && codes.size > 1)) wrong.push([addressOf(unit), status, candidates])
      if (status === 'exact') exact += 1
    }
    expect(wrong).toEqual([])
    expect(exact).toBeGreaterThan(9500)
  })

  it('every name of today with its province leads to its code, and surely for nine in ten', () => {
    const wrong: string[] = []
    let exact = 0
    const communes = facts.today.filter((unit) => unit.level === 'commune')
    for (const unit of communes) {
      const text = `Thôn 2, ${unit.fullName}, ${nameOf(facts.today, unit.parentCode)}`
      const { status, candidates } = resolveAddress(index, text)
      if (status === 'exact') exact += 1
      if (candidates[0]?.code !== unit.code && !candidates.some((one) => one.code === unit.code)) wrong.push(text)
      if (status === 'exact' && candidates[0]?.code !== unit.code) wrong.push(`exact: ${text}`)
    }
    expect(wrong).toEqual([])
    expect(exact / communes.length).toBeGreaterThan(0.9)
  })

  it('whatever is typed, exact means one candidate and candidates have a reason', () => {
    const piece = fc.oneof(fc.constantFrom(...olds.slice(0, 400).map((unit) => unit.fullName), ...[...districts.values()].slice(0, 100).map((unit) => unit.name), 'xã', 'P.', ', ', ' - ', '(', ')', 'nay là', 'TP.HCM'), fc.string({ maxLength: 8 }))
    fc.assert(fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const { status, candidates } = resolveAddress(index, pieces.join(' '))
      if (status === 'exact') expect(candidates).toHaveLength(1)
      if (status === 'unknown') expect(candidates).toHaveLength(0)
      expect(candidates.every((one) => one.why.endsWith('.'))).toBe(true)
    }))
  })
})

const samples = new URL('../../../../../shared/data/htx-samples/htx_named.csv', import.meta.url)
it.skipIf(!existsSync(samples))('real addresses of ../shared/data/htx-samples: most are sure, none is lost (skipped when that folder is absent)', () => {
  const rows = parse<Record<string, string>>(readFileSync(samples), { columns: true })
  const written = rows.filter((row) => row['address_as_published'] !== '').map((row) => `${row['address_as_published']}, ${row['province_as_published']}`)
  const statuses = written.map((text) => resolveAddress(index, text).status)
  expect(written).toHaveLength(42)
  expect(statuses.filter((status) => status === 'exact')).toHaveLength(33)
  expect(statuses.filter((status) => status === 'unknown')).toHaveLength(0)
})
