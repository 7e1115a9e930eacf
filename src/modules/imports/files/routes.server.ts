import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { execute } from '#platform/execute.server.ts'
import { receiveForm, refuseOtherOrigin } from '#platform/form-upload.server.ts'
import { localeOfRequest } from '#platform/http.server.ts'
import type { Kernel } from '#platform/kernel.server.ts'
import type { Actor, UploadedFile } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { UPLOAD_MAX_BYTES, uploadList } from '../batches/operations.server.ts'
import { markedWorkbook } from './marked.server.ts'

export const PAGE_PATH = '/nhap-du-lieu'
const KEY_PATTERN = /^[0-9a-f-]{8,64}$/

export type FileRoutes = { kernel: Kernel; actorOf: (request: FastifyRequest) => Promise<Actor> | Actor }

/** Files of the import page: forms of pages are small, so these go past SvelteKit, streamed to disk as they arrive. */
export function registerFileRoutes(app: FastifyInstance, { kernel, actorOf }: FileRoutes): void {
  app.post('/tep/nhap', async (request, reply) => {
    try {
      refuseOtherOrigin(request, keys)
      const { file, key, province, dispose } = await receiveList(request)
      try {
        const call = { actor: await actorOf(request), locale: localeOfRequest(request.headers), requestId: request.id, idempotencyKey: key }
        const { output } = await execute(kernel, call, uploadList, { file, dryRun: true, ...(province ? { province } : {}) })
        return reply.redirect(`${PAGE_PATH}/${output.batchId}${output.repeated ? '?lan=2' : ''}`, 303)
      } finally {
        await dispose()
      }
    } catch (error) {
      return backToForm(error, reply)
    }
  })

  app.get<{ Params: { id: string } }>('/tep/nhap/:id/danh-dau', async (request, reply) => {
    const call = { actor: await actorOf(request), locale: localeOfRequest(request.headers), requestId: request.id }
    const { fileName, mediaType, bytes } = await markedWorkbook(kernel, call, request.params.id)
    return reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`).header('cache-control', 'private, no-store').type(mediaType).send(Buffer.from(bytes))
  })
}

/** A refusal shows on the page where the form stands: its key is one of ours, never text of the caller. */
function backToForm(error: unknown, reply: FastifyReply): FastifyReply {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'unauthenticated') return reply.redirect(`/dang-nhap?tiep=${encodeURIComponent(PAGE_PATH)}`, 303)
  return reply.redirect(`${PAGE_PATH}?loi=${encodeURIComponent(error.key)}`, 303)
}

type Form = { file: UploadedFile; key: string | null; province: string | null; dispose: () => Promise<void> }
const keys = { missing: 'imports.fileMissing', otherOrigin: 'imports.otherOrigin' }

async function receiveList(request: FastifyRequest): Promise<Form> {
  const { file, fields, dispose } = await receiveForm(request, UPLOAD_MAX_BYTES, keys)
  const key = fields.get('_key') ?? ''
  // The same key with another file is another request: a person chose again after a mistake.
  return { file, key: KEY_PATTERN.test(key) ? `${key}:${file.sha256}` : null, province: fields.get('province') || null, dispose }
}
