import { closeBox, entitle, openBox, standingOf, tallyOf, withdrawEntitlement, type Question as Asked, type Tally as BoxTally } from '#modules/ballots/index.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { listCandidates, type Question } from '../agenda/store.server.ts'
import { listVoters, type Voter } from '../attendance/store.server.ts'
import type { Meeting } from '../meetings/store.server.ts'
import type { Tally } from '../votes/rules.ts'
import { dropSecretVoters, insertSecretVoters, listSecretVoters, setChannel, type Channel, type SecretVoter } from './store.server.ts'

/**
 * The electronic part of a secret ballot: an anonymous box of `ballots`, one entitlement for each vote that is there,
 * so that who carries three votes draws three tokens that nobody can tell apart from anybody else's. The box carries
 * the number of the matter; papers come beside it.
 */
export type SecretTally = Tally & { byCandidate?: Record<string, number> }

const QUESTION = 'noi-dung'
/** One token each: a box whose weights are all one hides everybody among all. */
const tokensOf = (voters: readonly Voter[]) => voters.flatMap((v) =>
  Array.from({ length: v.weight }, (_, i) => ({ voterKey: `${v.member_id}.${i + 1}`, personId: v.person_id, weight: 1 })))
const keysOf = (voter: SecretVoter): string[] => Array.from({ length: voter.votes }, (_, i) => `${voter.member_id}.${i + 1}`)

/** At a screen one votes at it, in the hall on paper, until one says otherwise. */
const channelOf = (v: Voter): Channel => (v.online && v.person_id !== null ? 'electronic' : 'paper')

async function choicesOf(ctx: Ctx, m: Meeting, q: Question): Promise<{ id: string; label: string }[]> {
  if (q.subject !== 'election') return (['for', 'against', 'abstain'] as const).map((id) => ({ id, label: ctx.say(`assembly.choice.${id}`) }))
  return (await listCandidates(ctx, m)).filter((c) => c.question_id === q.id).map((c) => ({ id: c.id, label: c.name }))
}

/** What a box of this matter asks, of whatever kind. */
export async function paperOf(ctx: Ctx, m: Meeting, q: Question): Promise<{ organisationId: string; id: string; title: string; weights: number[]; questions: Asked[] }> {
  const choices = await choicesOf(ctx, m, q)
  const atMost = q.subject === 'election' ? Math.min(q.seats ?? 1, choices.length) : 1
  return { organisationId: m.organisation_id, id: q.id, title: q.title, weights: [1], questions: [{ id: QUESTION, text: q.title, choices, atMost }] }
}

/** A verifiable box was made before, with its key holders; else a plain one opens now. */
export async function openSecretBox(ctx: Ctx, m: Meeting, q: Question, revote: boolean): Promise<void> {
  const voters = await listVoters(ctx, m)
  await insertSecretVoters(ctx, q, voters.map((v) => ({ member_id: v.member_id, votes: v.weight, channel: channelOf(v) })))
  const entitled = tokensOf(voters.filter((v) => channelOf(v) === 'electronic'))
  const prepared = await standingOf(ctx, q.id)
  if (!prepared) return void await openBox(ctx, { ...await paperOf(ctx, m, q), kind: 'plain', revote, entitled })
  if (prepared.state !== 'open') throw new AppError('conflict', 'assembly.keyNotReady')
  await entitle(ctx, q.id, entitled)
}

/** From paper to the screen, or back while no token was drawn; also for somebody who came while the box is open. */
export async function chooseChannel(ctx: Ctx, m: Meeting, q: Question, memberIds: readonly string[], channel: Channel, handed: boolean): Promise<void> {
  const voters = await listVoters(ctx, m, memberIds)
  if (channel === 'electronic' && voters.some((v) => v.person_id === null)) throw new AppError('conflict', 'assembly.noAccount')
  const before = await listSecretVoters(ctx, q)
  await insertSecretVoters(ctx, q, voters.map((v) => ({ member_id: v.member_id, votes: v.weight, channel })))
  for (const voter of before.filter((b) => memberIds.includes(b.member_id) && b.channel === 'electronic' && channel === 'paper')) {
    if (await withdrawTokens(ctx, q, voter)) throw new AppError('conflict', 'assembly.tokenDrawn', {}, { article: 'L61.4' })
  }
  if (channel === 'electronic') await entitle(ctx, q.id, tokensOf(voters))
  await setChannel(ctx, q, memberIds, channel, handed)
}

/** True when one of the tokens had been drawn: a ballot may be in the box, and nobody can find it. */
async function withdrawTokens(ctx: Ctx, q: Question, voter: SecretVoter): Promise<boolean> {
  let drawn = false
  for (const key of keysOf(voter)) drawn = (await withdrawEntitlement(ctx, q.id, key)).tooLate || drawn
  return drawn
}

/**
 * Whose vote ended while the box is open: a token not drawn is void, a paper or a ballot already handed in stays. Gives
 * how many stay.
 */
export async function withdrawSecret(ctx: Ctx, q: Question, memberIds: readonly string[]): Promise<number> {
  let stays = 0
  for (const voter of (await listSecretVoters(ctx, q)).filter((v) => memberIds.includes(v.member_id))) {
    if (voter.channel === 'paper' || (await withdrawTokens(ctx, q, voter))) stays += voter.votes
    else await dropSecretVoters(ctx, q, [voter.member_id])
  }
  return stays
}

export const votesOn = async (ctx: Ctx, q: Question, channel: Channel | null = null): Promise<number> =>
  (await listSecretVoters(ctx, q)).filter((v) => channel === null || v.channel === channel).reduce((n, v) => n + v.votes, 0)

export const closeSecretBox = async (ctx: Ctx, q: Question): Promise<void> => { await closeBox(ctx, q.id) }

function summed(q: Question, box: BoxTally): SecretTally {
  const [question] = box.questions
  if (!question) return { for: 0, against: 0, abstain: 0, invalid: 0 }
  const votes = (id: string): number => question.choices.find((c) => c.id === id)?.votes ?? 0
  // A ballot with no mark is a vote handed in that says nothing.
  if (q.subject !== 'election') return { for: votes('for'), against: votes('against'), abstain: votes('abstain') + question.blank.votes, invalid: question.invalid.votes }
  return {
    for: box.cast.votes - question.blank.votes, against: 0, abstain: question.blank.votes, invalid: question.invalid.votes,
    byCandidate: Object.fromEntries(question.choices.map((c) => [c.id, c.votes])),
  }
}

/** Never without the box: sums that the key holders have not opened yet are votes that would be lost. */
export async function secretTally(ctx: Ctx, q: Question): Promise<SecretTally> {
  const box = await tallyOf(ctx, q.id)
  if (!box) throw new AppError('conflict', 'assembly.sumsClosed', {}, { article: 'L61.6' })
  return summed(q, box)
}
