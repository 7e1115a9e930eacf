import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { execute } from './execute.server.ts'
import { localeOf, type Locale } from './i18n.ts'
import type { Kernel } from './kernel.server.ts'
import { anonymous, type Actor, type AnyOperation, type Operation, type UploadedFile } from './operation.server.ts'
import { AppError, toProblem } from './problem.ts'

/** Everything the API needs from outside the platform. */
export type HttpOptions = {
  kernel: Kernel
  actorOf: (request: FastifyRequest) => Promise<Actor> | Actor
  /** Stamps every answer while the database holds invented organisations. */
  demonstration: () => boolean
  onError: (error: unknown, requestId: string) => void
}

export const API_PREFIX = '/api/v1'
const JSON_LIMIT_BYTES = 1_000_000
/** What a form adds around its file. */
const FORM_OVERHEAD_BYTES = 100_000

export const fastifyPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

export function localeOfRequest(headers: Record<string, string | string[] | undefined>): Locale {
  const cookie = /(?:^|;\s*)lang=(vi|en)/.exec(String(headers.cookie ?? ''))?.[1]
  return localeOf(cookie ?? String(headers['accept-language'] ?? '').slice(0, 2))
}

/** One route for each operation that names one: nothing else is public API. */
export async function registerApi(app: FastifyInstance, options: HttpOptions): Promise<void> {
  await app.register(multipart, { limits: { files: 1, fields: 20 } })
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: JSON_LIMIT_BYTES }, (_request, body, done) => {
    try {
      done(null, body === '' ? {} : JSON.parse(String(body)))
    } catch {
      done(new AppError('invalid', 'platform.badBody'))
    }
  })
  app.setErrorHandler((error, request, reply) => sendProblem(options, error, request, reply))
  app.setNotFoundHandler((request, reply) => sendProblem(options, new AppError('not_found', 'platform.routeNotFound'), request, reply))
  for (const op of options.kernel.modules.flatMap((m) => m.operations)) {
    if (!op.http) continue
    const [method, path] = op.http.split(' ') as [string, string]
    app.route({ method, url: API_PREFIX + fastifyPath(path), handler: (request, reply) => answer(options, op as unknown as Operation, request, reply) })
  }
}

async function answer(options: HttpOptions, op: Operation, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (op.unlinked) return answerUnlinked(options, op, request, reply)
  const actor = await options.actorOf(request)
  const key = idempotencyKey(op, request)
  const input: Record<string, unknown> = { ...(request.query as object), ...(request.params as object) }
  const upload = op.upload ? await receive(request, op.upload.maxBytes) : null
  if (upload) Object.assign(input, { file: upload.file })
  else if (isPlain(request.body)) Object.assign(input, request.body)
  try {
    const { output, etag } = await execute(options.kernel, {
      actor, locale: localeOfRequest(request.headers), requestId: request.id, idempotencyKey: key,
      ifMatch: unquote(request.headers['if-match']), ground: headerText(request, 'chung-ground'),
    }, op, input)
    reply.header('chung-request', request.id)
    if (actor.kind !== 'anonymous') reply.header('cache-control', 'private, no-store')
    if (etag !== null) {
      reply.header('etag', `"${etag}"`)
      if (request.method === 'GET' && unquote(request.headers['if-none-match']) === etag) return reply.code(304).send()
    }
    reply.code(op.status ?? (output === undefined ? 204 : 200)).type('application/json; charset=utf-8')
    return reply.send(output === undefined ? '' : JSON.stringify(stamped(options, output)))
  } finally {
    await upload?.dispose()
  }
}

/** Without session, key or request number; of a fault only its kind is told, because its words could quote the input. */
async function answerUnlinked(options: HttpOptions, op: Operation, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  try {
    const input = { ...(request.params as object), ...(isPlain(request.body) ? request.body : {}) }
    const { output } = await execute(options.kernel, { actor: anonymous, locale: localeOfRequest(request.headers), requestId: 'unlinked' }, op, input)
    return await reply.code(op.status ?? 200).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(stamped(options, output)))
  } catch (error) {
    if (error instanceof AppError) throw error
    options.onError(new Error(`${op.id} failed: ${error instanceof Error ? error.name : typeof error}`), 'unlinked')
    throw new AppError('unavailable', 'platform.unlinkedFault')
  }
}

