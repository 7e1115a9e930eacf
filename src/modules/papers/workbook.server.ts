import { csvBytes, workbookBytes, type WriteColumn, type WriteValue } from '#platform/workbook/index.server.ts'
import type { ProvinceList, SummaryTable } from './schema.ts'
import { wordsOf } from './words.ts'

const t = wordsOf('vi')
const shownDay = (day: string): string => day.split('-').reverse().join('/')
const stamp = (demonstration: boolean): string | null => (demonstration ? t('papers.demonstration') : null)

const originNotes = (paper: ProvinceList | SummaryTable): string[] => [
  paper.issuer, t('papers.sourceLine', { source: paper.source }), t('papers.asOf', { date: shownDay(paper.asOf) }), t('papers.methodLine', { method: paper.method }),
]

const listColumns = (): WriteColumn[] => [
  { header: t('papers.column.no'), type: 'number' }, { header: t('papers.column.name'), width: 48 }, { header: t('papers.column.type') }, { header: t('papers.column.code'), width: 14 },
  { header: t('papers.column.address'), width: 56 }, { header: t('papers.column.commune'), width: 22 }, { header: t('papers.column.representative'), width: 24 }, { header: t('papers.column.phone'), width: 14 },
  { header: t('papers.column.field'), width: 20 }, { header: t('papers.column.founded'), type: 'date', width: 12 }, { header: t('papers.column.members'), type: 'number' }, { header: t('papers.column.workers'), type: 'number' },
  { header: t('papers.column.capital'), type: 'number', width: 18 }, { header: t('papers.column.revenue'), type: 'number', width: 18 }, { header: t('papers.column.status'), width: 24 },
  { header: t('papers.column.confirmed'), type: 'date', width: 12 }, { header: t('papers.column.source') },
]

function* listRows(list: ProvinceList): Generator<WriteValue[]> {
  for (const [i, item] of list.items.entries()) {
    yield [i + 1, item.name, item.type, item.code, item.address, item.commune, item.representative, item.phone, item.field ? t(`insight.field.${item.field}`) : null, item.foundedOn,
      item.officialMembers, item.workers, item.charterCapitalDong, item.revenueDong, t(`papers.status.${item.status}`), item.lastConfirmedOn, item.sourceSystem]
  }
}

export const listWorkbook = (list: ProvinceList, demonstration: boolean): Promise<Uint8Array> => workbookBytes({
  stamp: stamp(demonstration || list.demonstration),
  sheets: [{ name: t('papers.list.sheet'), title: `${t('papers.list.title')} – ${list.territory}`, notes: originNotes(list), columns: listColumns(), rows: listRows(list) }],
})

export const listCsv = (list: ProvinceList, demonstration: boolean): Promise<Uint8Array> =>
  csvBytes({ stamp: stamp(demonstration || list.demonstration), columns: listColumns(), rows: listRows(list) })

export function summaryWorkbook(summary: SummaryTable, demonstration: boolean): Promise<Uint8Array> {
  const cells = (row: SummaryTable['total']): number[] => [...row.htx, row.htxTotal, row.lhhtx, row.tht]
  const number = (header: string): WriteColumn => ({ header, type: 'number' })
  return workbookBytes({
    stamp: stamp(demonstration),
    sheets: [{
      name: t('papers.summary.sheet'), title: `${t('papers.summary.title')} – ${summary.territory}`, notes: originNotes(summary),
      columns: [number(t('papers.column.no')), { header: t('papers.column.commune'), width: 28 }, ...summary.fields.map((field) => number(field.name)), number(t('papers.summary.htxTotal')), number(t('papers.column.lhhtx')), number(t('papers.column.tht'))],
      rows: [...summary.rows.map((row, i): WriteValue[] => [i + 1, row.commune.name, ...cells(row)]), [null, t('papers.summary.total'), ...cells(summary.total)]],
    }],
  })
}
