import { exampleLedger } from '#modules/capital/index.ts'
import { ask } from '#platform/route.server.ts'
import { ownCode } from '../../own.server.ts'
import type { RequestHandler } from './$types'

/** Everybody who may contribute, with what was undertaken; the amounts paid are left to fill in. */
export const GET: RequestHandler = async (event) => {
  const { fileName, bytes } = await ask(event, exampleLedger, { code: ownCode(event) })
  return new Response(bytes as BodyInit, {
    headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': `attachment; filename="${fileName}"`, 'cache-control': 'private, no-store' },
  })
}
