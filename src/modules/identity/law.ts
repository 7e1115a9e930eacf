import type { LawRule } from '#platform/module.ts'

const rule = (number: string, article: string, from: string, decidedBy: string, vi: string, en: string): LawRule =>
  ({ rule: number, article, title: { vi, en }, from, to: null, decidedBy: `identity.${decidedBy}` })

export const law: readonly LawRule[] = [
  rule('C55', 'C09.9.7', '2024-07-01', 'accessOf', 'Tổ chức đã chấm dứt thì tài khoản bị thu hồi', 'Accounts of an ended organisation are revoked'),
  rule('C61', 'C09.9', '2024-07-01', 'mayCreateAccount', 'Tài khoản do cấp trên trực tiếp lập và khóa', 'Accounts are made and locked by the level directly above'),
  rule('C62', 'C09.8', '2024-07-01', 'reachOf', 'Phạm vi của cán bộ theo cơ quan và địa bàn', 'The reach of an officer follows office and territory'),
]
