/**
 * The small cast that stays the same in tests, demonstration, docs and pictures: three organisations with a story and
 * eight people. All invented: codes start with 99, which no province has, personal numbers with 000.
 */
export type StoryOrganisation = {
  id: string; code: string; type: 'HTX'; name: string
  provinceCode: string; communeCode: string; communeName: string
}

export const goMay = {
  id: '0199a000-0000-7000-8000-000000000427', code: '9951000423', type: 'HTX', name: 'Hợp tác xã Nông nghiệp Gò Mây',
  provinceCode: '51', communeCode: '21109', communeName: 'Xã Đông Sơn',
} as const satisfies StoryOrganisation

export const queSuoiTram = {
  id: '0199a000-0000-7000-8000-000000000617', code: '9951000617', type: 'HTX', name: 'Hợp tác xã Quế Suối Trầm',
  provinceCode: '51', communeCode: '21115', communeName: 'Xã Trà Bồng',
} as const satisfies StoryOrganisation

export const caPheDaNau = {
  id: '0199a000-0000-7000-8000-000000000832', code: '9951000832', type: 'HTX', name: 'Hợp tác xã Cà phê Đá Nâu',
  provinceCode: '51', communeCode: '23500', communeName: 'Xã Đăk Hà',
} as const satisfies StoryOrganisation

export const storyOrganisations: readonly StoryOrganisation[] = [goMay, queSuoiTram, caPheDaNau]

type StoryOffice = { kind: 'ministry' } | { kind: 'provincialCommittee'; provinceCode: string; name: string }
  | { kind: 'commune'; provinceCode: string; communeCode: string; name: string }
  | { kind: 'allianceProvince'; provinceCode: string; name: string } | { kind: 'organisation'; organisation: StoryOrganisation }
export type StoryPerson = { id: string; login: string; name: string; personalId: string; role: string; office: StoryOffice }

const person = (n: number, login: string, name: string, role: string, office: StoryOffice): StoryPerson => ({
  id: `0199a000-0000-7000-9000-00000000000${n}`, login, name, personalId: `00020000010${n}`, role, office,
})

export const storyPeople: readonly StoryPerson[] = [
  person(1, 'bo', 'Nguyễn Thị Bích Hằng', 'ministryOfficer', { kind: 'ministry' }),
  person(2, 'tinh', 'Trần Quốc Việt', 'provinceOfficer', { kind: 'provincialCommittee', provinceCode: '51', name: 'Ủy ban nhân dân tỉnh Quảng Ngãi' }),
  person(3, 'xa', 'Đinh Văn Thiện', 'communeOfficer', { kind: 'commune', provinceCode: '51', communeCode: '21109', name: 'Ủy ban nhân dân xã Đông Sơn' }),
  person(4, 'lienminh', 'Phạm Thu Nguyệt', 'allianceOfficer', { kind: 'allianceProvince', provinceCode: '51', name: 'Liên minh Hợp tác xã tỉnh Quảng Ngãi' }),
  person(5, 'giamdoc', 'Lê Văn Bảy', 'director', { kind: 'organisation', organisation: goMay }),
  person(6, 'ketoan', 'Võ Thị Kim Loan', 'accountant', { kind: 'organisation', organisation: goMay }),
  person(7, 'thanhvien', 'Nguyễn Tấn Lực', 'member', { kind: 'organisation', organisation: goMay }),
  person(8, 'giamdoc2', 'Hồ Thị Y Mai', 'director', { kind: 'organisation', organisation: queSuoiTram }),
]

/** Documented on purpose: these accounts exist only where nobody but this machine can reach them. */
export const DEMONSTRATION_PASSWORD = 'chung-minh-hoa'
