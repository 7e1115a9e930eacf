import type { LawRule } from '#platform/module.ts'

export const law: readonly LawRule[] = [
  {
    rule: 'C51', article: 'L12', from: '2024-07-01', to: null, decidedBy: 'documents.refuse_change',
    title: { vi: 'Tài liệu phải lưu trữ thì không ai xóa hay sửa được', en: 'Nobody deletes or alters what has to be archived' },
  },
]
