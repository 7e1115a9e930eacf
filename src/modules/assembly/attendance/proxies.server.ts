import * as z from 'zod'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { votesBySize } from './rules.ts'
import { charterOf } from '../convening/entitlement.server.ts'
import { getMeeting, note } from '../access.server.ts'
import { announce, type Meeting } from '../meetings/store.server.ts'
import { can } from '../policy.ts'
import { refuseAuthorisation } from './rules.ts'
import { guestInput, guestView, proxyInput, proxyView } from './schema.ts'
import {
  findEntitled, guestCame, insertAuthorisation, insertGuest, leave, listAuthorisations, listGuests as listGuestRows, listStanding, markDelegates, revokeAuthorisation, setWeight,
  unmarkDelegate, type Authorisation,
} from './store.server.ts'
import { requireTask } from '../access.server.ts'

const running = (m: Meeting): void => {
  if (m.state === 'closed' || m.state === 'cancelled' || m.state === 'no_quorum') throw new AppError('conflict', `assembly.state.${m.state}`)
}

const viewOf = async (ctx: Ctx, m: Meeting, a: Omit<Authorisation, 'given_at'>): Promise<z.output<typeof proxyView>> => ({
  id: a.id, principalId: a.principal_id, principalName: (await findEntitled(ctx, m, a.principal_id))?.name ?? '', holderId: a.holder_id, holderName: a.holder_name, kind: a.kind, ground: a.ground,
})

export const authorise = operation({
  id: 'assembly.authorise',
  http: 'POST /assemblies/{id}/proxies',
  summary: 'A member is represented: by a delegate (L 61.4) or a proxy (L 61.1). Each member once.',
  input: proxyInput,
  output: proxyView,
  status: 201,
  allow: can.conduct,
  run: async (ctx, input) => {
    const m = await getMeeting(ctx, input.id, 'update')
    running(m)
    if (input.kind === 'delegate' && m.form !== 'delegates') throw new AppError('conflict', 'assembly.noDelegatesHere', {}, { article: 'L57.2' })
    const standing = await listStanding(ctx, m)
    const existing = (await listAuthorisations(ctx, m)).map((a) => ({ principalId: a.principal_id, holderId: a.holder_id ?? a.id }))
    const holder = input.holderId ? standing.find((e) => e.member_id === input.holderId) : null
    const id = newId()
    const refused = refuseAuthorisation({ principalId: input.principalId, holderId: input.holderId ?? id }, existing, new Set(standing.map((e) => e.member_id)), input.holderId !== undefined)
    if (refused) throw new AppError('conflict', `assembly.authority.${refused}`, {}, { article: 'L61.4' })
    const holderName = holder?.name ?? input.holderName
    if (!holderName) throw new AppError('invalid', 'assembly.holderMissing', {}, { fields: [{ path: 'holderName', key: 'assembly.holderMissing' }] })
    const row = { id, principal_id: input.principalId, holder_id: input.holderId ?? null, holder_name: holderName, kind: input.kind, ground: input.ground }
    await insertAuthorisation(ctx, m, row)
    if (input.kind === 'delegate' && input.holderId) await markDelegates(ctx, m, [input.holderId])
    const view = await viewOf(ctx, m, row)
    await note(ctx, m, 'authorised', { name: view.principalName, holder: holderName })
    return view
  },
})

export const revokeProxy = operation({
  id: 'assembly.revokeProxy',
  http: 'POST /assemblies/{id}/proxies/{proxyId}/revocation',
  summary: 'The authority is taken back; from here on the member stands for himself.',
  input: z.object({ id: z.uuid(), proxyId: z.uuid() }),
  output: proxyView,
  allow: can.conduct,
  run: async (ctx, { id, proxyId }) => {
    const m = await getMeeting(ctx, id, 'update')
    running(m)
    const all = await listAuthorisations(ctx, m)
    const a = all.find((one) => one.id === proxyId)
    if (!a) throw new AppError('not_found', 'assembly.proxyNotFound')
    await revokeAuthorisation(ctx, m, proxyId)
    await leave(ctx, m, [a.principal_id], ctx.say('assembly.authorityRevoked'))
    if (a.kind === 'delegate' && a.holder_id && !all.some((one) => one.id !== a.id && one.kind === 'delegate' && one.holder_id === a.holder_id)) await unmarkDelegate(ctx, m, a.holder_id)
    const view = await viewOf(ctx, m, a)
    await note(ctx, m, 'authorityRevoked', { name: view.principalName, holder: a.holder_name })
    return view
  },
})

