import { getExample } from '#modules/imports/index.ts'
import { ask } from '#platform/route.server.ts'
import type { RequestHandler } from './$types'

/** A list to try the import with. */
export const GET: RequestHandler = async (event) => {
  const { fileName, bytes } = await ask(event, getExample, { province: event.url.searchParams.get('province') ?? undefined })
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': `attachment; filename="${fileName}"`, 'cache-control': 'private, no-store' },
  })
}
