import type { LawRule } from '#platform/module.ts'

export const law: readonly LawRule[] = [
  {
    rule: 'C14', article: 'L40.8', from: '2024-07-01', to: null, decidedBy: 'charter.refuseCommitment',
    title: { vi: 'Mức góp vốn cam kết nằm giữa mức tối thiểu và tối đa của Điều lệ', en: 'A commitment lies between the least and the highest contribution of the charter' },
  },
  {
    rule: 'C25', article: 'L59.1', from: '2024-07-01', to: null, decidedBy: 'charter.annualMeetingDueOn',
    title: { vi: 'Đại hội thường niên trong 4 tháng kể từ ngày kết thúc năm tài chính', en: 'The yearly general meeting within four months of the end of the fiscal year' },
  },
]
