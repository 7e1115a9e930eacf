import { sendNotice } from '#modules/notices/index.ts'
import type { Reaction } from '#platform/module.ts'
import { findDifficulty } from './store.server.ts'
import { wordsOf } from './words.ts'

const SUBJECT_MAX = 200

/** Who raised it is told that it was answered, and by whom; the answer itself stands on its page. */
export const reactions: readonly Reaction[] = [
  {
    event: 'difficulties.answer',
    name: 'difficulties.tellRaiser',
    run: async (ctx, payload) => {
      const difficulty = await findDifficulty(ctx, String(payload.id))
      const answer = difficulty?.steps.findLast((step) => step.kind === 'answer')
      if (!difficulty || !answer) return
      const raiser = difficulty.steps.find((step) => step.kind === 'raise')
      const t = wordsOf(ctx.locale)
      await ctx.call(sendNotice, {
        organisationId: difficulty.organisationId, kind: 'difficulties.answered', key: `difficulties.answered ${difficulty.id} ${answer.at}`, senderName: answer.office,
        subject: t('difficulties.notice.subject', { subject: difficulty.subject }).slice(0, SUBJECT_MAX),
        body: t('difficulties.notice.body', { office: answer.office, subject: difficulty.subject }),
        href: `/kho-khan/${difficulty.id}`,
        recipients: [{ personId: difficulty.raisedBy, name: raiser?.person || difficulty.organisationName }],
      })
    },
  },
]
