import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type * as z from 'zod'
import { execute } from './execute.server.ts'
import { receiveForm, refuseOtherOrigin, type UploadForm, type UploadKeys } from './form-upload.server.ts'
import { localeOfRequest } from './http.server.ts'
import type { Kernel } from './kernel.server.ts'
import type { Actor, Operation } from './operation.server.ts'
import { AppError } from './problem.ts'

/** Who asks, for routes beside the API and the pages. */
export type FormEdge = { kernel: Kernel; actorOf: (request: FastifyRequest) => Promise<Actor> | Actor }
export type Taken = UploadForm & {
  actor: Actor
  run: <I extends z.ZodType, O extends z.ZodType>(op: Operation<I, O>, input: z.input<I>) => Promise<z.output<O>>
}
export type FileForm = {
  path: string
  /** Where the form stands: a refusal goes back there. */
  page: (params: Record<string, string>) => string
  keys: UploadKeys
  maxBytes: number
  /** Gives the address where the browser goes on. */
  take: (taken: Taken, page: string) => Promise<string>
}

const KEY_PATTERN = /^[0-9a-f-]{8,64}$/

/** A page's form with a file, past SvelteKit, whose forms are small. */
export function registerFileForm(app: FastifyInstance, { kernel, actorOf }: FormEdge, form: FileForm): void {
  app.post<{ Params: Record<string, string> }>(form.path, async (request, reply) => {
    const page = form.page(request.params)
    try {
      refuseOtherOrigin(request, form.keys)
      const upload = await receiveForm(request, form.maxBytes, form.keys)
      try {
        const actor = await actorOf(request)
        const key = upload.fields.get('_key') ?? ''
        // The same key with another file is another request: a person chose again after a mistake.
        const call = { actor, locale: localeOfRequest(request.headers), requestId: request.id, idempotencyKey: KEY_PATTERN.test(key) ? `${key}:${upload.file.sha256}` : null }
        return await reply.redirect(await form.take({ ...upload, actor, run: async (op, input) => (await execute(kernel, call, op, input)).output }, page), 303)
      } finally {
        await upload.dispose()
      }
    } catch (error) {
      return backToForm(error, page, reply)
    }
  })
}

/** A refusal shows on the page where the form stands: its key is one of ours, never text of the caller. */
function backToForm(error: unknown, page: string, reply: FastifyReply): FastifyReply {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'unauthenticated') return reply.redirect(`/dang-nhap?tiep=${encodeURIComponent(page)}`, 303)
  return reply.redirect(`${page}?loi=${encodeURIComponent(error.key)}`, 303)
}
