import type { LawRule } from '#platform/module.ts'

const rule = (number: string, article: string, decidedBy: string, vi: string, en: string): LawRule =>
  ({ rule: number, article, title: { vi, en }, from: '2024-07-01', to: null, decidedBy: `governance.${decidedBy}` })

export const law: readonly LawRule[] = [
  rule('C21', 'L56.3', 'refuseModel', 'Tổ chức quản trị rút gọn: chỉ HTX siêu nhỏ, liên hiệp dưới 10 thành viên; lớn lên thì Đại hội gần nhất phải đổi', 'Reduced organisation: micro HTX and unions below ten only; who grows changes at the next general meeting'),
  rule('C22', 'L65.1', 'checkSlate', 'Số người, nhiệm kỳ tối đa 5 năm, bầu bằng phiếu kín, ghế của người nước ngoài dưới 35 %', 'Sizes, terms of five years at most, secret ballot, foreign seats below 35 %'),
  rule('C23', 'L62.1', 'checkSlate', 'Không kiêm nhiệm và không có quan hệ gia đình giữa các chức vụ', 'Double roles and family ties between posts'),
  rule('C24', 'L62', 'checkSlate', 'Chỉ thành viên chính thức hoặc người đại diện giữ chức vụ; giám đốc thuê chỉ ở mô hình đầy đủ', 'Posts for official members or their representatives; a hired director in the full model only'),
  rule('C25', 'L65.3', 'nextBoardMeetingUntil', 'Hội đồng quản trị họp ít nhất 3 tháng một lần, liên hiệp 6 tháng', 'The board meets every three months, in a union every six'),
  rule('C37', 'L65.4', 'boardMayMeet', 'Họp Hội đồng quản trị: 2/3, lần hai trong 15 ngày với hơn một nửa, ngang phiếu theo phía Chủ tịch', 'Board meetings: two thirds, second call within 15 days with more than half, a tie goes with the chair'),
  rule('C38', 'L11.3', 'absenceOf', 'Người đại diện theo pháp luật duy nhất không hoạt động 30 ngày: họp Đại hội trong 15 ngày tiếp theo', 'The only legal representative inactive for 30 days: a general meeting within the next 15'),
]
