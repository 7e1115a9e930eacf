import { translator } from '#platform/i18n.ts'
import type { Paper, PaperRow } from '#platform/paper/index.server.ts'
import en from '../messages/en.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }

/** A paper of the law is Vietnamese, whatever language the reader's screen is in. */
const words = translator({ vi, en })
const t = (key: string, params: Record<string, string | number> = {}): string => words('vi', `disclosure.list.${key}`, params)

export type ListRow = { number: number; name: string; kind: 'official' | 'linked_contributing'; ratio: string | null }

const group = (kind: ListRow['kind'], rows: readonly ListRow[]): PaperRow[] => rows.length === 0 ? [] : [
  { kind: 'group', cells: [t(kind, { count: rows.length }), null, null] },
  ...rows.map((row): PaperRow => ({ cells: [row.number, row.name, row.ratio] })),
]

/** L 14.1c: who the members are and what part of the charter capital each holds; what Article 15 says beside it is not published. */
export const memberListPaper = ({ issuer, place, today, number, rows }: { issuer: string; place: string; today: string; number: string; rows: readonly ListRow[] }): Paper => ({
  orientation: 'portrait', demonstration: false,
  heading: { issuer, number: t('numbered', { number }), place, date: today },
  title: t('title'),
  subtitle: t('asOf', { day: today.split('-').reverse().join('/') }),
  notes: [t('basis')],
  table: {
    columns: [{ header: t('number'), align: 'center' }, { header: t('name') }, { header: t('ratio'), align: 'right' }],
    rows: [...group('official', rows.filter((row) => row.kind === 'official')), ...group('linked_contributing', rows.filter((row) => row.kind === 'linked_contributing'))],
  },
  signatures: [{ title: t('signs'), hint: t('seal') }],
})
