import { certificatePaper, getCertificate } from '#modules/capital/index.ts'
import { readDocumentFile } from '#modules/documents/index.ts'
import { getOrganisation } from '#modules/register/index.ts'
import { renderPaper } from '#platform/paper/index.server.ts'
import { ask, askMaybe } from '#platform/route.server.ts'
import { placeNameOf } from '../../../../places.server.ts'
import { ownCode } from '../../own.server.ts'
import type { RequestEvent, RequestHandler } from './$types'

/** As it was issued; one from before the archive, or for a holder whose account came later, is laid out from what was printed. */
async function fileOf(event: RequestEvent): Promise<{ bytes: Uint8Array; mediaType: string; name: string }> {
  const code = ownCode(event)
  const format = event.url.searchParams.get('dang') === 'docx' ? 'docx' : 'pdf'
  const certificate = await ask(event, getCertificate, { code, id: event.params.id })
  const archived = certificate.documentId === null ? null : await askMaybe(event, readDocumentFile, { code, id: certificate.documentId, format })
  if (archived) return archived
  const record = await ask(event, getOrganisation, { code })
  const paper = certificatePaper({ ...certificate, place: placeNameOf(record.meta.province), numberText: String(certificate.number), demonstration: certificate.demonstration || event.locals.demonstration })
  return { bytes: await renderPaper(paper), mediaType: 'application/pdf', name: `giay-chung-nhan-${certificate.number}.pdf` }
}

export const GET: RequestHandler = async (event) => {
  const file = await fileOf(event)
  const disposition = file.mediaType === 'application/pdf' ? 'inline' : 'attachment'
  return new Response(file.bytes as BodyInit, { headers: { 'content-type': file.mediaType, 'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`, 'cache-control': 'private, no-store' } })
}
