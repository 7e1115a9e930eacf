import { goMay, queSuoiTram, storyPeople } from '#modules/identity/index.ts'
import { systemFor } from '#platform/operation.server.ts'
import type { Seed } from '#platform/module.ts'
import { sendNotice } from './sending/operations.server.ts'

const recipient = (login: string) => {
  const person = storyPeople.find((one) => one.login === login)
  if (!person) throw new Error(`nobody is called ${login}`)
  return { personId: person.id, name: person.name }
}
const neighbours = [
  { name: 'Hồ Văn Tiêu', postalAddress: 'Thôn 2, Xã Đông Sơn' }, { name: 'Đỗ Thị Én', postalAddress: 'Thôn 4, Xã Đông Sơn' }, { name: 'Phạm Ngọc Cần', postalAddress: 'Thôn 2, Xã Đông Sơn' },
]

/** A few notices for the cast; one has members who can only be reached on paper. */
export async function seedNotices({ execute }: Pick<Seed, 'execute'>): Promise<void> {
  await execute(systemFor(goMay.id), sendNotice, {
    organisationId: goMay.id, kind: 'demonstration.schedule', key: 'demonstration-schedule', subject: 'Lịch bơm nước vụ Đông Xuân từ ngày 5',
    body: 'Trạm bơm Gò Mây chạy từ 5 giờ đến 10 giờ các ngày lẻ. Xin bà con dọn mương nội đồng trước ngày 4.',
    recipients: [...['giamdoc', 'ketoan', 'thanhvien'].map(recipient), ...neighbours],
  })
  await execute(systemFor(goMay.id), sendNotice, {
    organisationId: goMay.id, kind: 'demonstration.profile', key: 'demonstration-profile', subject: 'Xin xem lại thông tin hoạt động của hợp tác xã',
    body: 'Thông tin hoạt động đã lâu chưa xác nhận. Xin giám đốc xem lại số thành viên, vốn điều lệ và doanh thu.',
    href: `/ho-so/${goMay.code}`, recipients: [recipient('giamdoc')],
  })
  await execute(systemFor(queSuoiTram.id), sendNotice, {
    organisationId: queSuoiTram.id, kind: 'demonstration.market', key: 'demonstration-market', subject: 'Thương lái hẹn cân quế ngày 12',
    body: 'Bên mua đến cân quế khô tại kho vào 7 giờ sáng. Xin chuẩn bị sổ cân và bao bì.', recipients: [recipient('giamdoc2')],
  })
}
