import * as z from 'zod'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { fold } from '#platform/vietnamese/fold.ts'
import { getMeeting, note, requireTask } from '../access.server.ts'
import { followRegisterToday } from '../convening/entitlement.server.ts'
import { dropVotes } from '../votes/store.server.ts'
import { quorumView } from '../meetings/schema.ts'
import { announce, type Meeting } from '../meetings/store.server.ts'
import { can, checksIn, conducts } from '../policy.ts'
import { isCodeOf, pinOf, codeOf, readCode } from './codes.server.ts'
import { readQuorum } from './quorum.server.ts'
import { mayAttend, type AttendanceMode } from './rules.ts'
import { attendanceInput, checkedIn, entitledLine } from './schema.ts'
import {
  findAttendance, findEntitled, findEntitledByNumber, findEntitledPerson, insertAttendance, leave, listAuthorisations, listEntitled as listLines, listRepresented, type Entitled,
} from './store.server.ts'

const byId = z.object({ id: z.uuid() })

/** Check-in before and during; on a new day the list follows the register first, and that waits for nobody else's desk. */
async function receiving(ctx: Ctx, id: string): Promise<Meeting> {
  // A lock that grows later would let two desks wait for each other.
  const isNewDay = (await getMeeting(ctx, id)).entitled_on !== vietnamDay(ctx.now)
  const m = await getMeeting(ctx, id, isNewDay ? 'update' : 'share')
  if (m.state !== 'called' && m.state !== 'open' && m.state !== 'paused') throw new AppError('conflict', m.state === 'preparing' ? 'assembly.notCalled' : `assembly.state.${m.state}`)
  return followRegisterToday(ctx, m)
}

async function whom(ctx: Ctx, m: Meeting, input: z.output<typeof attendanceInput>): Promise<{ who: Entitled; via: 'qr' | 'clerk' | 'self' }> {
  if (input.code) {
    const code = readCode(input.code)
    const who = code && await findEntitledByNumber(ctx, m, code.number)
    if (!who || !isCodeOf(input.code, m.id, who)) throw new AppError('invalid', 'assembly.badCode', {}, { fields: [{ path: 'code', key: 'assembly.badCode' }] })
    const self = who.person_id !== null && who.person_id === ctx.actor.id
    if (!self) await requireTask(ctx, m, 'check_in')
    return { who, via: 'qr' }
  }
  const self = await findEntitledPerson(ctx, m)
  // Joining online oneself needs no clerk; being in the hall, or represented, is for the desk to say.
  if (input.mode === 'online' && (input.memberId === undefined || input.memberId === self?.member_id)) {
    if (!self) throw new AppError('forbidden', 'assembly.notEntitled', {}, { article: 'L31.1' })
    return { who: self, via: 'self' }
  }
  await requireTask(ctx, m, 'check_in')
  const who = input.memberId ? await findEntitled(ctx, m, input.memberId) : null
  if (!who) throw new AppError('invalid', 'assembly.notEntitled', {}, { article: 'L31.1' })
  return { who, via: 'clerk' }
}

function refuseWho(m: Meeting, who: Entitled, mode: AttendanceMode): void {
  if (who.withdrawn_at) throw new AppError('conflict', 'assembly.withdrawn', { name: who.name, reason: who.withdrawn_reason ?? '' }, { article: 'L31.1' })
  if (!mayAttend(m.mode, mode)) throw new AppError('conflict', `assembly.notHeld.${mode}`, {}, { article: 'L57.3' })
  if (m.form === 'delegates' && !who.delegate && mode !== 'proxy') throw new AppError('conflict', 'assembly.notDelegate', { name: who.name }, { article: 'L57.2' })
}

/** Everybody this member carries is there with him, each as one row: so nobody is counted twice. */
async function bringAlong(ctx: Ctx, m: Meeting, holderId: string, via: 'qr' | 'clerk' | 'self'): Promise<void> {
  for (const a of (await listAuthorisations(ctx, m)).filter((one) => one.holder_id === holderId)) {
    const principal = await findEntitled(ctx, m, a.principal_id)
    if (principal && !principal.withdrawn_at) await insertAttendance(ctx, m, { id: newId(), memberId: a.principal_id, mode: 'proxy', authorisationId: a.id, via })
  }
}

/** Came himself after all: the one who stood for him does so no longer. */
async function checkInOne(ctx: Ctx, m: Meeting, who: Entitled, mode: AttendanceMode, via: 'qr' | 'clerk' | 'self'): Promise<boolean> {
  const authorisation = (await listAuthorisations(ctx, m)).find((a) => a.principal_id === who.member_id)
  if (mode === 'proxy' && !authorisation) throw new AppError('conflict', 'assembly.noAuthority', { name: who.name }, { article: 'L61.1' })
  if (mode === 'proxy' && authorisation?.holder_id && !(await findAttendance(ctx, m, authorisation.holder_id))) throw new AppError('conflict', 'assembly.holderNotHere', { name: authorisation.holder_name })
  if (mode !== 'proxy' && authorisation?.kind === 'proxy') {
    const before = await findAttendance(ctx, m, who.member_id)
    if (before?.mode === 'proxy') await leave(ctx, m, [who.member_id], ctx.say('assembly.cameHimself'))
  }
  return insertAttendance(ctx, m, { id: newId(), memberId: who.member_id, mode, authorisationId: mode === 'proxy' ? authorisation?.id ?? null : null, via })
}

