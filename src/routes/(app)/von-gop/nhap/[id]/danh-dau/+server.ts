import { markCapitalList } from '#modules/capital/index.ts'
import { ask } from '#platform/route.server.ts'
import { ownCode } from '../../../own.server.ts'
import type { RequestHandler } from './$types'

/** The very file that was sent, its problems beside the rows they are in. */
export const GET: RequestHandler = async (event) => {
  const { fileName, bytes } = await ask(event, markCapitalList, { code: ownCode(event), id: event.params.id })
  const type = bytes[0] === 0x50 && bytes[1] === 0x4b ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv; charset=utf-8'
  return new Response(bytes as BodyInit, { headers: { 'content-type': type, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`, 'cache-control': 'private, no-store' } })
}
