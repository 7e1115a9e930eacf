import { error } from '@sveltejs/kit'
import { readDocumentFile } from '#modules/documents/index.ts'
import { currentKernel } from '#platform/kernel.server.ts'
import { ask } from '#platform/route.server.ts'
import type { RequestHandler } from './$types'

const formats = ['pdf', 'docx'] as const

/** The PDF opens in the reader's window, the copy for editing is saved. */
export const GET: RequestHandler = async (event) => {
  const format = formats.find((one) => one === event.params.file)
  const own = event.locals.actor.orgIds[0]
  if (!format) error(404, { message: currentKernel().translate(event.locals.locale, 'documents.notFound') })
  const { name, mediaType, bytes } = await ask(event, readDocumentFile, { code: `x-${own ?? ''}`, id: event.params.id, format })
  const disposition = `${format === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`
  return new Response(bytes as BodyInit, { headers: { 'content-type': mediaType, 'content-disposition': disposition, 'cache-control': 'private, no-store' } })
}
