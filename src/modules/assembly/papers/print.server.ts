import * as z from 'zod'
import { operation } from '#platform/operation.server.ts'
import { renderPaper, renderPaperDocx } from '#platform/paper/index.server.ts'
import { AppError } from '#platform/problem.ts'
import { getMeeting } from '../access.server.ts'
import { findQuestion, listCandidates } from '../agenda/store.server.ts'
import { can } from '../policy.ts'
import { printedBallot, printedEntitled } from './convening.server.ts'
import { printedInvitations } from './invitations.server.ts'

export const printed = ['giay-moi', 'danh-sach', 'phieu'] as const
const mediaTypes = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const
/** More pages than a printer takes at once; the rest by `memberIds`. */
const MOST_INVITATIONS = 1000

export const printPaper = operation({
  id: 'assembly.printPaper',
  summary: 'For the printer, not for the archive: invitations with each member’s code and PIN, the list of the entitled to sign, a blank ballot.',
  reads: true,
  input: z.object({
    id: z.uuid(), which: z.enum(printed), format: z.enum(['pdf', 'docx']), questionId: z.uuid().optional(),
    memberIds: z.array(z.uuid()).max(MOST_INVITATIONS).optional().meta({ description: 'Invitations of these only.' }),
  }),
  output: z.object({ name: z.string(), mediaType: z.string(), bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  allow: can.conduct,
  run: async (ctx, { id, which, format, questionId, memberIds }) => {
    const m = await getMeeting(ctx, id)
    if (which !== 'phieu') ctx.noteRead({ organisationId: m.organisation_id, what: which === 'giay-moi' ? 'assemblyInvitations' : 'assemblyEntitled' })
    const paper = which === 'giay-moi' ? await printedInvitations(ctx, m, memberIds ?? null) : which === 'danh-sach' ? await printedEntitled(ctx, m) : await ballot()
    return { name: `${which}-${m.call_no}.${format}`, mediaType: mediaTypes[format], bytes: await (format === 'pdf' ? renderPaper(paper) : renderPaperDocx(paper)) }

    async function ballot() {
      const q = questionId ? await findQuestion(ctx, m, questionId) : null
      if (!q) throw new AppError('not_found', 'assembly.questionNotFound')
      return printedBallot(ctx, m, q, (await listCandidates(ctx, m)).filter((c) => c.question_id === q.id).map((c) => c.name))
    }
  },
})