export const listProxies = operation({
  id: 'assembly.listProxies',
  http: 'GET /assemblies/{id}/proxies',
  summary: 'Who stands for whom.',
  reads: true,
  input: z.object({ id: z.uuid() }),
  output: z.object({ items: z.array(proxyView) }),
  allow: can.read,
  run: async (ctx, { id }) => {
    const m = await getMeeting(ctx, id)
    return { items: await Promise.all((await listAuthorisations(ctx, m)).map((a) => viewOf(ctx, m, a))) }
  },
})

export const weighMember = operation({
  id: 'assembly.weighMember',
  http: 'POST /assemblies/{id}/entitled/{memberId}/size',
  summary: 'Union: how many official members a member cooperative has; the charter’s table makes votes of it (L 61.5).',
  input: z.object({ id: z.uuid(), memberId: z.uuid(), officialMembers: z.coerce.number().int().min(1).max(1_000_000) }),
  output: z.object({ memberId: z.uuid(), votes: z.int() }),
  allow: can.conduct,
  run: async (ctx, { id, memberId, officialMembers }) => {
    const m = await getMeeting(ctx, id, 'update')
    const { values } = await charterOf(ctx, m.organisation_id)
    if (m.organisation_type !== 'LHHTX' || values.unionVotes !== 'by_size') throw new AppError('conflict', 'assembly.equalVotes', {}, { article: m.organisation_type === 'LHHTX' ? 'L61.5' : 'L61.4' })
    if (m.state !== 'preparing') throw new AppError('conflict', 'assembly.alreadyCalled')
    const votes = votesBySize(values.unionVoteSteps, officialMembers)
    await setWeight(ctx, m, memberId, votes)
    return { memberId, votes }
  },
})

export const inviteGuest = operation({
  id: 'assembly.inviteGuest',
  http: 'POST /assemblies/{id}/guests',
  summary: 'Somebody without a vote is invited and may speak: a linked member, the hired director, an authority, a guest (L 31.2b, 31.3b, 68.3).',
  input: guestInput,
  output: guestView,
  status: 201,
  allow: can.conduct,
  run: async (ctx, { id, name, capacity, memberId }) => {
    const m = await getMeeting(ctx, id, 'update')
    running(m)
    if (memberId && (await findEntitled(ctx, m, memberId))) throw new AppError('conflict', 'assembly.guestHasVote', { name })
    const guestId = newId()
    await insertGuest(ctx, m, { id: guestId, member_id: memberId ?? null, name, capacity })
    return { id: guestId, name, capacity, cameAt: null }
  },
})

export const receiveGuest = operation({
  id: 'assembly.receiveGuest',
  http: 'POST /assemblies/{id}/guests/{guestId}/arrival',
  summary: 'The guest is there; no quorum and no tally changes by it.',
  input: z.object({ id: z.uuid(), guestId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: can.assist,
  run: async (ctx, { id, guestId }) => {
    const m = await getMeeting(ctx, id, 'share')
    await requireTask(ctx, m, 'check_in')
    running(m)
    if (!(await guestCame(ctx, m, guestId))) throw new AppError('not_found', 'assembly.guestNotFound')
    await announce(ctx, m.id)
    return { id: guestId }
  },
})

export const listGuests = operation({
  id: 'assembly.listGuests',
  http: 'GET /assemblies/{id}/guests',
  summary: 'Who is invited without a vote, and who of them came.',
  reads: true,
  input: z.object({ id: z.uuid() }),
  output: z.object({ items: z.array(guestView) }),
  allow: can.read,
  run: async (ctx, { id }) => ({ items: (await listGuestRows(ctx, await getMeeting(ctx, id))).map((g) => ({ id: g.id, name: g.name, capacity: g.capacity, cameAt: g.came_at?.toISOString() ?? null })) }),
})
