import type { FastifyInstance } from 'fastify'
import { registerFileForm, type FormEdge } from '#platform/form-route.server.ts'
import { LIST_MAX_BYTES, uploadMemberList } from './operations.server.ts'

/** The form of the members' import page; the organisation is the sender's own. */
export const registerMemberFileRoutes = (app: FastifyInstance, edge: FormEdge): void => registerFileForm(app, edge, {
  path: '/tep/thanh-vien',
  page: () => '/thanh-vien/nhap',
  keys: { missing: 'membership.list.fileMissing', otherOrigin: 'membership.list.otherOrigin' },
  maxBytes: LIST_MAX_BYTES,
  take: async ({ run, actor, file }, page) => {
    const { id, repeated } = await run(uploadMemberList, { code: `x-${actor.orgIds[0] ?? ''}`, file })
    return `${page}/${id}${repeated ? '?lan=2' : ''}`
  },
})
