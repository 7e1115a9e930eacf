import { asListed, demonstrationCode, inventPerson, inventUniqueName, pick, pickWeighted, seededRandom, type Random } from '#modules/register/index.ts'
import { workbookBytes, type WriteValue } from '#platform/workbook/index.server.ts'
import { listedDistricts } from './places.ts'
import { slips } from './slips.ts'

const headings = ['STT', 'Tên HTX, THT', 'Mã số thuế', 'Địa chỉ', 'Người đại diện', 'SĐT', 'Ngành nghề', 'Lĩnh vực', 'Ngày cấp', 'Vốn điều lệ (đồng)', 'Số thành viên', 'Số lao động', 'Doanh thu năm 2025', 'Tình trạng', 'Ghi chú']
const widths = [6, 44, 14, 48, 24, 13, 30, 16, 12, 18, 10, 10, 18, 22, 20]
const fieldNames = { agriculture: 'Nông nghiệp', trade_service: 'TM-DV', transport: 'GTVT', construction: 'Xây dựng' } as const
const businesses = { agriculture: ['Trồng lúa, dịch vụ thủy lợi', 'Trồng rau, cây ăn quả', 'Chăn nuôi heo, bò', 'Trồng quế, keo'], trade_service: ['Mua bán vật tư nông nghiệp', 'Quản lý chợ'], transport: ['Vận tải hàng hóa'], construction: ['Xây dựng công trình'] } as const
/** Far from those that the population and the stories have. */
const FIRST_SERIAL = 5_190_000
const PER_COMMUNE = 2
const numerals = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII']

const upTo = (random: Random, most: number): number => 1 + Math.floor(random() * most)
const two = (number: number): string => String(number).padStart(2, '0')
const day = (random: Random): string => `${two(upTo(random, 28))}/${two(upTo(random, 12))}/${2004 + upTo(random, 20)}`

function* codes(): Generator<string, never> {
  for (let serial = FIRST_SERIAL; ; serial += 1) {
    const code = demonstrationCode(serial)
    if (code) yield code
  }
}

type Drawer = (commune: string, district: string, province: string) => WriteValue[]

/** Half of the addresses name the hamlet and cut the district short, half leave the kind of unit out. */
function addressOf(random: Random, [commune, district, province]: Parameters<Drawer>): string {
  if (random() < 0.5) return `Thôn ${upTo(random, 9)}, ${commune}, ${district.replace(/^Huyện /, 'H. ')}, ${province}`
  return `${commune}, ${district.replace(/^(Huyện|Thành phố) /, '')}, tỉnh ${province}`
}

function drawer(random: Random): Drawer {
  const taken = new Set<string>()
  const nextCode = codes()
  return (...where) => {
    const field = pickWeighted(random, { agriculture: 70, trade_service: 14, transport: 10, construction: 6 })
    const type = random() < 0.12 ? 'THT' : 'HTX'
    const communeName = where[0].replace(/^TT\. /, 'Thị trấn ').replace(/^./, (first) => first.toUpperCase())
    return [
      asListed(inventUniqueName(random, { type, field, communeName }, taken), random),
      type === 'THT' || random() < 0.1 ? null : nextCode.next().value, addressOf(random, where), inventPerson(random), `0900 ${String(upTo(random, 999)).padStart(3, '0')} ${String(upTo(random, 999)).padStart(3, '0')}`,
      pick(random, businesses[field]), fieldNames[field], day(random), `${(100 + 10 * upTo(random, 300)).toLocaleString('vi-VN')}.000.000`, 6 + upTo(random, 180), 1 + upTo(random, 30),
      (200 + upTo(random, 6000)) * 1_000_000, random() < 0.93 ? 'Đang hoạt động' : 'Tạm ngừng hoạt động', null,
    ]
  }
}

const groupRow = (text: string): WriteValue[] => [null, text, ...Array<null>(headings.length - 2).fill(null)]

function* rows(): Generator<WriteValue[]> {
  const draw = drawer(seededRandom(19))
  let number = 0
  for (const [i, [district, province, communes]] of listedDistricts.entries()) {
    yield groupRow(`${numerals[i]}. ${district.toUpperCase()}`)
    for (const commune of communes) for (let n = 0; n < PER_COMMUNE; n += 1) yield [number += 1, ...draw(commune, district, province)]
  }
  yield groupRow('IX. THỊ XÃ ĐỨC PHỔ VÀ BỔ SUNG')
  for (const slip of slips) yield [number += 1, ...slip]
  yield groupRow(`Tổng cộng: ${number}`)
}

/** An invented list as provinces keep them by hand: addresses of before, short spellings, slips. */
export const ownList = (): Promise<Uint8Array> => workbookBytes({
  stamp: 'SỐ LIỆU MINH HỌA',
  sheets: [{ name: 'DS HTX', title: 'DANH SÁCH HỢP TÁC XÃ, TỔ HỢP TÁC TRÊN ĐỊA BÀN TỈNH QUẢNG NGÃI', notes: ['(Tính đến ngày 31/12/2025)'], columns: headings.map((header, i) => ({ header, width: widths[i] })), rows: rows() }],
})
