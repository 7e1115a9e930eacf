import type { LawRule } from '#platform/module.ts'

const rule = (number: string, article: string, from: string, decidedBy: string, vi: string, en: string): LawRule =>
  ({ rule: number, article, title: { vi, en }, from, to: null, decidedBy: `duties.${decidedBy}` })

export const law: readonly LawRule[] = [
  rule('C2', 'L103.1d', '2024-07-01', 'dutiesOf', 'Ít hơn số thành viên tối thiểu: nhắc và nói hậu quả', 'Below the least number of members: reminded, with what follows'),
  rule('C25', 'L59.1', '2024-07-01', 'dutiesOf', 'Đại hội thường niên trong 4 tháng sau năm tài chính', 'The annual meeting within 4 months of the fiscal year'),
  rule('C26', 'L103.1e', '2024-07-01', 'dutiesOf', '18 tháng không họp Đại hội thường niên', '18 months without an annual meeting'),
  rule('C55', 'D252.28.1c', '2026-07-01', 'dutiesOf', 'Nhắc ngày thứ 120 không hoạt động tại địa chỉ', 'The 120th day of "not at registered address" is named'),
  rule('C56', 'D92.47', '2024-07-18', 'dutiesOf', 'Tạm ngừng tối đa 12 tháng', 'A suspension of at most 12 months'),
  rule('C60', 'C09.6', '2024-07-01', 'reportingYear', 'Cập nhật hằng năm chậm nhất 15/12', 'The yearly update by 15 December'),
]
