import * as z from 'zod'
import { discardBox, HIDES_FROM, openBox, standingOf } from '#modules/ballots/index.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { getMeeting, note, requireTask } from '../access.server.ts'
import { listCandidates, type Question } from '../agenda/store.server.ts'
import { findEntitled, findEntitledPerson, listRepresented } from '../attendance/store.server.ts'
import { refuseVote } from '../meetings/rules.ts'
import { announce, type Meeting } from '../meetings/store.server.ts'
import { can, conducts } from '../policy.ts'
import { refuseAbsent } from '../votes/operations.server.ts'
import { getQuestion } from '../votes/votes.server.ts'
import { mayBeVerifiable, refuseSwitch, thresholdOf } from './rules.ts'
import { holdersInput, secretView, type SecretView } from './schema.ts'
import { chooseChannel, paperOf } from './secret.server.ts'
import { handOut, listAccounts, listSecretVoters } from './store.server.ts'

const ofQuestion = z.object({ id: z.uuid(), questionId: z.uuid() })

async function verifiableFits(ctx: Ctx, m: Meeting, q: Question): Promise<boolean> {
  const candidates = (await listCandidates(ctx, m)).filter((c) => c.question_id === q.id).length
  return q.ballot === 'secret' && mayBeVerifiable({ subject: q.subject, seats: q.seats, candidates })
}

/** What the reader votes for, and how. */
async function mineOf(ctx: Ctx, m: Meeting, q: Question, voters: Awaited<ReturnType<typeof listSecretVoters>>): Promise<SecretView['mine']> {
  const self = ctx.actor.id === null ? null : await findEntitledPerson(ctx, m)
  if (!self) return []
  return Promise.all((await listRepresented(ctx, m, self.member_id)).map(async ({ member_id, weight }) => {
    const row = voters.find((v) => v.member_id === member_id)
    return { memberId: member_id, name: (await findEntitled(ctx, m, member_id))?.name ?? '–', votes: weight, channel: row?.channel ?? null, handed: row?.handed ?? false }
  }))
}

export const getSecretBallot = operation({
  id: 'assembly.getSecretBallot',
  http: 'GET /assemblies/{id}/questions/{questionId}/secret-ballot',
  summary: 'How a matter is voted in secret: which box, who holds its key and how far they are, and how the reader votes.',
  reads: true,
  input: ofQuestion,
  output: secretView,
  allow: can.read,
  run: async (ctx, { id, questionId }) => {
    const m = await getMeeting(ctx, id)
    const q = await getQuestion(ctx, m, questionId)
    if (q.ballot !== 'secret') throw new AppError('conflict', 'assembly.vote.byName')
    const [box, voters] = await Promise.all([standingOf(ctx, q.id), listSecretVoters(ctx, q)])
    const sum = (which: typeof voters): number => which.reduce((n, v) => n + v.votes, 0)
    const electronic = sum(voters.filter((v) => v.channel === 'electronic'))
    return {
      kind: box?.kind ?? 'plain', mayChange: box?.revote ?? false, state: box?.state ?? ('none' as const), mayBeVerifiable: await verifiableFits(ctx, m, q),
      fingerprint: box && box.state !== 'preparing' ? box.fingerprint : null, threshold: box?.threshold ?? null,
      holders: box?.council.map(({ name, done }) => ({
        name, introduced: done.includes('introduction'), sent: done.includes('parcels'), confirmed: done.includes('confirmation'), opened: done.includes('decryption'),
      })) ?? [],
      holder: box?.council.some((c) => c.personId === ctx.actor.id) ?? false,
      accounts: conducts(ctx.actor) && q.state === 'planned' ? (await listAccounts(ctx, m)).map((a) => ({ memberId: a.member_id, name: a.name, number: a.number })) : [],
      mine: await mineOf(ctx, m, q, voters),
      turnout: { paper: sum(voters.filter((v) => v.channel === 'paper')), handed: sum(voters.filter((v) => v.handed)), electronic },
      exposed: electronic > 0 && electronic < HIDES_FROM,
    }
  },
})

export const chooseKeyHolders = operation({
  id: 'assembly.chooseKeyHolders',
  http: 'POST /assemblies/{id}/questions/{questionId}/key-holders',
  summary: 'The matter is voted in a verifiable box, whose key these members make together before the vote and open together after it.',
  input: holdersInput,
  output: z.object({ holders: z.int(), threshold: z.int() }),
  status: 201,
  allow: can.conduct,
  run: async (ctx, { id, questionId, memberIds, mayChange: revote }) => {
    const m = await getMeeting(ctx, id, 'update')
    const q = await getQuestion(ctx, m, questionId, 'update')
    if (!['called', 'open', 'paused'].includes(m.state)) throw new AppError('conflict', m.state === 'preparing' ? 'assembly.notCalled' : `assembly.state.${m.state}`)
    if (q.ballot !== 'secret') throw new AppError('conflict', 'assembly.vote.byName')
    if (q.state !== 'planned') throw new AppError('conflict', 'assembly.boxChosen')
    if (!(await verifiableFits(ctx, m, q))) throw new AppError('invalid', 'assembly.notVerifiable')
    const accounts = await listAccounts(ctx, m)
    const holders = [...new Set(memberIds)].map((memberId) => accounts.find((a) => a.member_id === memberId))
    if (holders.length < 2 || holders.some((a) => !a)) throw new AppError('invalid', 'assembly.holdersMissing')
    if (await standingOf(ctx, q.id)) throw new AppError('conflict', 'assembly.boxChosen')
    const threshold = thresholdOf(holders.length)
    await openBox(ctx, {
      ...await paperOf(ctx, m, q), kind: 'verifiable', revote, entitled: [], threshold,
      trustees: holders.flatMap((a) => (a ? [{ personId: a.person_id, name: a.name }] : [])),
    })
    await note(ctx, m, 'keyHoldersChosen', { title: q.title, names: holders.map((a) => a?.name ?? '').join(', '), threshold })
    return { holders: holders.length, threshold }
  },
})

