import * as z from 'zod'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { addToAgenda } from '../agenda/operations.server.ts'
import { currentCall, getMeeting, note } from '../access.server.ts'
import { listStanding } from '../attendance/store.server.ts'
import type { Meeting } from '../meetings/store.server.ts'
import { can } from '../policy.ts'
import { leastSigners, proposalDueOn, proposalFaults, refuseRefusal } from './rules.ts'
import { proposalDecision, proposalInput, proposalView } from './schema.ts'
import { decideProposal as storeDecision, insertProposal, listProposals as listRows, takeProposal, type Proposal } from './store.server.ts'

const faultsOf = async (ctx: Ctx, m: Meeting, p: Proposal) => {
  const standing = await listStanding(ctx, m)
  const known = new Set(standing.map((e) => e.member_id))
  return proposalFaults({
    signers: new Set(p.signers.filter((id) => known.has(id))).size, officialMembers: standing.length, receivedOn: p.received_on,
    openingOn: vietnamDay((await currentCall(ctx, m)).planned_at), proposalDays: m.proposal_days,
  })
}

const viewOf = async (ctx: Ctx, m: Meeting, p: Proposal): Promise<z.output<typeof proposalView>> => ({
  id: p.id, title: p.title, body: p.body, receivedOn: p.received_on, signers: p.signers.length, state: p.state, faults: await faultsOf(ctx, m, p), reason: p.reason,
  explanation: p.explanation, questionId: p.question_id, decidedAt: p.decided_at?.toISOString() ?? null, decidedBy: p.decided_by,
})

export const submitProposal = operation({
  id: 'assembly.submitProposal',
  http: 'POST /assemblies/{id}/proposals',
  summary: 'A proposal for the agenda, signed by official members (L 60.2). It is taken in whatever it lacks: refusing it needs a ground.',
  input: proposalInput,
  output: proposalView,
  status: 201,
  allow: can.conduct,
  run: async (ctx, { id, title, body, receivedOn, memberIds }) => {
    const m = await getMeeting(ctx, id, 'update')
    if (m.state !== 'called' && m.state !== 'preparing') throw new AppError('conflict', `assembly.state.${m.state}`, {}, { article: 'L60.2' })
    if (receivedOn > vietnamDay(ctx.now)) throw new AppError('invalid', 'assembly.receivedLater', {}, { fields: [{ path: 'receivedOn', key: 'assembly.receivedLater' }] })
    const proposal = { id: newId(), title, body, received_on: receivedOn, signers: [...new Set(memberIds)] }
    await insertProposal(ctx, m, proposal)
    await note(ctx, m, 'proposalReceived', { title, signers: proposal.signers.length })
    return viewOf(ctx, m, await found(ctx, m, proposal.id))
  },
})

async function found(ctx: Ctx, m: Meeting, proposalId: string): Promise<Proposal> {
  const proposal = await takeProposal(ctx, m, proposalId)
  if (!proposal) throw new AppError('not_found', 'assembly.proposalNotFound')
  return proposal
}

export const listProposals = operation({
  id: 'assembly.listProposals',
  http: 'GET /assemblies/{id}/proposals',
  summary: 'Proposals for the agenda, and why one was refused: the meeting is told (L 60.3).',
  reads: true,
  input: z.object({ id: z.uuid() }),
  output: z.object({ items: z.array(proposalView), dueOn: z.string(), leastSigners: z.int() }),
  allow: can.read,
  run: async (ctx, { id }) => {
    const m = await getMeeting(ctx, id)
    const items = []
    for (const p of await listRows(ctx, m)) items.push(await viewOf(ctx, m, p))
    return { items, dueOn: proposalDueOn(vietnamDay((await currentCall(ctx, m)).planned_at), m.proposal_days), leastSigners: leastSigners((await listStanding(ctx, m)).length) }
  },
})

export const decideProposal = operation({
  id: 'assembly.decideProposal',
  http: 'POST /assemblies/{id}/proposals/{proposalId}/decision',
  summary: 'Taken onto the agenda, or refused on a ground of L 60.3; the meeting votes the agenda in the end (L 60.4).',
  input: proposalDecision,
  output: proposalView,
  allow: can.conduct,
  run: async (ctx, { id, proposalId, accepted, reason, explanation, question }) => {
    const m = await getMeeting(ctx, id, 'update')
    const p = await found(ctx, m, proposalId)
    if (p.state !== 'received') throw new AppError('conflict', 'assembly.proposalDecided')
    const faults = await faultsOf(ctx, m, p)
    if (accepted && faults.includes('tooFewSigners')) throw new AppError('conflict', 'assembly.proposalTooFew', { least: leastSigners((await listStanding(ctx, m)).length), signers: p.signers.length }, { article: 'L60.2' })
    if (accepted && faults.includes('late')) throw new AppError('conflict', 'assembly.proposalLate', {}, { article: 'L60.2' })
    if (!accepted) await refuse(ctx, m, p, reason, explanation, faults)
    else {
      const questionId = await addToAgenda(ctx, m, { id, subject: 'other', title: p.title, draft: p.body, ballot: 'open', candidates: [], ...question })
      await storeDecision(ctx, m, p, { state: 'accepted', reason: null, explanation, question_id: questionId })
      await note(ctx, m, 'proposalAccepted', { title: p.title })
    }
    return viewOf(ctx, m, await found(ctx, m, proposalId))
  },
})

async function refuse(ctx: Ctx, m: Meeting, p: Proposal, reason: z.output<typeof proposalDecision>['reason'], explanation: string | null, faults: Parameters<typeof refuseRefusal>[1]): Promise<void> {
  if (!reason || !explanation) throw new AppError('invalid', 'assembly.refusalGround', {}, { article: 'L60.3' })
  if (refuseRefusal(reason, faults)) throw new AppError('conflict', 'assembly.refusalNotLate', {}, { article: 'L60.3' })
  await storeDecision(ctx, m, p, { state: 'refused', reason, explanation, question_id: null })
  // L 60.3: told to the meeting; it stands in the minutes through the journal.
  await note(ctx, m, 'proposalRefused', { title: p.title, reason: ctx.say(`assembly.refusal.${reason}`), explanation })
}
