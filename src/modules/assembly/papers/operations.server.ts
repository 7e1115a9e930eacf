import * as z from 'zod'
import { operation } from '#platform/operation.server.ts'
import { getMeeting } from '../access.server.ts'
import { can } from '../policy.ts'
import { listPapers as listRows } from './store.server.ts'

export const listPapers = operation({
  id: 'assembly.listPapers',
  http: 'GET /assemblies/{id}/papers',
  summary: 'Papers that came out of the meeting, as the archive keeps them; who may open which, the archive decides.',
  reads: true,
  input: z.object({ id: z.uuid() }),
  output: z.object({ items: z.array(z.object({ kind: z.enum(['notice', 'entitled', 'attendance', 'ballots', 'counting', 'minutes', 'resolution']), documentId: z.uuid(), number: z.string(), confirmationCode: z.string(), questionId: z.uuid().nullable() })) }),
  allow: can.read,
  run: async (ctx, { id }) => ({
    items: (await listRows(ctx, await getMeeting(ctx, id))).map((p) => ({ kind: p.kind, documentId: p.document_id, number: p.number, confirmationCode: p.confirmation_code, questionId: p.question_id })),
  }),
})