export const checkIn = operation({
  id: 'assembly.checkIn',
  http: 'POST /assemblies/{id}/attendance',
  summary: 'A member is there: by QR, by the clerk, online, or through who has the authority. Twice is once: the answer says who was faster.',
  input: attendanceInput,
  output: checkedIn,
  status: 201,
  allow: can.assist,
  run: async (ctx, input) => {
    const m = await receiving(ctx, input.id)
    const { who, via } = await whom(ctx, m, input)
    refuseWho(m, await findEntitled(ctx, m, who.member_id) ?? who, input.mode)
    const isNew = await checkInOne(ctx, m, who, input.mode, via)
    const row = await findAttendance(ctx, m, who.member_id)
    if (isNew) {
      if (input.mode !== 'proxy') await bringAlong(ctx, m, who.member_id, via)
      await announce(ctx, m.id)
    }
    const represented = await listRepresented(ctx, m, who.member_id)
    const carried = (await Promise.all(represented.filter((r) => r.member_id !== who.member_id).map((r) => findEntitled(ctx, m, r.member_id)))).map((e) => e?.name ?? '')
    return {
      memberId: who.member_id, name: who.name, number: who.number, votes: represented.reduce((n, r) => n + r.weight, 0), carried,
      again: isNew || !row ? null : { at: row.came_at.toISOString(), byName: row.by_name },
    }
  },
})

export const checkOut = operation({
  id: 'assembly.checkOut',
  http: 'POST /assemblies/{id}/attendance/{memberId}/departure',
  summary: 'A member leaves: the quorum and what he carries go with him, and he may come back.',
  input: z.object({ id: z.uuid(), memberId: z.uuid() }),
  output: quorumView,
  allow: can.assist,
  run: async (ctx, { id, memberId }) => {
    const m = await receiving(ctx, id)
    await requireTask(ctx, m, 'check_in')
    const carried = (await listRepresented(ctx, m, memberId)).map((r) => r.member_id)
    if ((await leave(ctx, m, [...carried, memberId], ctx.say('assembly.left'))) === 0) throw new AppError('conflict', 'assembly.notHere')
    // Who is not there when the vote closes is not in its number; nor may his open vote be.
    await dropVotes(ctx, m, [...carried, memberId])
    await note(ctx, m, 'left', { name: (await findEntitled(ctx, m, memberId))?.name ?? '' })
    return readQuorum(ctx, m)
  },
})

export const listEntitled = operation({
  id: 'assembly.listEntitled',
  http: 'GET /assemblies/{id}/attendance',
  summary: 'The entitled in the order of the register, with who came and who was told; found by name without marks, or by number.',
  reads: true,
  input: byId.extend({ q: z.string().max(100).default(''), after: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(1000).default(100) }),
  output: z.object({ items: z.array(entitledLine), next: z.int().nullable() }),
  allow: can.assist,
  run: async (ctx, { id, q, after, limit }) => {
    const m = await getMeeting(ctx, id)
    if (!checksIn(ctx.actor)) await requireTask(ctx, m, 'check_in')
    const rows = await listLines(ctx, m, { words: fold(q).split(' ').filter(Boolean), after, limit: limit + 1 })
    return {
      items: rows.slice(0, limit).map((e) => ({
        memberId: e.member_id, number: e.number, name: e.name, weight: e.weight, delegate: e.delegate, withdrawn: e.withdrawn_reason, mode: e.mode,
        cameAt: e.came_at?.toISOString() ?? null, byName: e.by_name, representedBy: e.holder_name, deliveredOn: e.delivered_on, personId: e.person_id,
      })),
      next: rows.length > limit ? rows[limit - 1]?.number ?? null : null,
    }
  },
})

export const getQuorum = operation({
  id: 'assembly.getQuorum',
  http: 'GET /assemblies/{id}/quorum',
  summary: 'Who is there against who has to be, now.',
  reads: true,
  input: byId,
  output: quorumView,
  allow: can.read,
  run: async (ctx, { id }) => readQuorum(ctx, await getMeeting(ctx, id)),
})

export const listInvitations = operation({
  id: 'assembly.listInvitations',
  summary: 'For the paper invitation of each member: code for the QR and the PIN that confirms an assisted vote.',
  reads: true,
  input: byId,
  output: z.object({ items: z.array(z.object({ memberId: z.uuid(), name: z.string(), number: z.int(), code: z.string(), pin: z.string() })) }),
  allow: can.conduct,
  run: async (ctx, { id }) => {
    const m = await getMeeting(ctx, id)
    if (!conducts(ctx.actor)) throw new AppError('forbidden', 'assembly.notClerk.check_in')
    ctx.noteRead({ organisationId: m.organisation_id, what: 'assemblyInvitations' })
    const rows = await listLines(ctx, m, { words: [], after: 0, limit: 20_000 })
    return { items: rows.filter((e) => !e.withdrawn_at).map((e) => ({ memberId: e.member_id, name: e.name, number: e.number, code: codeOf(m.id, e), pin: pinOf(m.id, e.member_id) })) }
  },
})
