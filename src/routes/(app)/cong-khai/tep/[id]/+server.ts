import { readFile } from '#modules/disclosure/index.ts'
import { ask } from '#platform/route.server.ts'
import { ownCode } from '../../own.server.ts'
import type { RequestHandler } from './$types'

/** Looked at as what its bytes are, never run as a page. */
export const GET: RequestHandler = async (event) => {
  const file = await ask(event, readFile, { code: ownCode(event), id: event.params.id })
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.mediaType, 'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox', 'cache-control': 'private, no-store',
    },
  })
}
