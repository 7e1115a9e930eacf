import type { LawRule } from '#platform/module.ts'

const rule = (number: string, article: string, from: string, decidedBy: string, vi: string, en: string): LawRule =>
  ({ rule: number, article, title: { vi, en }, from, to: null, decidedBy: `places.${decidedBy}` })

export const law: readonly LawRule[] = [
  rule('C64', 'QĐ19', '2025-07-01', 'resolveAddress', 'Địa chỉ cũ dẫn tới đơn vị hành chính hôm nay, theo bộ danh mục và ngày', 'Old addresses lead to the units of today, by scheme and day'),
  rule('P29', 'QĐ19', '2025-07-01', 'resolveAddress', 'Đơn vị hành chính theo ngày hiệu lực; huyện chỉ còn trong lịch sử', 'Units of administration by day of effect; districts only as history'),
]
