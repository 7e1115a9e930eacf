import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Call } from '#platform/execute.server.ts'
import { localeOfRequest } from '#platform/http.server.ts'
import type { Kernel } from '#platform/kernel.server.ts'
import type { Actor, UploadedFile } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'

const KEY_PATTERN = /^[0-9a-f-]{8,64}$/

export type FileRoutes = { kernel: Kernel; actorOf: (request: FastifyRequest) => Promise<Actor> | Actor }
export type SentForm = { file: UploadedFile; fields: ReadonlyMap<string, string> }
/** `send` gives the path that shows what became of the file; `page` is where the form stands. */
export type UploadForm = { path: string; page: string; maxBytes: number; send: (call: Call, form: SentForm) => Promise<string> }

export const callOf = async ({ actorOf }: FileRoutes, request: FastifyRequest): Promise<Call> =>
  ({ actor: await actorOf(request), locale: localeOfRequest(request.headers), requestId: request.id })

/** A form that sends a file: forms of pages are small, so these go past SvelteKit, streamed to disk as they arrive. */
export function registerUploadForm(app: FastifyInstance, routes: FileRoutes, { path, page, maxBytes, send }: UploadForm): void {
  app.post(path, async (request, reply) => {
    try {
      refuseOtherOrigin(request)
      const { file, key, fields, dispose } = await receiveForm(request, maxBytes)
      try {
        return reply.redirect(await send({ ...(await callOf(routes, request)), idempotencyKey: key }, { file, fields }), 303)
      } finally {
        await dispose()
      }
    } catch (error) {
      return backToForm(error, reply, page)
    }
  })
}

/** The form carries the session's cookie, so it must come from our own page. */
function refuseOtherOrigin(request: FastifyRequest): void {
  const origin = request.headers.origin ?? request.headers.referer
  const site = request.headers['sec-fetch-site']
  const own = origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.headers.host
  if (!own || (site !== undefined && site !== 'same-origin')) throw new AppError('forbidden', 'imports.otherOrigin')
}

/** A refusal shows on the page where the form stands: its key is one of ours, never text of the caller. */
function backToForm(error: unknown, reply: FastifyReply, page: string): FastifyReply {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'unauthenticated') return reply.redirect(`/dang-nhap?tiep=${encodeURIComponent(page)}`, 303)
  return reply.redirect(`${page}?loi=${encodeURIComponent(error.key)}`, 303)
}

type Received = SentForm & { key: string | null; dispose: () => Promise<void> }

async function receiveForm(request: FastifyRequest, maxBytes: number): Promise<Received> {
  if (!request.isMultipart()) throw new AppError('invalid', 'imports.fileMissing')
  const folder = await mkdtemp(join(tmpdir(), 'chung-upload-'))
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const fields = new Map<string, string>()
    let file: UploadedFile | null = null
    // Fields stand before the file in the form, but nobody promises that.
    for await (const part of request.parts({ limits: { files: 1, fields: 10, fileSize: Number.MAX_SAFE_INTEGER } })) {
      if (part.type === 'field') fields.set(part.fieldname, String(part.value))
      else file = await storePart(part, join(folder, randomUUID()), maxBytes)
    }
    if (!file || file.sizeBytes === 0) throw new AppError('invalid', 'imports.fileMissing')
    if (file.sizeBytes > maxBytes) throw new AppError('too_large', 'platform.fileTooLarge', { limitMb: maxBytes / 1_000_000 })
    const key = fields.get('_key') ?? ''
    // The same key with another file is another request: a person chose again after a mistake.
    return { file, key: KEY_PATTERN.test(key) ? `${key}:${file.sha256}` : null, fields, dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}

async function storePart(part: { file: NodeJS.ReadableStream; filename: string; mimetype: string }, path: string, maxBytes: number): Promise<UploadedFile> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length
      // Read to its end: a browser whose pipe is cut shows no reason.
      if (sizeBytes > maxBytes) return done()
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(part.file, count, createWriteStream(path))
  return { path, name: basename(part.filename || 'danh-sach.xlsx').normalize('NFC'), mediaType: part.mimetype, sizeBytes, sha256: hash.digest('hex') }
}
