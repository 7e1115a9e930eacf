import { createHash } from 'node:crypto'
import * as z from 'zod'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { getMeeting, note, requireTask } from '../access.server.ts'
import { findEntitled, findEntitledPerson } from '../attendance/store.server.ts'
import { listClerks, type Meeting } from '../meetings/store.server.ts'
import { can, conducts } from '../policy.ts'
import { archiveMeeting } from '../papers/papers.server.ts'
import { draftMinutes } from './draft.server.ts'
import { validityOf, type Signatures, type SignerRole } from './rules.ts'
import { minutesInput, minutesView, signatureInput, type MinutesView } from './schema.ts'
import { countAttended, didAttend, findMinutes, insertSignature, listSignatures, markValid, writeMinutes as store, type Minutes, type Signature } from './store.server.ts'

const byId = z.object({ id: z.uuid() })
const hashOf = (body: string): string => createHash('sha256').update(body, 'utf8').digest('hex')

const stateOf = (all: readonly Signature[], role: SignerRole): Signatures['chair'] => all.find((s) => s.role === role)?.state ?? 'waiting'

async function standingOf(ctx: Ctx, m: Meeting, minutes: Minutes): Promise<{ all: Signature[]; signatures: Signatures }> {
  const all = await listSignatures(ctx, m, minutes.body_hash)
  return {
    all,
    signatures: { chair: stateOf(all, 'chair'), secretary: stateOf(all, 'secretary'), attendees: all.filter((s) => s.role === 'attendee').length, attended: await countAttended(ctx, m) },
  }
}

async function viewOf(ctx: Ctx, m: Meeting, minutes: Minutes): Promise<MinutesView> {
  const { all, signatures } = await standingOf(ctx, m, minutes)
  const self = ctx.actor.id === null ? null : await findEntitledPerson(ctx, m)
  return {
    body: minutes.body, writtenAt: minutes.written_at.toISOString(), writtenBy: minutes.written_by, ...signatures, ...validityOf(signatures),
    refusals: all.filter((s) => s.state === 'refused').map((s) => ({ role: s.role, name: s.name, reason: s.reason ?? '', at: s.at.toISOString() })),
    validAt: minutes.valid_at?.toISOString() ?? null, mayWrite: await writes(ctx, m), iSigned: all.some((s) => s.member_id !== null && s.member_id === self?.member_id),
  }
}

const writes = async (ctx: Ctx, m: Meeting): Promise<boolean> =>
  conducts(ctx.actor) || (await listClerks(ctx, m)).some((c) => c.person_id === ctx.actor.id && c.task === 'secretary')

async function found(ctx: Ctx, m: Meeting, lock = false): Promise<Minutes> {
  const minutes = await findMinutes(ctx, m, lock)
  if (!minutes) throw new AppError('not_found', 'assembly.noMinutes')
  return minutes
}

export const writeMinutes = operation({
  id: 'assembly.writeMinutes',
  http: 'POST /assemblies/{id}/minutes',
  summary: 'Minutes, drawn up from what was recorded or as the secretary writes them. Another word, and every signature is to be given again.',
  input: minutesInput,
  output: minutesView,
  status: 201,
  allow: can.assist,
  run: async (ctx, { id, body }) => {
    const m = await getMeeting(ctx, id, 'update')
    await requireTask(ctx, m, 'secretary')
    if (m.state !== 'closed') throw new AppError('conflict', 'assembly.minutesAfterClosing', {}, { article: 'L57.4' })
    const before = await findMinutes(ctx, m, true)
    if (before?.valid_at) throw new AppError('conflict', 'assembly.minutesValid', {}, { article: 'L57.4' })
    const words = body ?? await draftMinutes(ctx, m)
    await store(ctx, m, words, hashOf(words))
    return viewOf(ctx, m, await found(ctx, m))
  },
})

export const getMinutes = operation({
  id: 'assembly.getMinutes',
  http: 'GET /assemblies/{id}/minutes',
  summary: 'The minutes, who signed, who refused and why, and whether they hold (L 57.4).',
  reads: true,
  input: byId,
  output: minutesView,
  allow: can.read,
  run: async (ctx, { id }) => {
    const m = await getMeeting(ctx, id)
    return viewOf(ctx, m, await found(ctx, m))
  },
})

/** Chair and secretary by the name they are known under; an attendee who was there, himself or by the clerk from the paper. */
async function signerOf(ctx: Ctx, m: Meeting, input: z.output<typeof signatureInput>): Promise<{ name: string; memberId: string | null }> {
  if (input.role !== 'attendee') {
    await requireTask(ctx, m, 'secretary')
    return { name: (input.role === 'chair' ? m.chair_name : m.secretary_name) ?? '–', memberId: null }
  }
  const self = await findEntitledPerson(ctx, m)
  const who = input.memberId ? await findEntitled(ctx, m, input.memberId) : self
  if (who && who.member_id !== self?.member_id) await requireTask(ctx, m, 'secretary')
  if (!who || !(await didAttend(ctx, m, who.member_id))) throw new AppError('conflict', 'assembly.signerAbsent', {}, { article: 'L57.4' })
  return { name: who.name, memberId: who.member_id }
}

export const signMinutes = operation({
  id: 'assembly.signMinutes',
  http: 'POST /assemblies/{id}/minutes/signatures',
  summary: 'Chair, secretary or an attendee signs, or chair or secretary refuses with the reason; then more than half of those who attended must sign (L 57.4).',
  input: signatureInput,
  output: minutesView,
  status: 201,
  allow: can.assist,
  run: async (ctx, input) => {
    const m = await getMeeting(ctx, input.id, 'update')
    const minutes = await found(ctx, m, true)
    if (input.state === 'refused' && input.role === 'attendee') throw new AppError('invalid', 'assembly.onlyOfficersRefuse', {}, { article: 'L57.4' })
    if (input.state === 'refused' && !input.reason) throw new AppError('invalid', 'assembly.refusalReason', {}, { article: 'L57.4', fields: [{ path: 'reason', key: 'assembly.refusalReason' }] })
    const signer = await signerOf(ctx, m, input)
    const isNew = await insertSignature(ctx, m, minutes.body_hash, {
      id: newId(), role: input.role, member_id: signer.memberId, name: signer.name, state: input.state, reason: input.state === 'refused' ? input.reason : null,
    })
    if (!isNew) throw new AppError('conflict', 'assembly.signedAlready', { name: signer.name })
    if (input.state === 'refused') await note(ctx, m, 'signatureRefused', { name: signer.name, role: ctx.say(`assembly.role.${input.role}`), reason: input.reason ?? '' })
    const { signatures } = await standingOf(ctx, m, minutes)
    const { valid, by } = validityOf(signatures)
    if (valid && by && !minutes.valid_at) {
      await markValid(ctx, m, by)
      await archiveMeeting(ctx, m, minutes.body, ctx.say(`assembly.paper.valid.${by}`))
      await ctx.emit('assembly.minutesValid', { organisationId: m.organisation_id, assemblyId: m.id })
    }
    return viewOf(ctx, m, await found(ctx, m))
  },
})