const isPlain = (body: unknown): body is Record<string, unknown> => typeof body === 'object' && body !== null && !Array.isArray(body) && !('pipe' in body)

const stamped = (options: HttpOptions, output: unknown): unknown =>
  options.demonstration() && typeof output === 'object' && output !== null && !Array.isArray(output) ? { ...output, demonstration: true } : output

const unquote = (header: string | undefined): string | null => (header ? header.replace(/^W\//, '').replaceAll('"', '') : null)

/** Header values are latin-1 on the wire; a ground is Vietnamese, so it comes percent-encoded. */
function headerText(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name]
  if (typeof value !== 'string') return null
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function idempotencyKey(op: AnyOperation, request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key']
  const key = typeof header === 'string' ? header : null
  if (request.method !== 'POST') return key
  if (key === null) throw new AppError('invalid', 'platform.idempotencyKeyMissing')
  if (key.length < 1 || key.length > 255) throw new AppError('invalid', 'platform.idempotencyKeyBad')
  return key
}

/** The file goes to disk as it arrives: memory stays flat whatever somebody sends. */
async function receive(request: FastifyRequest, maxBytes: number): Promise<{ file: UploadedFile; dispose: () => Promise<void> }> {
  const tooLarge = () => new AppError('too_large', 'platform.fileTooLarge', { limitMb: Math.floor(maxBytes / 1_000_000) })
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + FORM_OVERHEAD_BYTES) {
    // Read and thrown away: a sender whose pipe is cut in the middle never sees why.
    request.raw.resume()
    throw tooLarge()
  }
  const part = request.isMultipart() ? await request.file({ limits: { fileSize: Number.MAX_SAFE_INTEGER } }) : null
  const stream = part ? part.file : (request.body as Readable | undefined)
  if (!stream || typeof stream.pipe !== 'function') throw new AppError('invalid', 'platform.fileMissing')
  const folder = await mkdtemp(join(tmpdir(), 'chung-upload-'))
  const dispose = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, randomUUID())
  const hash = createHash('sha256')
  let sizeBytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length
      if (sizeBytes > maxBytes) return done()
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(stream, count, createWriteStream(path))
    if (sizeBytes > maxBytes) throw tooLarge()
  } catch (error) {
    await dispose()
    throw error
  }
  const name = basename(part?.filename ?? headerText(request, 'chung-file-name') ?? 'tep')
  return { file: { path, name, mediaType: part?.mimetype ?? String(request.headers['content-type'] ?? ''), sizeBytes, sha256: hash.digest('hex') }, dispose }
}

function sendProblem(options: HttpOptions, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asAppError(error)
  const locale = localeOfRequest(request.headers)
  const translate = (key: string, params?: Record<string, string | number | boolean | null>) => options.kernel.translate(locale, key, params)
  if (!known) options.onError(error, request.id)
  const problem = known
    ? toProblem(known, translate, request.url)
    : { type: '/problems/platform.unexpected', title: 'Internal Server Error', status: 500, detail: translate('platform.unexpected', { requestId: request.id }), instance: request.url }
  if (known?.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer realm="chung"')
  if (known?.code === 'too_many' && typeof known.params.seconds === 'number') reply.header('retry-after', String(known.params.seconds))
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

/** What Fastify itself refuses becomes one of our refusals. */
function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 413) return new AppError('too_large', 'platform.fileTooLarge', { limitMb: JSON_LIMIT_BYTES / 1_000_000 })
  if (status === 415) return new AppError('unsupported', 'platform.badBody')
  if (status >= 400 && status < 500) return new AppError('invalid', 'platform.badBody')
  return null
}
