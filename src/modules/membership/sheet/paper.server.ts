import { translator } from '#platform/i18n.ts'
import type { Paper, PaperRow } from '#platform/paper/index.server.ts'
import type { WriteColumn, WriteValue, WriteWorkbook } from '#platform/workbook/index.server.ts'
import en from '../messages/en.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }
import type { Share } from './rules.ts'
import type { SheetLine, WholeSheet } from './whole.server.ts'

/** A paper of the law is Vietnamese, whatever language the reader's screen is in. */
const words = translator({ vi, en })
const t = (key: string, params: Record<string, string | number> = {}): string => words('vi', `membership.${key}`, params)
const shown = (day: string | null): string | null => day?.split('-').reverse().join('/') ?? null

/** Capital by member id; empty where only who the members are is printed. */
export type Shares = ReadonlyMap<string, Share>

const identity = (row: SheetLine): string | null => row.party === 'organisation' ? row.organisationCode : row.idNumber
const nameOf = (row: SheetLine): string => row.representative === null ? row.name : t('sheet.represented', { name: row.name, representative: row.representative })

const cellsOf = (row: SheetLine, share: Share | undefined): (string | number | null)[] => [
  row.number, nameOf(row), identity(row), row.nationality, row.address, shown(row.joinedOn),
  share?.committedDong ?? row.pledgedDong, share?.paidDong ?? null, share?.ratio ?? null, shown(share?.paidOn ?? null), share?.asset ?? null,
  share?.certificateNo ? `${share.certificateNo}${share.certificateOn ? ` (${shown(share.certificateOn)})` : ''}` : null,
]
const columnCount = 12

function rowsByKind(sheet: WholeSheet, shares: Shares): PaperRow[] {
  const rows: PaperRow[] = []
  for (const kind of ['official', 'linked_contributing', 'linked_noncontributing'] as const) {
    const those = sheet.rows.filter((row) => row.kind === kind)
    if (those.length === 0) continue
    rows.push({ kind: 'group', cells: [t(`sheet.group.${kind}`, { count: those.length }), ...Array.from({ length: columnCount - 1 }, () => null)] })
    rows.push(...those.map((row): PaperRow => ({ cells: cellsOf(row, shares.get(row.id)) })))
  }
  return rows
}

/** Sổ đăng ký thành viên (L 15) on A4 across; rendered or archived by who prints it. */
export const sheetPaper = (sheet: WholeSheet, shares: Shares, place: string, today: string): Paper => ({
  orientation: 'landscape',
  heading: { issuer: sheet.organisation.name, place, date: today },
  title: t('sheet.title'),
  subtitle: t('sheet.asOf', { day: shown(sheet.asOf) ?? '' }),
  notes: [t('sheet.code', { code: sheet.organisation.code ?? '–' }), t('sheet.address', { address: sheet.organisation.address })],
  table: {
    columns: [
      { header: t('sheet.number'), align: 'center' }, { header: t('sheet.name') }, { header: t('sheet.identity') }, { header: t('sheet.nationality'), align: 'center' },
      { header: t('sheet.contact') }, { header: t('sheet.joined'), align: 'center' },
      { header: t('sheet.committed'), group: t('sheet.capital'), align: 'right' }, { header: t('sheet.paid'), group: t('sheet.capital'), align: 'right' },
      { header: t('sheet.ratio'), group: t('sheet.capital'), align: 'right' }, { header: t('sheet.paidOn'), group: t('sheet.capital'), align: 'center' },
      { header: t('sheet.asset'), group: t('sheet.capital') }, { header: t('sheet.certificate') },
    ],
    rows: rowsByKind(sheet, shares),
  },
  signatures: [{ title: t('sheet.keeper'), hint: t('sheet.sign') }, { title: t('sheet.representative'), hint: t('sheet.seal') }],
  demonstration: sheet.organisation.demonstration,
})

/** The same as a workbook, one column for each thing. */
export function sheetWorkbook(sheet: WholeSheet, shares: Shares): WriteWorkbook {
  const columns: WriteColumn[] = [
    { header: t('sheet.number'), type: 'number' }, { header: t('sheet.kind'), width: 26 }, { header: t('sheet.party'), width: 14 }, { header: t('sheet.name'), width: 30 }, { header: t('sheet.representedBy'), width: 24 },
    { header: t('sheet.identity'), width: 16 }, { header: t('sheet.nationality'), width: 9 }, { header: t('sheet.born'), type: 'date', width: 12 }, { header: t('sheet.contact'), width: 44 }, { header: t('sheet.phone'), width: 14 },
    { header: t('sheet.joined'), type: 'date', width: 12 }, { header: t('sheet.resolution'), width: 30 }, { header: t('sheet.uses'), type: 'bool' }, { header: t('sheet.labour'), type: 'bool' },
    { header: t('sheet.committed'), type: 'number', width: 16 }, { header: t('sheet.paid'), type: 'number', width: 16 }, { header: t('sheet.ratio'), width: 10 }, { header: t('sheet.paidOn'), type: 'date', width: 12 },
    { header: t('sheet.asset'), width: 24 }, { header: t('sheet.certificate'), width: 16 }, { header: t('sheet.certificateOn'), type: 'date', width: 12 },
  ]
  const rows = sheet.rows.map((row): WriteValue[] => {
    const share = shares.get(row.id)
    return [
      row.number, t(`kind.${row.kind}`), t(`party.${row.party}`), row.name, row.representative, identity(row), row.nationality, row.bornOn, row.address, row.phone, row.joinedOn, row.resolutionRef,
      row.usesService, row.givesLabour, share?.committedDong ?? row.pledgedDong, share?.paidDong ?? null, share?.ratio ?? null, share?.paidOn ?? null, share?.asset ?? null, share?.certificateNo ?? null, share?.certificateOn ?? null,
    ]
  })
  return {
    stamp: sheet.organisation.demonstration ? t('sheet.demonstration') : null,
    sheets: [{
      name: t('sheet.sheetName'), title: t('sheet.title'),
      notes: [sheet.organisation.name, t('sheet.code', { code: sheet.organisation.code ?? '–' }), t('sheet.address', { address: sheet.organisation.address }), t('sheet.asOf', { day: shown(sheet.asOf) ?? '' })],
      columns, rows,
    }],
  }
}
