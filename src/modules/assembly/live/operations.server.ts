import * as z from 'zod'
import { standingOf } from '#modules/ballots/index.ts'
import { operation } from '#platform/operation.server.ts'
import { getMeeting } from '../access.server.ts'
import { listQuestions } from '../agenda/store.server.ts'
import { readQuorum } from '../attendance/quorum.server.ts'
import { findOrganisation } from '../meetings/store.server.ts'
import { can } from '../policy.ts'
import { inHundredths } from '../ratio.ts'
import { countVotes } from '../votes/store.server.ts'
import { liveView } from './schema.ts'

export const getLive = operation({
  id: 'assembly.getLive',
  http: 'GET /assemblies/{id}/live',
  summary: 'The moment: quorum, what is being voted on and how many votes are in, the last result.',
  reads: true,
  input: z.object({ id: z.uuid() }),
  output: liveView,
  allow: can.read,
  run: async (ctx, { id }) => {
    const m = await getMeeting(ctx, id)
    const [organisation, questions, quorum, votesIn] = await Promise.all([findOrganisation(ctx, m.organisation_id), listQuestions(ctx, m), readQuorum(ctx, m), countVotes(ctx, m)])
    const running = questions.find((q) => q.state === 'voting')
    const box = running?.ballot === 'secret' ? await standingOf(ctx, running.id) : null
    const last = questions.filter((q) => q.state === 'decided').toSorted((a, b) => (a.decided_at?.getTime() ?? 0) - (b.decided_at?.getTime() ?? 0)).at(-1)
    return {
      id: m.id, title: m.title, organisation: organisation.name, state: m.state, callNo: m.call_no, quorum,
      running: running ? { position: running.position, title: running.title, ballot: running.ballot, votesIn: votesIn.get(running.id) ?? 0, fingerprint: box?.fingerprint ?? null } : null,
      last: last ? { position: last.position, title: last.title, passed: last.passed ?? false, for: last.votes_for ?? 0, denominator: last.denominator ?? 0, shareHundredths: inHundredths(last.votes_for ?? 0, last.denominator ?? 0) } : null,
    }
  },
})
