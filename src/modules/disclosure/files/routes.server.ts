import type { FastifyInstance } from 'fastify'
import { registerFileForm, type FormEdge } from '#platform/form-route.server.ts'
import { uploadFile } from './operations.server.ts'
import { FILE_MAX_BYTES } from './rules.ts'

/** A file of the item's page comes here and goes back to the page as its id: only the page's form says what it is for. */
export const registerDisclosureFiles = (app: FastifyInstance, edge: FormEdge): void => registerFileForm(app, edge, {
  path: '/tep/cong-khai/:id',
  page: ({ id = '' }) => (/^[0-9a-f-]{36}$/.test(id) ? `/cong-khai/quan-ly/${id}` : '/cong-khai/quan-ly'),
  keys: { missing: 'disclosure.fileMissing', otherOrigin: 'disclosure.otherOrigin' },
  maxBytes: FILE_MAX_BYTES,
  take: async ({ run, actor, file }, page) => `${page}?tep=${(await run(uploadFile, { code: `x-${actor.orgIds[0] ?? ''}`, file })).id}`,
})
