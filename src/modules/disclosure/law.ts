import type { LawRule } from '#platform/module.ts'

const rule = (number: string, article: string, decidedBy: string, vi: string, en: string): LawRule =>
  ({ rule: number, article, title: { vi, en }, from: '2024-07-01', to: null, decidedBy: `disclosure.${decidedBy}` })

export const law: readonly LawRule[] = [
  rule('C44', 'L87.1', 'refuseFund', 'Báo cáo biến động quỹ chung không chia theo nguồn; không chi cho thành viên, không góp vào doanh nghiệp', 'The report on the undivided fund by source; nothing to members, nothing into enterprises'),
  rule('C49', 'L14.2', 'publishBy', 'Công khai trong 5 ngày làm việc, niêm yết ít nhất 30 ngày liên tục, có bằng chứng', 'Posted within five working days, for thirty consecutive days, with proof'),
  rule('C50', 'D92.29', 'whoSees', 'Công khai với thành viên, không phải với công chúng; công chúng chỉ thấy sáu trường', 'Published to members, not to the public, who see six fields'),
]
