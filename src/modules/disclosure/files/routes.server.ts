import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { execute } from '#platform/execute.server.ts'
import { receiveForm, refuseOtherOrigin } from '#platform/form-upload.server.ts'
import { localeOfRequest } from '#platform/http.server.ts'
import type { Kernel } from '#platform/kernel.server.ts'
import type { Actor } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { uploadFile } from './operations.server.ts'
import { FILE_MAX_BYTES } from './rules.ts'

const keys = { missing: 'disclosure.fileMissing', otherOrigin: 'disclosure.otherOrigin' }
const pageOf = (id: string): string => (/^[0-9a-f-]{36}$/.test(id) ? `/cong-khai/quan-ly/${id}` : '/cong-khai/quan-ly')

export type DisclosureFiles = { kernel: Kernel; actorOf: (request: FastifyRequest) => Promise<Actor> | Actor }

/** A file of the item's page comes here and goes back to the page as its id: only the page's form says what it is for. */
export function registerDisclosureFiles(app: FastifyInstance, { kernel, actorOf }: DisclosureFiles): void {
  app.post<{ Params: { id: string } }>('/tep/cong-khai/:id', async (request, reply) => {
    const page = pageOf(request.params.id)
    try {
      refuseOtherOrigin(request, keys)
      const actor = await actorOf(request)
      const { file, dispose } = await receiveForm(request, FILE_MAX_BYTES, keys)
      try {
        const call = { actor, locale: localeOfRequest(request.headers), requestId: request.id }
        const { output } = await execute(kernel, call, uploadFile, { code: `x-${actor.orgIds[0] ?? ''}`, file })
        return await reply.redirect(`${page}?tep=${output.id}`, 303)
      } finally {
        await dispose()
      }
    } catch (error) {
      return backToPage(error, page, reply)
    }
  })
}

/** The key of one of our messages, never text of the caller. */
function backToPage(error: unknown, page: string, reply: FastifyReply): FastifyReply {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'unauthenticated') return reply.redirect(`/dang-nhap?tiep=${encodeURIComponent(page)}`, 303)
  return reply.redirect(`${page}?loi=${encodeURIComponent(error.key)}`, 303)
}
