import type { FastifyInstance } from 'fastify'
import { registerFileForm, type FormEdge } from '#platform/form-route.server.ts'
import { LIST_MAX_BYTES, uploadCapitalList } from './operations.server.ts'

/** The form of the ledger's import page; the organisation is the sender's own. */
export const registerCapitalFileRoutes = (app: FastifyInstance, edge: FormEdge): void => registerFileForm(app, edge, {
  path: '/tep/von-gop',
  page: () => '/von-gop/nhap',
  keys: { missing: 'capital.list.fileMissing', otherOrigin: 'capital.list.otherOrigin' },
  maxBytes: LIST_MAX_BYTES,
  take: async ({ run, actor, file }, page) => {
    const { id, repeated } = await run(uploadCapitalList, { code: `x-${actor.orgIds[0] ?? ''}`, file })
    return `${page}/${id}${repeated ? '?lan=2' : ''}`
  },
})
