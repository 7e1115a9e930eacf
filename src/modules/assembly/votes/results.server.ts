import * as z from 'zod'
import { vietnamDay } from '#platform/day.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { getMeeting, note } from '../access.server.ts'
import { listCandidates, listQuestions, setElected, tallyOf, updateQuestion, type Question } from '../agenda/store.server.ts'
import { readStanding } from '../attendance/store.server.ts'
import { applyEffect } from '../effects/effects.server.ts'
import { groupCarries, type GroupSubject } from '../groups/rules.ts'
import { meetingView } from '../meetings/schema.ts'
import type { Meeting } from '../meetings/store.server.ts'
import { meetingView as viewOf } from '../meetings/views.server.ts'
import { can } from '../policy.ts'
import { inHundredths, leastExceedingBasisPoints } from '../ratio.ts'
import { denominatorOf, electionOf, outcomeOf, type Outcome, type Tally } from './rules.ts'
import { resultView } from './schema.ts'
import { issueResolution } from '../papers/papers.server.ts'
import { getQuestion, mergedTally, refuseFault, type Merged } from './votes.server.ts'

async function outcomeFor(ctx: Ctx, m: Meeting, q: Question, tally: Tally, present: number): Promise<Outcome> {
  if (!m.group_rules || q.majority === 'qualified') return outcomeOf(q.majority === 'qualified' ? 'qualified' : 'simple', m.denominator, tally, present)
  const members = (await readStanding(ctx, m)).base
  const denominator = q.majority === 'all' || m.group_rules.base === 'all' ? members : present
  return {
    denominator, shareHundredths: inHundredths(tally.for, denominator), passed: groupCarries(q.subject as GroupSubject, tally.for, members, present, m.group_rules),
    least: q.majority === 'all' ? members : leastExceedingBasisPoints(denominator, m.group_rules.simpleBasisPoints),
  }
}

export const decideQuestion = operation({
  id: 'assembly.decideQuestion',
  http: 'POST /assemblies/{id}/questions/{questionId}/decision',
  summary: 'The count becomes the result: share, threshold, resolution; and the decided thing happens in the same transaction.',
  input: z.object({ id: z.uuid(), questionId: z.uuid() }),
  output: meetingView,
  status: 201,
  allow: can.conduct,
  run: async (ctx, { id, questionId }) => {
    const m = await getMeeting(ctx, id, 'update')
    const q = await getQuestion(ctx, m, questionId, 'update')
    if (q.state !== 'closed' || q.present_votes === null) throw new AppError('conflict', q.state === 'decided' ? 'assembly.vote.closed' : 'assembly.vote.stillOpen', {}, { article: 'L61.1' })
    const merged = await mergedTally(ctx, q)
    refuseFault(q, merged, q.present_votes)
    await (q.subject === 'election' ? decideElection(ctx, m, q, merged, q.present_votes) : decideMotion(ctx, m, q, merged.tally, q.present_votes))
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})

const columns = (tally: Tally) => ({ votes_for: tally.for, votes_against: tally.against, votes_abstain: tally.abstain, votes_invalid: tally.invalid })

async function decideMotion(ctx: Ctx, m: Meeting, q: Question, tally: Tally, present: number): Promise<void> {
  const outcome = await outcomeFor(ctx, m, q, tally, present)
  const resolutionNo = outcome.passed ? await issueResolution(ctx, m, q, [ctx.say('assembly.paper.votes', { for: tally.for, against: tally.against, abstain: tally.abstain, invalid: tally.invalid, denominator: outcome.denominator, share: spoken(outcome.shareHundredths) })]) : null
  const done = outcome.passed && q.effect ? await applyEffect(ctx, m, { ...q, ...columns(tally) }, resolutionNo ?? '', []) : null
  await updateQuestion(ctx, q, {
    ...columns(tally), state: 'decided', decided_at: ctx.now, denominator: outcome.denominator, least: outcome.least, passed: outcome.passed, resolution_no: resolutionNo, effect_done: done,
  })
  await note(ctx, m, outcome.passed ? 'carried' : 'lost', { title: q.title, for: tally.for, denominator: outcome.denominator, share: spoken(outcome.shareHundredths), resolution: resolutionNo ?? '' })
}

const spoken = (hundredths: number): string => `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`

/** L 61.3, 65.2: more than half each, most votes first. Equal at the last seat: the vote is taken again on all. */
async function decideElection(ctx: Ctx, m: Meeting, q: Question, { tally, byCandidate }: Merged, present: number): Promise<void> {
  const candidates = (await listCandidates(ctx, m)).filter((c) => c.question_id === q.id)
  const denominator = denominatorOf(m.denominator, tally, present)
  const votes = candidates.map((c) => ({ id: c.id, votes: byCandidate.get(c.id) ?? 0 }))
  const { elected, tied } = electionOf(votes, q.seats ?? 0, denominator)
  const chosen = candidates.filter((c) => elected.includes(c.id))
  await setElected(ctx, m, votes.map((v) => ({ ...v, elected: elected.includes(v.id) })))
  const resolutionNo = chosen.length > 0 ? await issueResolution(ctx, m, q, chosen.map((c) => ctx.say('assembly.paper.elected', { name: c.name, votes: byCandidate.get(c.id) ?? 0, denominator }))) : null
  const done = chosen.length > 0 && q.effect ? await applyEffect(ctx, m, q, resolutionNo ?? '', chosen) : null
  await updateQuestion(ctx, q, {
    ...columns(tally), state: 'decided', decided_at: ctx.now, denominator, least: outcomeOf('simple', m.denominator, tally, present).least, passed: chosen.length > 0,
    resolution_no: resolutionNo, effect_done: done,
  })
  await note(ctx, m, 'elected', { title: q.title, names: chosen.map((c) => c.name).join(', ') || '–', seats: q.seats ?? 0, resolution: resolutionNo ?? '' })
  if (tied.length > 0) await note(ctx, m, 'tied', { title: q.title, names: candidates.filter((c) => tied.includes(c.id)).map((c) => c.name).join(', ') })
}

export const listResults = operation({
  id: 'assembly.listResults',
  http: 'GET /assemblies/{id}/results',
  summary: 'What was decided: votes, share, threshold, resolution.',
  reads: true,
  input: z.object({ id: z.uuid() }),
  output: z.object({ items: z.array(resultView), on: z.string() }),
  allow: can.read,
  run: async (ctx, { id }) => {
    const m = await getMeeting(ctx, id)
    const candidates = await listCandidates(ctx, m)
    const decided = (await listQuestions(ctx, m)).filter((q) => q.state === 'decided')
    return {
      on: vietnamDay(m.opened_at ?? ctx.now),
      items: decided.map((q) => {
        const tally = tallyOf(q) ?? { for: 0, against: 0, abstain: 0, invalid: 0 }
        return {
          questionId: q.id, title: q.title, subject: q.subject, draft: q.draft, passed: q.passed ?? false, presentVotes: q.present_votes ?? 0, denominator: q.denominator ?? 0, least: q.least ?? 0,
          majority: q.majority, ballot: q.ballot, tally, shareHundredths: inHundredths(tally.for, q.denominator ?? 0), resolutionNo: q.resolution_no, decidedAt: (q.decided_at ?? ctx.now).toISOString(),
          candidates: candidates.filter((c) => c.question_id === q.id).map((c) => ({ name: c.name, votes: c.votes ?? 0, elected: c.elected ?? false })),
        }
      }),
    }
  },
})

