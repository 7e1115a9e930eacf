import { handoverList, listDeliveries } from '#modules/notices/index.ts'
import { ask } from '#platform/route.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const log = await ask(event, listDeliveries, { code: event.params.code, id: event.params.id })
  const bytes = await handoverList(log, event.locals.demonstration)
  return new Response(bytes as BodyInit, { headers: { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="danh-sach-giao-giay.pdf"', 'cache-control': 'private, no-store' } })
}
