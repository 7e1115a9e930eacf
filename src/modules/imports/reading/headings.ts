import type { ColumnSpec } from '#platform/workbook/index.server.ts'
import type { Field } from '../schema.ts'

/** Headings of provinces' lists; comparing folds marks, case and signs, and leaves out what stands in brackets. */
export const headings: readonly ColumnSpec<Field>[] = [
  { field: null, names: ['STT', 'TT', 'Số TT', 'Số thứ tự'] },
  { field: 'name', required: true, names: ['Tên HTX', 'Tên hợp tác xã', 'Tên gọi', 'Tên đơn vị', 'Tên tổ chức', 'Tên THT', 'Tên tổ hợp tác', 'Tên liên hiệp HTX', 'Tên LHHTX', 'Tên HTX, LHHTX', 'Tên HTX, THT', 'Tên HTX/THT', 'Tên HTX, QTDND', 'Hợp tác xã', 'HTX', 'Họ và tên HTX', 'Tên hợp tác xã, tổ hợp tác', 'Danh sách HTX', 'Tên quỹ', 'Tên'] },
  { field: 'type', names: ['Loại hình', 'Loại hình tổ chức', 'Loại', 'Mô hình', 'Loại hình KTTT', 'Loại hình hoạt động'] },
  { field: 'code', names: ['Mã số thuế', 'MST', 'Mã số HTX', 'Mã số hợp tác xã', 'Mã số', 'Mã số đăng ký', 'Mã số thuế/Mã số HTX', 'Mã HTX', 'Mã số ĐKKD', 'Mã số thuế (MST)', 'Mã số DN', 'Mã số HTX/MST'] },
  { field: 'address', names: ['Địa chỉ', 'Địa chỉ trụ sở', 'Địa chỉ trụ sở chính', 'Trụ sở', 'Trụ sở chính', 'Nơi đóng trụ sở', 'Địa chỉ HTX', 'Địa điểm', 'Địa chỉ hoạt động', 'Thôn', 'Địa chỉ (thôn, xã, huyện)'] },
  { field: 'commune', names: ['Xã/Phường', 'Xã, phường', 'Xã', 'Phường', 'Xã/Phường/Thị trấn', 'Xã, phường, thị trấn', 'Xã/phường/đặc khu', 'Phường/Xã', 'Phường, xã', 'Cấp xã', 'Xã phường TT', 'Tên xã'] },
  { field: 'district', names: ['Huyện', 'Quận/Huyện', 'Huyện/Thị xã/Thành phố', 'Huyện, thị xã, thành phố', 'Huyện/TP', 'Huyện, thành phố', 'Cấp huyện', 'Quận', 'Địa bàn', 'Quận, huyện', 'Huyện cũ'] },
  { field: 'province', names: ['Tỉnh', 'Tỉnh/Thành phố', 'Tỉnh, thành phố', 'Tỉnh/TP', 'Tỉnh thành'] },
  { field: 'representative', names: ['Người đại diện', 'Người đại diện theo pháp luật', 'Người đại diện pháp luật', 'Đại diện pháp luật', 'Giám đốc', 'Chủ tịch HĐQT', 'Họ tên giám đốc', 'Họ và tên giám đốc', 'Tên giám đốc', 'Họ tên người đại diện', 'Người đại diện Họ tên', 'Người đại diện Họ và tên', 'Chủ nhiệm', 'Tổ trưởng', 'Người đứng đầu', 'Họ tên Giám đốc HTX', 'Giám đốc/Chủ tịch HĐQT'] },
  { field: 'phone', names: ['Điện thoại', 'Số điện thoại', 'SĐT', 'ĐT', 'Điện thoại liên hệ', 'Số ĐT', 'Điện thoại liên lạc', 'Người đại diện Điện thoại', 'Di động', 'Liên hệ'] },
  { field: 'email', names: ['Email', 'Thư điện tử', 'E-mail', 'Địa chỉ email'] },
  { field: 'lines', names: ['Ngành nghề', 'Ngành nghề kinh doanh', 'Ngành, nghề', 'Ngành nghề sản xuất kinh doanh', 'Ngành nghề chính', 'Ngành nghề hoạt động', 'Ngành nghề SXKD', 'Nội dung hoạt động', 'Hoạt động chính', 'Ngành nghề đăng ký', 'Sản phẩm, dịch vụ', 'Ngành, nghề kinh doanh chính'] },
  { field: 'field', names: ['Lĩnh vực', 'Lĩnh vực hoạt động', 'Lĩnh vực sản xuất', 'Phân loại lĩnh vực', 'Khối', 'Nhóm ngành'] },
  { field: 'registeredOn', names: ['Ngày cấp', 'Ngày đăng ký', 'Ngày cấp GCN', 'Ngày cấp ĐKKD', 'Ngày cấp giấy chứng nhận', 'Ngày cấp GCNĐK', 'Ngày, tháng, năm cấp', 'Ngày cấp giấy chứng nhận đăng ký', 'Ngày ĐKKD', 'Giấy chứng nhận Ngày cấp', 'Ngày cấp lần đầu', 'Ngày đăng ký lần đầu'] },
  { field: 'foundedOn', names: ['Ngày thành lập', 'Thời gian thành lập', 'Ngày, tháng, năm thành lập', 'Ngày tháng thành lập', 'Thành lập'] },
  { field: 'certificateNo', names: ['Số giấy chứng nhận', 'Số GCN', 'Số GCNĐK', 'Giấy chứng nhận Số', 'Số giấy chứng nhận đăng ký'] },
  { field: 'legacyNo', names: ['Số ĐKKD', 'Số đăng ký kinh doanh', 'Số đăng ký', 'Số GCN ĐKKD', 'Giấy phép kinh doanh', 'Số giấy phép'] },
  { field: 'capital', names: ['Vốn điều lệ', 'Vốn điều lệ đăng ký', 'Vốn ĐL', 'Tổng vốn điều lệ', 'VĐL'] },
  { field: 'totalCapital', names: ['Tổng nguồn vốn', 'Tổng vốn', 'Vốn hoạt động', 'Tổng số vốn', 'Tổng vốn hoạt động'] },
  { field: 'members', names: ['Số thành viên', 'Thành viên', 'Tổng số thành viên', 'Số TV', 'Số lượng thành viên', 'Số xã viên', 'Thành viên chính thức', 'TV'] },
  { field: 'workers', names: ['Số lao động', 'Lao động', 'Tổng số lao động', 'Lao động thường xuyên', 'Số LĐ'] },
  { field: 'revenue', names: ['Doanh thu', 'Tổng doanh thu', 'Doanh thu năm', 'Doanh thu bình quân', 'Doanh thu năm 2024', 'Doanh thu năm 2025'] },
  { field: 'profit', names: ['Lợi nhuận', 'Lãi', 'Lợi nhuận sau thuế', 'Lợi nhuận năm'] },
  { field: 'status', names: ['Tình trạng', 'Tình trạng hoạt động', 'Trạng thái', 'Hiện trạng', 'Hiện trạng hoạt động', 'Tình trạng pháp lý', 'Tình hình hoạt động'] },
  { field: 'endedOn', names: ['Ngày giải thể', 'Ngày chấm dứt', 'Ngày chấm dứt hoạt động'] },
  { field: 'note', names: ['Ghi chú', 'Ghi chú khác'] },
]
