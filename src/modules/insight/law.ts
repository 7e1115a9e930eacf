import type { LawRule } from '#platform/module.ts'

export const law: readonly LawRule[] = [
  { rule: 'C65', article: 'C09.10', from: '2024-07-01', to: null, decidedBy: 'insight.getStatistics', title: { vi: 'Mỗi con số kèm nguồn, ngày, cách tính và bộ danh mục địa bàn', en: 'Every figure with source, day, method and unit scheme' } },
]
