import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import type { UploadedFile } from './operation.server.ts'
import { AppError } from './problem.ts'

export type UploadForm = { file: UploadedFile; fields: ReadonlyMap<string, string>; dispose: () => Promise<void> }
/** The words of the module whose form it is. */
export type UploadKeys = { missing: string; otherOrigin: string }

/** The form carries the session's cookie, so it must come from our own page. */
export function refuseOtherOrigin(request: FastifyRequest, keys: UploadKeys): void {
  const origin = request.headers.origin ?? request.headers.referer
  const site = request.headers['sec-fetch-site']
  const own = origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.headers.host
  if (!own || (site !== undefined && site !== 'same-origin')) throw new AppError('forbidden', keys.otherOrigin)
}

/** One file and a few fields of a page's form: forms of pages are small, so a file goes past SvelteKit, streamed to disk as it arrives. */
export async function receiveForm(request: FastifyRequest, maxBytes: number, keys: UploadKeys): Promise<UploadForm> {
  if (!request.isMultipart()) throw new AppError('invalid', keys.missing)
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
    if (!file || file.sizeBytes === 0) throw new AppError('invalid', keys.missing)
    if (file.sizeBytes > maxBytes) throw new AppError('too_large', 'platform.fileTooLarge', { limitMb: maxBytes / 1_000_000 })
    return { file, fields, dispose }
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
  return { path, name: basename(part.filename || 'tep').normalize('NFC'), mediaType: part.mimetype, sizeBytes, sha256: hash.digest('hex') }
}
