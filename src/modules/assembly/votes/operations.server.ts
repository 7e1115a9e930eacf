import * as z from 'zod'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { getMeeting, note, requireTask } from '../access.server.ts'
import { listQuestions, updateQuestion, type Question } from '../agenda/store.server.ts'
import { findAttendance, findEntitled, findEntitledPerson, listRepresented, readStanding } from '../attendance/store.server.ts'
import { isPinOf } from '../attendance/codes.server.ts'
import { checkBeforeVote } from '../effects/effects.server.ts'
import { refuseStart, refuseVote } from '../meetings/rules.ts'
import { meetingView } from '../meetings/schema.ts'
import { announce, type Meeting } from '../meetings/store.server.ts'
import { meetingView as viewOf } from '../meetings/views.server.ts'
import { can } from '../policy.ts'
import { cast } from './rules.ts'
import { countInput, countView, mayChange, voteInput, votedView } from './schema.ts'
import { closeSecretBox, openSecretBox, votesOn } from '../secret/secret.server.ts'
import { insertAssistance, insertCount, insertVotes, listCounts, sumVotes, type Via } from './store.server.ts'
import { boxOf, getQuestion, isAgendaAdopted } from './votes.server.ts'

const ofQuestion = z.object({ id: z.uuid(), questionId: z.uuid() })

