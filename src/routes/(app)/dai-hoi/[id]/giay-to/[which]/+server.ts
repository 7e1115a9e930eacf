import { error } from '@sveltejs/kit'
import { printPaper } from '#modules/assembly/index.ts'
import { ask } from '#platform/route.server.ts'
import { words } from '../../../words.ts'
import type { RequestHandler } from './$types'

const printed = ['giay-moi', 'danh-sach', 'phieu'] as const

export const GET: RequestHandler = async (event) => {
  const which = printed.find((one) => one === event.params.which)
  if (!which) error(404, { message: words(event.locals.locale)('meeting.papers.none') })
  const questionId = event.url.searchParams.get('noi-dung') ?? undefined
  const only = event.url.searchParams.getAll('thanh-vien')
  const file = await ask(event, printPaper, { id: event.params.id, which, format: event.url.searchParams.get('dang') === 'docx' ? 'docx' : 'pdf', questionId, ...(only.length > 0 ? { memberIds: only } : {}) })
  const disposition = file.mediaType === 'application/pdf' ? 'inline' : 'attachment'
  return new Response(file.bytes as BodyInit, { headers: { 'content-type': file.mediaType, 'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`, 'cache-control': 'private, no-store' } })
}
