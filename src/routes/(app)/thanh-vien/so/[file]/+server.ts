import { error } from '@sveltejs/kit'
import { readRegister } from '#modules/capital/index.ts'
import { sheetPaper, sheetWorkbook } from '#modules/membership/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { renderPaper } from '#platform/paper/index.server.ts'
import { ask } from '#platform/route.server.ts'
import { workbookBytes } from '#platform/workbook/index.server.ts'
import { dayFrom } from '../../../../form-values.ts'
import { placeOf } from '../../../../places.server.ts'
import { ownCode } from '../../own.server.ts'
import { words } from '../../words.ts'
import type { RequestHandler } from './$types'

const types = { pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

/** The register of members (L 15) with what each contributed and which certificate is held, on any day. */
export const GET: RequestHandler = async (event) => {
  const kind = /^so-dang-ky\.(pdf|xlsx)$/.exec(event.params.file)?.[1] as keyof typeof types | undefined
  if (!kind) error(404, { message: words(event.locals.locale)('members.noPaper') })
  const { sheet, shares } = await ask(event, readRegister, { code: ownCode(event), asOf: dayFrom(event.url.searchParams.get('asOf')) })
  const capital = new Map(shares.map(({ memberId, ...share }) => [memberId, share]))
  const bytes = kind === 'pdf'
    ? await renderPaper(sheetPaper(sheet, capital, placeOf(sheet.organisation.commune, null).split(',')[0] ?? '', vietnamDay(new Date())))
    : await workbookBytes(sheetWorkbook(sheet, capital))
  return new Response(bytes as BodyInit, {
    headers: { 'content-type': types[kind], 'content-disposition': `${kind === 'pdf' ? 'inline' : 'attachment'}; filename="${event.params.file}"`, 'cache-control': 'private, no-store' },
  })
}
