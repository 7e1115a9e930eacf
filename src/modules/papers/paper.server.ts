import { renderPaper, type Paper, type PaperRow, type PaperTable } from '#platform/paper/index.server.ts'
import type { Listed, ProvinceList, SummaryTable } from './schema.ts'
import { wordsOf } from './words.ts'

/** A paper of the administration is Vietnamese, whatever language the reader's screen is in. */
const t = wordsOf('vi')

const frame = (paper: ProvinceList | SummaryTable, demonstration: boolean) => ({
  heading: { issuer: paper.issuer, place: paper.place, date: paper.asOf },
  origin: { source: paper.source, asOf: paper.asOf, method: paper.method },
  signatures: [{ title: t('papers.maker'), hint: t('papers.sign'), name: paper.person }, { title: t('papers.head'), hint: t('papers.seal') }],
  demonstration,
})

/** "Tỉnh Quảng Ngãi" in the middle of a line is "tỉnh Quảng Ngãi". */
const inSentence = (place: string): string => place.charAt(0).toLowerCase() + place.slice(1)

const MILLION = 1_000_000

const rowOf = (item: Listed, no: number): PaperRow => ({
  cells: [no, item.name, item.code, item.address, item.representative, item.phone, item.field ? t(`insight.field.${item.field}`) : null, item.officialMembers,
    item.charterCapitalDong === null ? null : Math.round(item.charterCapitalDong / MILLION), t(`papers.status.${item.status}`)],
})

function rowsByCommune(items: readonly Listed[]): PaperRow[] {
  const rows: PaperRow[] = []
  const groups = Map.groupBy(items, (item) => item.commune ?? t('papers.list.noCommune'))
  let no = 0
  for (const [commune, group] of groups) {
    rows.push({ kind: 'group', cells: [t('papers.list.group', { commune, count: group.length }), ...Array.from({ length: 9 }, () => null)] })
    for (const item of group) rows.push(rowOf(item, (no += 1)))
  }
  return rows
}

/** A column in which nobody has anything takes room from those that have. */
function withoutEmpty(table: PaperTable): PaperTable {
  const kept = table.columns.map((_, i) => table.rows.some((row) => (row.kind ?? 'row') === 'row' && row.cells[i] !== null))
  // The label of a group stands in the first column, whatever that holds.
  const pick = <T>(list: readonly T[]): T[] => list.filter((_, i) => i === 0 || kept[i])
  return { ...table, columns: pick(table.columns), rows: table.rows.map((row) => ({ ...row, cells: pick(row.cells) })) }
}

export function listPaper(list: ProvinceList, demonstration: boolean): Promise<Uint8Array> {
  const paper: Paper = {
    ...frame(list, demonstration || list.demonstration), orientation: 'landscape', title: t('papers.list.title'), subtitle: t('papers.list.place', { place: inSentence(list.territory) }),
    notes: [t('papers.list.count', { count: list.items.length.toLocaleString('vi-VN') })],
    table: withoutEmpty({
      columns: [
        { header: t('papers.column.no'), align: 'center' }, { header: t('papers.column.name') }, { header: t('papers.column.code') }, { header: t('papers.column.address') }, { header: t('papers.column.representative') },
        { header: t('papers.column.phone') }, { header: t('papers.column.field') }, { header: t('papers.column.members'), align: 'right' }, { header: t('papers.column.capitalMillion'), align: 'right' }, { header: t('papers.column.status') },
      ],
      rows: rowsByCommune(list.items),
    }),
  }
  return renderPaper(paper)
}

export function summaryPaper(summary: SummaryTable, demonstration: boolean): Promise<Uint8Array> {
  const cells = (row: SummaryTable['total']): number[] => [...row.htx, row.htxTotal, row.lhhtx, row.tht]
  return renderPaper({
    ...frame(summary, demonstration), orientation: 'landscape', title: t('papers.summary.title'), subtitle: t('papers.list.place', { place: inSentence(summary.territory) }),
    table: {
      columns: [
        { header: t('papers.column.no'), align: 'center' }, { header: t('papers.column.commune') },
        ...summary.fields.map((field) => ({ header: field.name, group: t('papers.summary.htx'), align: 'right' as const })),
        { header: t('papers.summary.htxTotal'), align: 'right' }, { header: t('papers.column.lhhtx'), align: 'right' }, { header: t('papers.column.tht'), align: 'right' },
      ],
      rows: [
        ...summary.rows.map((row, i): PaperRow => ({ cells: [i + 1, row.commune.name, ...cells(row)] })),
        { kind: 'total', cells: [t('papers.summary.total'), null, ...cells(summary.total)] },
      ],
    },
  })
}
