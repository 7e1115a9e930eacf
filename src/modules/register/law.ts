import type { LawRule } from '#platform/module.ts'

const rule = (number: string, article: string, from: string, decidedBy: string, vi: string, en: string): LawRule =>
  ({ rule: number, article, title: { vi, en }, from, to: null, decidedBy: `register.${decidedBy}` })

export const law: readonly LawRule[] = [
  rule('C46', 'L16; D113.5', '2024-11-01', 'sizeClassOf', 'Quy mô theo số thành viên và doanh thu hoặc vốn, xét từ lớn xuống', 'Size by members and revenue or capital, from large down'),
  rule('C50', 'D92.29; L45.5; L49', '2024-07-18', 'public_record', 'Công khai rộng rãi đúng sáu trường', 'The public sees exactly six fields'),
  rule('C52', 'L46; D92.14; D92.61', '2024-07-18', 'checkTaxCode', 'Mã số 10 số, đơn vị phụ thuộc thêm 3 số, địa điểm 5 số; tổ hợp tác lên HTX giữ mã', 'Codes of 10 digits, 3 more for units, 5 for locations; kept from group to HTX'),
  rule('C53', 'D92.14; TT105.5', '2024-07-18', 'checkDigitOf', 'Số kiểm tra của mã số: sai thì cảnh báo, không từ chối', 'The check digit: a warning, never a refusal'),
  rule('C54', 'D92.27; D92.28; D92.47', '2024-07-18', 'refuseStatus', 'Tình trạng pháp lý theo loại tổ chức; ai được ghi', 'Legal status by kind, and who may set it'),
  rule('C55', 'D92.33', '2024-07-18', 'blocksFiling', 'Tình trạng chặn nộp hồ sơ; tổ chức đã chấm dứt giữ nguyên', 'Statuses that stand against filing; an ended record stays as it is'),
  rule('C56', 'D92.19; D92.47; L47; L48; L81.6', '2024-07-18', 'dueOn', 'Thời hạn thủ tục theo ngày và ngày làm việc; lịch nghỉ là dữ liệu', 'Deadlines in days and working days; holidays are data'),
  rule('C57', 'L50; D92.15; D92.17', '2024-07-18', 'findClashes', 'Tên trùng và gây nhầm lẫn trong cả nước', 'Identical and confusing names nationwide'),
  rule('C58', 'D92.13; D113.4', '2024-07-18', 'checkLines', 'Ngành, nghề theo mã VSIC bốn số của một bản; đúng một ngành chính', 'Business lines by four-digit VSIC of a stated version; exactly one is main'),
  rule('C59', 'D92.3.4; D92.25; D92.26', '2024-07-18', 'nextState', 'Thông tin từ nguồn quốc gia không sửa tại đây; đề nghị hiệu đính có thời hạn', 'A mirrored field is not edited; a correction request has its clock'),
  rule('C60', 'C09.6; C09.7', '2024-07-01', 'reportingPeriod', 'Kỳ báo cáo 15/12 đến 14/12; hạn 15/12, 18/12, 21/12', 'Reporting period 15/12 to 14/12; due 15/12, 18/12, 21/12'),
  rule('C62', 'C09.8', '2024-07-01', 'getSubject', 'Cán bộ xem theo địa bàn, tổ chức xem của mình, người khác xem sáu trường', 'Officers see their territory, an organisation its own, others six fields'),
  rule('C63', 'TT78', '2025-09-18', 'gradingScheme', 'Xếp loại để trống được và theo từng bộ tiêu chí; không tự xếp loại cho kỳ sau 18/9/2025', 'The grade may be missing and belongs to a scheme; none is computed after 18/9/2025'),
]
