import { csvBytes, workbookBytes } from '#platform/workbook/index.server.ts'
import { error, json } from '@sveltejs/kit'
import { schemeName, words } from '../../../figures/words.ts'
import { figuresOf } from '../figures.server.ts'
import type { RequestHandler } from './$types'

const file = (bytes: Uint8Array, type: string, name: string): Response =>
  new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` } })

/** The table of the page as a file: for Excel, for programs; where it comes from stands in it. */
export const GET: RequestHandler = async (event) => {
  const { locale, demonstration } = event.locals
  const statistics = await figuresOf(event)
  const format = event.url.searchParams.get('dang')
  const name = `so-lieu-${statistics.by}${statistics.year ? `-${statistics.year}` : ''}`
  if (format === 'json') return json({ ...statistics, demonstration }, { headers: { 'content-disposition': `attachment; filename="${name}.json"` } })

  const t = words(locale)
  const types = ['HTX', 'LHHTX', 'THT'] as const
  const columns = [
    { header: t('figures.key'), width: 10 }, { header: t(`figures.by.${statistics.by}`), width: 36 },
    ...types.map((type) => ({ header: t(`type.${type}`), type: 'number' as const, width: 16 })),
  ]
  const rows = statistics.figures.map(({ key, name: called, counts }) => [key, called, ...types.map((type) => counts[type])])
  const stamp = demonstration ? t('page.demonstration') : null
  if (format === 'csv') return file(await csvBytes({ columns, rows, stamp }), 'text/csv; charset=utf-8', `${name}.csv`)
  if (format !== 'xlsx') error(404, t('page.error.notFound'))
  const notes = [`${t('figures.source')}: ${statistics.source}`, t('figures.asOf', { date: statistics.asOf.split('-').reverse().join('/') }), `${t('figures.method')}: ${statistics.method}`, `${t('figures.units')}: ${schemeName(statistics.unitScheme, t)}`]
  const bytes = await workbookBytes({ stamp, sheets: [{ name: t('figures.title'), title: t(`figures.by.${statistics.by}`), notes, columns, rows }] })
  return file(bytes, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', `${name}.xlsx`)
}
