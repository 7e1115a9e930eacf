import type { ColumnSpec } from '#platform/workbook/index.server.ts'

/** What a column of a capital ledger can mean. */
export const fields = ['number', 'name', 'idNumber', 'committed', 'paid', 'paidOn', 'asset', 'ground'] as const
export type Field = (typeof fields)[number]

/** Headings of the ledgers that cooperatives keep, and of our own printed register; marks, case and brackets do not matter. */
export const headings: readonly ColumnSpec<Field>[] = [
  { field: null, names: ['STT', 'TT', 'Số TT', 'Số thứ tự'] },
  { field: 'number', names: ['Số', 'Số thành viên', 'Số TV', 'Mã thành viên', 'Mã TV', 'Mã số thành viên', 'Số vào sổ', 'Số sổ'] },
  { field: 'name', required: true, names: ['Họ và tên', 'Họ tên', 'Họ và tên thành viên', 'Tên thành viên', 'Họ tên thành viên', 'Họ và tên, tên tổ chức', 'Thành viên', 'Tên', 'Họ và tên chủ hộ', 'Tên xã viên', 'Họ và tên xã viên', 'Người góp vốn'] },
  { field: 'idNumber', names: ['Số định danh', 'Số định danh cá nhân', 'Số CCCD', 'CCCD', 'CCCD/CMND', 'CMND', 'CMND/CCCD', 'Số CMND/CCCD', 'Căn cước', 'Số căn cước', 'Căn cước công dân', 'Số định danh, mã số', 'Số giấy tờ', 'Số CMND', 'Mã số'] },
  { field: 'committed', names: ['Vốn cam kết', 'Vốn cam kết góp', 'Số vốn cam kết', 'Cam kết', 'Cam kết góp', 'Vốn góp Cam kết', 'Phần vốn góp Cam kết', 'Vốn góp đăng ký', 'Vốn đăng ký góp', 'Mức góp vốn', 'Vốn phải góp', 'Phải góp'] },
  { field: 'paid', names: ['Đã góp', 'Vốn đã góp', 'Phần vốn góp Đã góp', 'Vốn thực góp', 'Thực góp', 'Số tiền đã góp', 'Số tiền', 'Số tiền góp', 'Tiền góp vốn', 'Vốn góp', 'Phần vốn góp', 'Số vốn góp', 'Giá trị góp', 'Giá trị vốn góp'] },
  { field: 'paidOn', names: ['Ngày góp', 'Ngày góp vốn', 'Phần vốn góp Ngày góp', 'Ngày nộp', 'Thời điểm góp', 'Thời điểm góp vốn', 'Ngày thu', 'Ngày'] },
  { field: 'asset', names: ['Loại tài sản', 'Loại tài sản, số lượng', 'Phần vốn góp Loại tài sản, số lượng', 'Hình thức góp', 'Hình thức góp vốn', 'Tài sản góp', 'Góp bằng'] },
  { field: 'ground', names: ['Chứng từ', 'Số chứng từ', 'Phiếu thu', 'Số phiếu thu', 'Căn cứ', 'Ghi chú'] },
  // What the member register, the sum or the certificate says.
  { field: null, names: ['Tỷ lệ', 'Tỷ lệ góp', 'Phần vốn góp Tỷ lệ', 'Giấy chứng nhận', 'Ngày cấp giấy', 'Ký tên', 'Loại thành viên', 'Đối tượng', 'Người đại diện', 'Quốc tịch', 'Ngày sinh', 'Địa chỉ', 'Địa chỉ liên lạc, trụ sở',
    'Điện thoại', 'Ngày vào', 'Nghị quyết, quyết định kết nạp', 'Dùng dịch vụ', 'Góp sức lao động', 'Còn thiếu', 'Còn phải góp'] },
]
