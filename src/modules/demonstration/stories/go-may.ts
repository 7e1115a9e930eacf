import { goMay, storyPeople } from '#modules/identity/index.ts'
import { mainLine, sideLine, storyId, type Story } from './story.ts'

const director = storyPeople.find((person) => person.login === 'giamdoc')
const today = 'Thôn Gò Mây, Xã Đông Sơn, Tỉnh Quảng Ngãi'
const formerly = 'Thôn Gò Mây, Xã Bình Hiệp, Huyện Bình Sơn, Tỉnh Quảng Ngãi'

/** Another name until 2021, another address until the units were merged, a director who handed over. */
export const goMayStory: Story = {
  first: {
    id: goMay.id, code: goMay.code, type: 'HTX', name: 'Hợp tác xã Dịch vụ nông nghiệp Gò Mây', address: formerly, address_legacy: null,
    province_code: goMay.provinceCode, commune_code: goMay.communeCode,
    lines: [mainLine('0118'), sideLine('0161'), sideLine('4632')],
    field: 'agriculture', sector: 'agriculture', size_class: 'small', representative: 'Nguyễn Văn Tám', status: 'active', status_from: null, status_until: null,
    founded_on: '2016-04-18', registered_on: '2016-05-04', ended_on: null, certificate_no: '340807000123', certificate_on: '2016-05-04',
    certificate_by: 'Phòng Tài chính - Kế hoạch huyện Bình Sơn', charter_capital_dong: 860_000_000, successor_of: null, succeeded_by: null, mirrored: true,
    legal_basis: 'Luật Hợp tác xã 2012, Điều 23', last_confirmed_on: '2020-12-10',
  },
  changes: [
    { on: '2021-03-12', ground: 'Nghị quyết Đại hội thành viên ngày 28/02/2021', set: {
      name: goMay.name, representative: director?.name ?? '', charter_capital_dong: 1_450_000_000, certificate_on: '2021-03-12', last_confirmed_on: '2021-12-09' } },
    { on: '2025-09-15', ground: 'Nghị định 92/2024/NĐ-CP, Điều 46.2: cập nhật địa giới theo Nghị quyết 202/2025/QH15', set: {
      address: today, address_legacy: formerly, certificate_no: goMay.code, certificate_on: '2025-09-15',
      certificate_by: 'Phòng Kinh tế xã Đông Sơn', legal_basis: 'Nghị định 92/2024/NĐ-CP, Điều 37, 46', last_confirmed_on: '2025-12-08' } },
  ],
  profile: {
    phone: '0255 000 0423', email: 'gomay@htx.example', official_members: 86, contributing_members: 4, noncontributing_members: 12, female_members: 41,
    workers: 19, member_workers: 14, total_capital_dong: 3_900_000_000, revenue_dong: 4_820_000_000, internal_revenue_dong: 2_310_000_000, profit_dong: 386_000_000,
    worker_income_dong: 62_000_000, figures_year: 2025, grade: 'fair', grade_scheme: '01/2020/TT-BKHĐT', grade_year: 2024, last_general_meeting_on: '2026-03-20',
    products: 'Rau ăn lá, hành tím, đậu phụng', digital_application: true, value_chain: true, ocop_products: 2,
    alliance_member: true, alliance_member_since: '2017-01-10', alliance_consent: true, last_confirmed_on: '2025-12-08',
  },
  representatives: [
    { id: storyId('c', 1), full_name: 'Nguyễn Văn Tám', post: 'Giám đốc', birth_on: '1957-02-11', personalId: '000200000201', phone: '0900 000 201', address: formerly, since_on: '2016-05-04', until_on: '2021-03-12' },
    { id: storyId('c', 2), full_name: director?.name ?? '', post: 'Giám đốc', birth_on: '1971-08-30', personalId: director?.personalId ?? '', phone: '0900 000 105', address: today, since_on: '2021-03-12', until_on: null },
  ],
  units: [{ id: storyId('d', 1), kind: 'location', code: null, location_code: '00001', name: 'Điểm thu mua rau Gò Mây', address: 'Chợ Đông Sơn, Xã Đông Sơn, Tỉnh Quảng Ngãi', status: 'active', opened_on: '2022-06-01' }],
}
