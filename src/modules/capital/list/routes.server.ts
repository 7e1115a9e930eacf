import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { execute } from '#platform/execute.server.ts'
import { receiveForm, refuseOtherOrigin } from '#platform/form-upload.server.ts'
import { localeOfRequest } from '#platform/http.server.ts'
import type { Kernel } from '#platform/kernel.server.ts'
import type { Actor } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { LIST_MAX_BYTES, uploadCapitalList } from './operations.server.ts'

export const LIST_PAGE = '/von-gop/nhap'
const KEY_PATTERN = /^[0-9a-f-]{8,64}$/
const keys = { missing: 'capital.list.fileMissing', otherOrigin: 'capital.list.otherOrigin' }

export type CapitalFileRoutes = { kernel: Kernel; actorOf: (request: FastifyRequest) => Promise<Actor> | Actor }

/** The form of the ledger's import page, past SvelteKit, whose forms are small; the organisation is the sender's own. */
export function registerCapitalFileRoutes(app: FastifyInstance, { kernel, actorOf }: CapitalFileRoutes): void {
  app.post('/tep/von-gop', async (request, reply) => {
    try {
      refuseOtherOrigin(request, keys)
      const { file, fields, dispose } = await receiveForm(request, LIST_MAX_BYTES, keys)
      try {
        const actor = await actorOf(request)
        const key = fields.get('_key') ?? ''
        // The same key with another file is another request: a person chose again after a mistake.
        const call = { actor, locale: localeOfRequest(request.headers), requestId: request.id, idempotencyKey: KEY_PATTERN.test(key) ? `${key}:${file.sha256}` : null }
        const { output } = await execute(kernel, call, uploadCapitalList, { code: `x-${actor.orgIds[0] ?? ''}`, file })
        return reply.redirect(`${LIST_PAGE}/${output.id}${output.repeated ? '?lan=2' : ''}`, 303)
      } finally {
        await dispose()
      }
    } catch (error) {
      return backToForm(error, reply)
    }
  })
}

/** A refusal shows on the page where the form stands: its key is one of ours, never text of the caller. */
function backToForm(error: unknown, reply: FastifyReply): FastifyReply {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'unauthenticated') return reply.redirect(`/dang-nhap?tiep=${encodeURIComponent(LIST_PAGE)}`, 303)
  return reply.redirect(`${LIST_PAGE}?loi=${encodeURIComponent(error.key)}`, 303)
}
