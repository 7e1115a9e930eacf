import type { FastifyInstance } from 'fastify'
import { localeOfRequest } from '#platform/http.server.ts'
import { registerFileForm, type FormEdge } from '#platform/form-route.server.ts'
import { UPLOAD_MAX_BYTES, uploadList } from '../batches/operations.server.ts'
import { markedWorkbook } from './marked.server.ts'

/** Files of the import page, and the workbook in which every problem stands at its cell. */
export function registerFileRoutes(app: FastifyInstance, edge: FormEdge): void {
  const { kernel, actorOf } = edge
  registerFileForm(app, edge, {
    path: '/tep/nhap',
    page: () => '/nhap-du-lieu',
    keys: { missing: 'imports.fileMissing', otherOrigin: 'imports.otherOrigin' },
    maxBytes: UPLOAD_MAX_BYTES,
    take: async ({ run, file, fields }, page) => {
      const province = fields.get('province')
      const { batchId, repeated } = await run(uploadList, { file, dryRun: true, ...(province ? { province } : {}) })
      return `${page}/${batchId}${repeated ? '?lan=2' : ''}`
    },
  })
  app.get<{ Params: { id: string } }>('/tep/nhap/:id/danh-dau', async (request, reply) => {
    const call = { actor: await actorOf(request), locale: localeOfRequest(request.headers), requestId: request.id }
    const { fileName, mediaType, bytes } = await markedWorkbook(kernel, call, request.params.id)
    return reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`).header('cache-control', 'private, no-store').type(mediaType).send(Buffer.from(bytes))
  })
}
