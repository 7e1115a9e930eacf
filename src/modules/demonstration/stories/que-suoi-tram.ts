import { queSuoiTram, storyPeople } from '#modules/identity/index.ts'
import { mainLine, sideLine, storyId, type Story, type StoryRow } from './story.ts'

const director = storyPeople.find((person) => person.login === 'giamdoc2')
const address = 'Thôn 2, Xã Trà Thủy, Huyện Trà Bồng, Tỉnh Quảng Ngãi'
export const groupId = storyId('b', 617)
const founded = '2023-07-03'

const common = {
  code: queSuoiTram.code, address, address_legacy: null, province_code: queSuoiTram.provinceCode, commune_code: queSuoiTram.communeCode,
  lines: [mainLine('0128'), sideLine('0230')],
  field: 'agriculture', sector: 'agriculture', representative: director?.name ?? '', status_until: null, certificate_no: queSuoiTram.code, mirrored: true,
} as const satisfies Partial<StoryRow>

/** L 108.1, D92 61: the group ends on the day of the cooperative's certificate, the code goes on. */
export const groupBefore: Story = {
  first: {
    ...common, lines: [...common.lines], id: groupId, type: 'THT', name: 'Tổ hợp tác Trồng quế Suối Trầm', size_class: 'unknown', status: 'active', status_from: null,
    founded_on: '2019-10-02', registered_on: '2019-10-15', ended_on: null, certificate_on: '2019-10-15', certificate_by: 'Ủy ban nhân dân xã Trà Thủy',
    charter_capital_dong: null, successor_of: null, succeeded_by: null, legal_basis: 'Nghị định 77/2019/NĐ-CP, Điều 12', last_confirmed_on: '2022-12-12',
  },
  changes: [{ on: founded, ground: 'Chuyển đổi thành hợp tác xã, giữ nguyên mã số', set: { status: 'ended', status_from: founded, ended_on: founded, succeeded_by: queSuoiTram.id } }],
  profile: null, representatives: [], units: [],
}

export const queSuoiTramStory: Story = {
  first: {
    ...common, lines: [...common.lines, sideLine('1079')], id: queSuoiTram.id, type: 'HTX', name: queSuoiTram.name, size_class: 'micro',
    status: 'active', status_from: null, founded_on: founded, registered_on: founded, ended_on: null, certificate_on: founded,
    certificate_by: 'Phòng Tài chính - Kế hoạch huyện Trà Bồng', charter_capital_dong: 420_000_000, successor_of: groupId, succeeded_by: null,
    legal_basis: 'Luật Hợp tác xã 2012, Điều 23', last_confirmed_on: '2024-12-06',
  },
  changes: [],
  profile: {
    phone: '0255 000 0617', official_members: 27, contributing_members: 0, noncontributing_members: 6, female_members: 15, workers: 7, member_workers: 7,
    total_capital_dong: 760_000_000, revenue_dong: 1_130_000_000, profit_dong: 94_000_000, worker_income_dong: 48_000_000, figures_year: 2024,
    products: 'Vỏ quế, tinh dầu quế', digital_application: false, value_chain: false, ocop_products: 1,
    alliance_member: true, alliance_member_since: '2024-02-20', alliance_consent: false, last_confirmed_on: '2024-12-06',
  },
  representatives: [{ id: storyId('c', 3), full_name: director?.name ?? '', post: 'Giám đốc', birth_on: '1984-05-19', personalId: director?.personalId ?? '', phone: '0900 000 108', address, since_on: founded, until_on: null }],
  units: [],
}
