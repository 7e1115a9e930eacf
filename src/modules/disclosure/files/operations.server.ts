import { readFile as readFromDisk } from 'node:fs/promises'
import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { newId } from '#platform/ids.ts'
import { operation, type UploadedFile } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can } from '../policy.ts'
import { code } from '../schema.ts'
import { FILE_MAX_BYTES, mediaTypeOf } from './rules.ts'
import { findFile, insertFile, isOpenToMembers, readBytes } from './store.server.ts'

export const uploadFile = operation({
  id: 'disclosure.uploadFile',
  http: 'POST /organisations/{code}/disclosure-files',
  summary: 'A file of an item or the photograph of a posting: PDF, JPEG, PNG or WebP of at most 10 MB, kept with its SHA-256 for good.',
  upload: { maxBytes: FILE_MAX_BYTES },
  input: z.object({ code, file: z.custom<UploadedFile>() }),
  output: z.object({ id: z.uuid(), name: z.string(), sha256: z.string(), sizeBytes: z.int() }),
  status: 201,
  allow: can.publish,
  run: async (ctx, { code: text, file }) => {
    const { id: organisationId } = await getOwnSubject(ctx, text)
    const bytes = await readFromDisk(file.path)
    const mediaType = mediaTypeOf(bytes)
    if (mediaType === null) throw new AppError('unsupported', 'disclosure.fileKind')
    const id = newId()
    await insertFile(ctx, organisationId, { id, name: file.name.slice(0, 255), mediaType, sizeBytes: file.sizeBytes, sha256: file.sha256 }, bytes)
    return { id, name: file.name, sha256: file.sha256, sizeBytes: file.sizeBytes }
  },
})

export const readFile = operation({
  id: 'disclosure.readFile',
  summary: 'The bytes of a file that the reader may see.',
  reads: true,
  input: z.object({ code, id: z.uuid() }),
  output: z.object({ name: z.string(), mediaType: z.string(), sha256: z.string(), bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  allow: can.read,
  run: async (ctx, input) => {
    const { id: organisationId } = await getOwnSubject(ctx, input.code)
    const file = await findFile(ctx, organisationId, input.id)
    const open = can.publish(ctx.actor) || await isOpenToMembers(ctx, organisationId, input.id)
    const bytes = file && open ? await readBytes(ctx, organisationId, input.id) : null
    if (!file || !bytes) throw new AppError('not_found', 'disclosure.fileNotFound')
    return { name: file.name, mediaType: file.mediaType, sha256: file.sha256, bytes }
  },
})