export const startVote = operation({
  id: 'assembly.startVote',
  http: 'POST /assemblies/{id}/questions/{questionId}/opening',
  summary: 'The vote on one matter starts; the agenda comes first (L 60.4), one vote at a time. A slate that the Law bars is refused here, before anybody votes.',
  input: ofQuestion.extend({ mayChange }),
  output: meetingView,
  status: 201,
  allow: can.conduct,
  run: async (ctx, { id, questionId, mayChange: revote }) => {
    const m = await getMeeting(ctx, id, 'update')
    const q = await getQuestion(ctx, m, questionId, 'update')
    const running = (await listQuestions(ctx, m)).filter((one) => one.state === 'voting').length
    const refused = refuseStart({ meeting: m.state, question: q.state, subject: q.subject, agendaAdopted: await isAgendaAdopted(ctx, m), running })
    if (refused) throw new AppError('conflict', `assembly.vote.${refused}`, {}, { article: refused === 'agendaFirst' ? 'L60.4' : 'L61.1' })
    await checkBeforeVote(ctx, m, q)
    await updateQuestion(ctx, q, { state: 'voting', started_at: ctx.now })
    if (q.ballot === 'secret') await openSecretBox(ctx, m, q, revote)
    await note(ctx, m, 'voteStarted', { title: q.title, position: q.position })
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})

/** The member's own hand, the teller's list, or a helper with the member beside. */
async function voterOf(ctx: Ctx, m: Meeting, input: z.output<typeof voteInput>): Promise<{ memberId: string; via: Via }> {
  const self = await findEntitledPerson(ctx, m)
  if (!input.memberId || input.memberId === self?.member_id) {
    if (!self) throw new AppError('forbidden', 'assembly.noVote', {}, { article: 'L31.1' })
    return { memberId: self.member_id, via: 'self' }
  }
  if (!input.assistance) await requireTask(ctx, m, 'count')
  return { memberId: input.memberId, via: input.assistance ? 'assisted' : 'clerk' }
}

/** Who typed, who spoke, and that the member himself confirmed: nobody votes for another on his word alone. */
async function recordHelp(ctx: Ctx, m: Meeting, q: Question, memberId: string, help: NonNullable<z.output<typeof voteInput>['assistance']>): Promise<void> {
  await requireTask(ctx, m, 'check_in')
  if (help.confirmedBy === 'pin' && !isPinOf(help.evidence, m.id, memberId)) throw new AppError('invalid', 'assembly.badPin', {}, { fields: [{ path: 'assistance.evidence', key: 'assembly.badPin' }] })
  if (help.confirmedBy === 'signature' && !/^[0-9a-f]{64}$/.test(help.evidence)) throw new AppError('invalid', 'assembly.badSignature', {}, { fields: [{ path: 'assistance.evidence', key: 'assembly.badSignature' }] })
  await insertAssistance(ctx, m, {
    id: newId(), question_id: q.id, member_id: memberId, spoke_name: help.spokeName, confirmed_by: help.confirmedBy,
    // The PIN itself stays with the member.
    evidence: help.confirmedBy === 'pin' ? 'PIN' : help.evidence,
  })
}

export const castVote = operation({
  id: 'assembly.castVote',
  http: 'POST /assemblies/{id}/ballots',
  summary: 'An open vote, for oneself and those one carries, each member once; after the closing it is refused. Secret ballots go into the box of `ballots`.',
  input: voteInput,
  output: votedView,
  status: 201,
  allow: can.vote,
  run: async (ctx, input) => {
    const m = await getMeeting(ctx, input.id, 'share')
    // Held until this vote is in: who closes waits for it, who comes after finds it closed.
    const q = await getQuestion(ctx, m, input.questionId, 'share')
    const { memberId, via } = await voterOf(ctx, m, input)
    const refused = refuseVote({ meeting: m.state, question: q.state })
    if (refused) throw new AppError('conflict', `assembly.vote.${refused}`, {}, { article: 'L61.4' })
    if (q.ballot === 'secret') throw new AppError('conflict', 'assembly.vote.secret', {}, { article: 'L65.2' })
    const voters = await listRepresented(ctx, m, memberId)
    if (voters.length === 0) await refuseAbsent(ctx, m, memberId)
    const counted = await insertVotes(ctx, q, voters, input.choice, via)
    if (counted.length === 0) throw new AppError('conflict', 'assembly.votedAlready', {}, { article: 'L61.4' })
    if (input.assistance) await recordHelp(ctx, m, q, memberId, input.assistance)
    await announce(ctx, m.id)
    const votes = voters.filter((v) => counted.includes(v.member_id)).reduce((n, v) => n + v.weight, 0)
    return { votes, already: voters.length - counted.length, choice: input.choice }
  },
})

export async function refuseAbsent(ctx: Ctx, m: Meeting, memberId: string): Promise<never> {
  const who = await findEntitled(ctx, m, memberId)
  if (!who) throw new AppError('forbidden', 'assembly.noVote', {}, { article: 'L31.1' })
  if (who.withdrawn_at) throw new AppError('forbidden', 'assembly.withdrawn', { name: who.name, reason: who.withdrawn_reason ?? '' }, { article: 'L31.1' })
  const row = await findAttendance(ctx, m, memberId)
  if (row?.mode === 'proxy') throw new AppError('conflict', 'assembly.representedByOther', { name: who.name }, { article: 'L61.4' })
  throw new AppError('conflict', 'assembly.notCheckedIn', { name: who.name }, { article: 'L61.1' })
}

export const recordCount = operation({
  id: 'assembly.recordCount',
  http: 'POST /assemblies/{id}/questions/{questionId}/counts',
  summary: 'Hands raised, or a box of paper counted by two people on their own; counts that differ are counted again and the minutes say so (L 61.6).',
  input: countInput,
  output: countView,
  status: 201,
  allow: can.assist,
  run: async (ctx, { id, questionId, source, ...figures }) => {
    const m = await getMeeting(ctx, id, 'share')
    await requireTask(ctx, m, 'count')
    const q = await getQuestion(ctx, m, questionId, 'update')
    if (q.state !== 'voting' && q.state !== 'closed') throw new AppError('conflict', q.state === 'planned' ? 'assembly.vote.notVoting' : 'assembly.vote.closed', {}, { article: 'L61.6' })
    if (source === 'hands' && q.ballot === 'secret') throw new AppError('conflict', 'assembly.vote.secret', {}, { article: 'L65.2' })
    if (ctx.actor.id === null) throw new AppError('forbidden', 'assembly.notClerk.count')
    const present = source === 'box' && q.ballot === 'secret' ? await votesOn(ctx, q, 'paper') : q.present_votes ?? (await readStanding(ctx, m)).votes
    const already = cast(await sumVotes(ctx, q))
    const given = cast({ for: figures.for, against: figures.against, abstain: figures.abstain, invalid: figures.invalid })
    if (given + already > present) throw new AppError('invalid', 'assembly.tally.moreThanPresent', { cast: given + already, present }, { article: 'L61.4' })
    return source === 'hands' ? countHands(ctx, m, q, figures) : countBox(ctx, m, q, figures)
  },
})

type Given = Omit<z.output<typeof countInput>, 'id' | 'questionId' | 'source'>
const figuresOf = (given: Given) => ({ for: given.for, against: given.against, abstain: given.abstain, invalid: given.invalid, ...(given.byCandidate ? { byCandidate: given.byCandidate } : {}) })

async function countHands(ctx: Ctx, m: Meeting, q: Question, given: Given): Promise<z.output<typeof countView>> {
  const round = (await listCounts(ctx, q)).filter((c) => c.source === 'hands').length + 1
  await insertCount(ctx, q, { id: newId(), source: 'hands', round, figures: figuresOf(given) })
  await announce(ctx, m.id)
  return { state: 'counted', round }
}

async function countBox(ctx: Ctx, m: Meeting, q: Question, given: Given): Promise<z.output<typeof countView>> {
  const before = boxOf(await listCounts(ctx, q))
  if (before.state === 'agreed') throw new AppError('conflict', 'assembly.countAgreed', {}, { article: 'L61.6' })
  const round = before.state === 'apart' ? before.round + 1 : before.round
  const isNew = await insertCount(ctx, q, { id: newId(), source: 'box', round, figures: figuresOf(given) })
  if (!isNew) throw new AppError('conflict', 'assembly.countByAnother', {}, { article: 'L61.6' })
  const after = boxOf(await listCounts(ctx, q))
  if (after.state === 'apart') await note(ctx, m, 'countApart', { title: q.title, round })
  if (after.state === 'agreed') await note(ctx, m, 'countAgreed', { title: q.title, round })
  return { state: after.state === 'none' ? 'waiting' : after.state, round }
}

export const stopVote = operation({
  id: 'assembly.stopVote',
  http: 'POST /assemblies/{id}/questions/{questionId}/closure',
  summary: 'Nothing is taken any more; the votes of those present now are the number that the share is of.',
  input: ofQuestion,
  output: meetingView,
  status: 201,
  allow: can.conduct,
  run: async (ctx, { id, questionId }) => {
    const m = await getMeeting(ctx, id, 'update')
    const q = await getQuestion(ctx, m, questionId, 'update')
    if (q.state !== 'voting') throw new AppError('conflict', 'assembly.vote.notVoting')
    const standing = (await readStanding(ctx, m)).votes
    // Who was given a ballot and left stays in the number: it may be in the box, and nobody can tell.
    const votes = q.ballot === 'secret' ? Math.max(standing, await votesOn(ctx, q)) : standing
    await updateQuestion(ctx, q, { state: 'closed', stopped_at: ctx.now, present_votes: votes })
    if (q.ballot === 'secret') await closeSecretBox(ctx, q)
    await note(ctx, m, 'voteStopped', { title: q.title, position: q.position, votes })
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})