export const dropKeyHolders = operation({
  id: 'assembly.dropKeyHolders',
  http: 'DELETE /assemblies/{id}/questions/{questionId}/key-holders',
  summary: 'Back to the plain secret box, or to other key holders, before the vote starts.',
  input: ofQuestion,
  output: z.object({ dropped: z.boolean() }),
  allow: can.conduct,
  run: async (ctx, { id, questionId }) => {
    const m = await getMeeting(ctx, id, 'update')
    const q = await getQuestion(ctx, m, questionId, 'update')
    if (q.state !== 'planned') throw new AppError('conflict', 'assembly.boxChosen')
    const dropped = (await standingOf(ctx, q.id)) !== null && (await discardBox(ctx, q.id))
    if (dropped) await note(ctx, m, 'keyHoldersDropped', { title: q.title })
    return { dropped }
  },
})

async function votingSecretly(ctx: Ctx, id: string, questionId: string): Promise<{ m: Meeting; q: Question }> {
  const m = await getMeeting(ctx, id, 'share')
  const q = await getQuestion(ctx, m, questionId, 'share')
  const refused = refuseVote({ meeting: m.state, question: q.state })
  if (refused) throw new AppError('conflict', `assembly.vote.${refused}`, {}, { article: 'L61.4' })
  if (q.ballot !== 'secret') throw new AppError('conflict', 'assembly.vote.byName')
  return { m, q }
}

export const handOutPapers = operation({
  id: 'assembly.handOutPapers',
  http: 'POST /assemblies/{id}/questions/{questionId}/papers',
  summary: 'The tellers hand papers to everybody in the hall who did not choose a screen; from then on only a teller takes one back.',
  input: ofQuestion,
  output: z.object({ votes: z.int() }),
  status: 201,
  allow: can.assist,
  run: async (ctx, { id, questionId }) => {
    const { m, q } = await votingSecretly(ctx, id, questionId)
    await requireTask(ctx, m, 'count')
    const votes = await handOut(ctx, q)
    if (votes > 0) await note(ctx, m, 'papersHanded', { title: q.title, votes })
    return { votes }
  },
})

export const chooseBallot = operation({
  id: 'assembly.chooseBallot',
  http: 'POST /assemblies/{id}/questions/{questionId}/channel',
  summary: 'In a secret ballot a member votes on paper or at a screen, never both: who has drawn a token gets no paper, who holds a paper gives it back to a teller first.',
  input: ofQuestion.extend({ memberId: z.preprocess((value) => (value === '' ? undefined : value), z.uuid().optional()), channel: z.enum(['paper', 'electronic']) }),
  output: z.object({ box: z.uuid(), channel: z.enum(['paper', 'electronic']), votes: z.int() }),
  status: 201,
  allow: can.vote,
  run: async (ctx, { id, questionId, memberId, channel }) => {
    const { m, q } = await votingSecretly(ctx, id, questionId)
    const self = await findEntitledPerson(ctx, m)
    const other = memberId !== undefined && memberId !== self?.member_id
    if (other) await requireTask(ctx, m, 'count')
    const who = memberId ?? self?.member_id
    if (!who) throw new AppError('forbidden', 'assembly.noVote', {}, { article: 'L31.1' })
    const carried = await listRepresented(ctx, m, who)
    if (carried.length === 0) await refuseAbsent(ctx, m, who)
    const memberIds = carried.map((c) => c.member_id)
    // For oneself nobody is teller: the paper lies in another's hand or box.
    const refused = (await listSecretVoters(ctx, q)).filter((v) => memberIds.includes(v.member_id))
      .map((v) => refuseSwitch({ from: v.channel, handed: v.handed, to: channel, teller: other }))
    if (refused.some((one) => one !== null)) throw new AppError('conflict', 'assembly.paperHanded', {}, { article: 'L61.4' })
    await chooseChannel(ctx, m, q, memberIds, channel, channel === 'paper' && other)
    await announce(ctx, m.id)
    return { box: q.id, channel, votes: carried.reduce((n, c) => n + c.weight, 0) }
  },
})
