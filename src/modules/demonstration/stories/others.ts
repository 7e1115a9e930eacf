import { caPheDaNau } from '#modules/identity/index.ts'
import { mainLine, sideLine, storyId, type Story } from './story.ts'

const daNauAddress = 'Tổ dân phố 3, Xã Đăk Hà, Tỉnh Quảng Ngãi'
const benLauAddress = 'Xóm Bến Lau, Xã Sơn Hà, Tỉnh Quảng Ngãi'
const benLauCode = '9951000938'
const province = { province_code: '51', successor_of: null, succeeded_by: null, mirrored: false, ended_on: null, status_until: null } as const

/** A branch in another commune and a place of business. */
export const caPheDaNauStory: Story = {
  first: {
    ...province, id: caPheDaNau.id, code: caPheDaNau.code, type: 'HTX', name: caPheDaNau.name, address: 'Tổ dân phố 3, Thị trấn Đắk Hà, Huyện Đắk Hà, Tỉnh Kon Tum', address_legacy: null,
    commune_code: caPheDaNau.communeCode, lines: [mainLine('0126'), sideLine('1077'), sideLine('4632')],
    field: 'agriculture', sector: 'agriculture', size_class: 'medium', representative: 'Y Thị Blưn', status: 'active', status_from: null,
    founded_on: '2018-09-01', registered_on: '2018-09-20', certificate_no: '380807000045', certificate_on: '2018-09-20', certificate_by: 'Phòng Tài chính - Kế hoạch huyện Đắk Hà',
    charter_capital_dong: 5_200_000_000, legal_basis: 'Luật Hợp tác xã 2012, Điều 23', last_confirmed_on: '2024-12-11',
  },
  changes: [{ on: '2025-08-05', ground: 'Cập nhật địa giới hành chính (Nghị quyết 202/2025/QH15)', set: {
    address: daNauAddress, address_legacy: 'Tổ dân phố 3, Thị trấn Đắk Hà, Huyện Đắk Hà, Tỉnh Kon Tum', last_confirmed_on: '2025-12-12' } }],
  profile: {
    phone: '0260 000 0832', official_members: 214, contributing_members: 9, noncontributing_members: 31, female_members: 97, workers: 46, member_workers: 30,
    total_capital_dong: 11_800_000_000, revenue_dong: 23_600_000_000, profit_dong: 1_420_000_000, worker_income_dong: 84_000_000, figures_year: 2025,
    products: 'Cà phê nhân, cà phê rang xay', digital_application: true, value_chain: true, ocop_products: 3, alliance_member: false, alliance_consent: false, last_confirmed_on: '2025-12-12',
  },
  representatives: [{ id: storyId('c', 4), full_name: 'Y Thị Blưn', post: 'Chủ tịch Hội đồng quản trị', birth_on: '1979-11-03', personalId: '000200000204', phone: '0900 000 204', address: daNauAddress, since_on: '2018-09-20', until_on: null }],
  units: [
    { id: storyId('d', 2), kind: 'branch', code: `${caPheDaNau.code}-001`, location_code: null, name: 'Chi nhánh Hợp tác xã Cà phê Đá Nâu tại Kon Tum', address: 'Phường Kon Tum, Tỉnh Quảng Ngãi', status: 'active', opened_on: '2021-04-10' },
    { id: storyId('d', 3), kind: 'location', code: null, location_code: '00001', name: 'Xưởng rang Đá Nâu', address: 'Thôn 5, Xã Đăk Hà, Tỉnh Quảng Ngãi', status: 'active', opened_on: '2020-01-15' },
  ],
}

/** Suspended, and its branch with it (D92 47.5). */
export const suspendedStory: Story = {
  first: {
    ...province, id: storyId('b', 938), code: benLauCode, type: 'HTX', name: 'Hợp tác xã Mây tre Bến Lau', address: benLauAddress, address_legacy: null, commune_code: '21289',
    lines: [mainLine('1629')], field: 'industry', sector: 'industry_construction', size_class: 'unknown',
    representative: 'Đinh Thị Hơ Re', status: 'active', status_from: null, founded_on: '2020-06-08', registered_on: '2020-06-22', certificate_no: benLauCode,
    certificate_on: '2020-06-22', certificate_by: 'Phòng Tài chính - Kế hoạch huyện Sơn Hà', charter_capital_dong: 310_000_000, legal_basis: 'Luật Hợp tác xã 2012, Điều 23', last_confirmed_on: '2023-12-04',
  },
  changes: [{ on: '2026-05-04', ground: 'Thông báo tạm ngừng kinh doanh số 02/TB-HTX', set: { status: 'suspended', status_from: '2026-05-08', status_until: '2027-05-07' } }],
  profile: { official_members: 16, workers: 5, total_capital_dong: 380_000_000, revenue_dong: 220_000_000, profit_dong: -18_000_000, figures_year: 2024, alliance_member: true, alliance_member_since: '2021-01-01', alliance_consent: true, last_confirmed_on: '2023-12-04' },
  representatives: [{ id: storyId('c', 5), full_name: 'Đinh Thị Hơ Re', post: 'Giám đốc', birth_on: '1988-01-25', personalId: '000200000205', phone: '0900 000 205', address: benLauAddress, since_on: '2020-06-22', until_on: null }],
  units: [{ id: storyId('d', 4), kind: 'branch', code: `${benLauCode}-001`, location_code: null, name: 'Chi nhánh Bến Lau tại Sơn Tây', address: 'Xã Sơn Tây, Tỉnh Quảng Ngãi', status: 'suspended', opened_on: '2022-03-01' }],
}

/** The tax office did not find it at its address: only the tax office may say so and take it back (D92 27). */
export const notAtAddressStory: Story = {
  first: {
    ...province, id: storyId('b', 1057), code: '9951001057', type: 'HTX', name: 'Hợp tác xã Vận tải Gò Rộng', address: 'Số 12, Khu phố 4, Phường Nghĩa Lộ, Tỉnh Quảng Ngãi', address_legacy: null,
    commune_code: '21028', lines: [mainLine('4933')], field: 'transport', sector: 'trade_services', size_class: 'unknown', representative: 'Bùi Tấn Lợi',
    status: 'active', status_from: null, founded_on: '2014-02-17', registered_on: '2014-03-03', certificate_no: '340707000311', certificate_on: '2014-03-03',
    certificate_by: 'Phòng Đăng ký kinh doanh tỉnh Quảng Ngãi', charter_capital_dong: 2_700_000_000, legal_basis: 'Luật Hợp tác xã 2012, Điều 23', last_confirmed_on: '2022-12-14',
  },
  changes: [{ on: '2026-02-27', ground: 'Thông báo của cơ quan thuế về việc người nộp thuế không hoạt động tại địa chỉ đã đăng ký', set: { status: 'not_at_address', status_from: '2026-02-27' } }],
  profile: null,
  representatives: [{ id: storyId('c', 6), full_name: 'Bùi Tấn Lợi', post: 'Chủ tịch Hội đồng quản trị', birth_on: '1963-06-14', personalId: '000200000206', phone: '0900 000 206', address: 'Phường Nghĩa Lộ, Tỉnh Quảng Ngãi', since_on: '2014-03-03', until_on: null }],
  units: [],
}
