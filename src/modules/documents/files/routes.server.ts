import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '#platform/problem.ts'
import { PDF_MAX_BYTES } from '../operations.server.ts'
import { confirmationPath } from '../paper.ts'
import { readCode } from '../rules.ts'

/** Carries the hash to the page that the form came from, and to no other; a link cannot set it. */
export const COMPARISON_COOKIE = 'so-sanh'
const COOKIE_SECONDS = 60

/** A file is compared by its hash as it arrives: nothing of it is kept, not even for a moment on disk. */
export function registerComparison(app: FastifyInstance): void {
  app.post<{ Params: { code: string } }>('/tep/so-sanh/:code', async (request, reply) => {
    const code = readCode(request.params.code)
    if (code === null) return reply.redirect('/xac-nhan', 303)
    const path = confirmationPath(code)
    try {
      const hash = await hashOf(request)
      return setCookie(reply, path, hash).redirect(`${path}#so-sanh`, 303)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return reply.redirect(`${path}?loi=${encodeURIComponent(error.key)}#so-sanh`, 303)
    }
  })
}

const setCookie = (reply: FastifyReply, path: string, hash: string): FastifyReply =>
  reply.header('set-cookie', `${COMPARISON_COOKIE}=${hash}; Path=${path}; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax`)

async function hashOf(request: FastifyRequest): Promise<string> {
  const part = request.isMultipart() ? await request.file({ limits: { fileSize: Number.MAX_SAFE_INTEGER } }) : null
  if (!part) throw new AppError('invalid', 'documents.fileMissing')
  const hash = createHash('sha256')
  let sizeBytes = 0
  // Read to its end even when it is too large: a browser whose pipe is cut shows no reason.
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length
    if (sizeBytes <= PDF_MAX_BYTES) hash.update(chunk)
  }
  if (sizeBytes === 0) throw new AppError('invalid', 'documents.fileMissing')
  if (sizeBytes > PDF_MAX_BYTES) throw new AppError('too_large', 'documents.tooLarge', { limitMb: PDF_MAX_BYTES / 1_000_000 })
  return hash.digest('hex')
}
