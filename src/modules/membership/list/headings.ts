import type { ColumnSpec } from '#platform/workbook/index.server.ts'

/** What a column of a member list can mean. */
export const fields = [
  'name', 'kind', 'party', 'idNumber', 'bornOn', 'gender', 'nationality', 'address', 'phone', 'email', 'representative', 'representativeId',
  'joinedOn', 'resolution', 'pledged', 'usesService', 'givesLabour', 'note',
] as const
export type Field = (typeof fields)[number]

/** Headings of the lists that cooperatives keep, and of our own printed register; marks, case and brackets do not matter. */
export const headings: readonly ColumnSpec<Field>[] = [
  { field: null, names: ['STT', 'TT', 'Số TT', 'Số thứ tự', 'Số', 'Số thành viên', 'Mã thành viên'] },
  { field: 'name', required: true, names: ['Họ và tên', 'Họ tên', 'Họ và tên thành viên', 'Tên thành viên', 'Họ tên thành viên', 'Họ và tên, tên tổ chức', 'Thành viên', 'Tên', 'Họ và tên chủ hộ', 'Tên xã viên', 'Họ và tên xã viên'] },
  { field: 'kind', names: ['Loại thành viên', 'Loại', 'Loại TV', 'Phân loại thành viên', 'Hình thức tham gia', 'Tư cách thành viên'] },
  { field: 'party', names: ['Đối tượng', 'Cá nhân/Hộ/Tổ chức', 'Loại đối tượng', 'Cá nhân, hộ, tổ chức'] },
  { field: 'idNumber', names: ['Số định danh', 'Số định danh cá nhân', 'Số CCCD', 'CCCD', 'CCCD/CMND', 'CMND', 'CMND/CCCD', 'Số CMND/CCCD', 'Căn cước', 'Số căn cước', 'Căn cước công dân', 'Số định danh, mã số', 'Số giấy tờ', 'Số CMND', 'Giấy tờ tùy thân', 'Mã số'] },
  { field: 'bornOn', names: ['Ngày sinh', 'Ngày, tháng, năm sinh', 'Ngày tháng năm sinh', 'Năm sinh', 'Sinh ngày'] },
  { field: 'gender', names: ['Giới tính', 'Nam/Nữ', 'Nam, nữ', 'Giới'] },
  { field: 'nationality', names: ['Quốc tịch'] },
  { field: 'address', names: ['Địa chỉ', 'Địa chỉ liên lạc', 'Nơi ở', 'Chỗ ở hiện nay', 'Địa chỉ liên lạc, trụ sở', 'Nơi cư trú', 'Thôn', 'Địa chỉ thường trú', 'Hộ khẩu thường trú', 'Thôn, xóm'] },
  { field: 'phone', names: ['Điện thoại', 'Số điện thoại', 'SĐT', 'ĐT', 'Số ĐT', 'Điện thoại liên hệ', 'Di động'] },
  { field: 'email', names: ['Email', 'E-mail', 'Thư điện tử'] },
  { field: 'representative', names: ['Người đại diện', 'Họ tên người đại diện', 'Đại diện', 'Đại diện hộ'] },
  { field: 'representativeId', names: ['Số định danh người đại diện', 'CCCD người đại diện', 'Số CCCD người đại diện'] },
  { field: 'joinedOn', names: ['Ngày vào', 'Ngày vào HTX', 'Ngày tham gia', 'Ngày kết nạp', 'Ngày gia nhập', 'Ngày vào sổ', 'Năm tham gia', 'Thời điểm tham gia'] },
  { field: 'resolution', names: ['Nghị quyết', 'Quyết định kết nạp', 'Nghị quyết kết nạp', 'Nghị quyết, quyết định kết nạp', 'Số nghị quyết', 'Số quyết định'] },
  { field: 'pledged', names: ['Vốn góp', 'Vốn cam kết', 'Vốn cam kết góp', 'Cam kết', 'Phần vốn góp', 'Số vốn góp', 'Phần vốn góp Cam kết', 'Vốn góp đăng ký', 'Mức góp vốn', 'Tiền góp vốn'] },
  { field: 'usesService', names: ['Dùng dịch vụ', 'Sử dụng dịch vụ', 'Sử dụng sản phẩm, dịch vụ', 'Sử dụng SPDV', 'Sử dụng sản phẩm dịch vụ'] },
  { field: 'givesLabour', names: ['Góp sức lao động', 'Góp sức', 'Lao động', 'Góp công'] },
  { field: 'note', names: ['Ghi chú'] },
  // Columns of the printed register that capital or the register itself fills.
  { field: null, names: ['Đã góp', 'Tỷ lệ', 'Ngày góp', 'Loại tài sản, số lượng', 'Giấy chứng nhận', 'Ngày cấp giấy', 'Ký tên'] },
]
