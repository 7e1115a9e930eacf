import type { FastifyInstance } from 'fastify'
import { registerUploadForm, type FileRoutes } from '#modules/imports/index.ts'
import { execute } from '#platform/execute.server.ts'
import { LIST_MAX_BYTES, uploadMemberList } from './operations.server.ts'

export const LIST_PAGE = '/thanh-vien/nhap'

/** The form of the members' import page; the organisation is the sender's own. */
export function registerMemberFileRoutes(app: FastifyInstance, routes: FileRoutes): void {
  registerUploadForm(app, routes, {
    path: '/tep/thanh-vien', page: LIST_PAGE, maxBytes: LIST_MAX_BYTES,
    send: async (call, { file }) => {
      const { output } = await execute(routes.kernel, call, uploadMemberList, { code: `x-${call.actor.orgIds[0] ?? ''}`, file })
      return `${LIST_PAGE}/${output.id}${output.repeated ? '?lan=2' : ''}`
    },
  })
}
