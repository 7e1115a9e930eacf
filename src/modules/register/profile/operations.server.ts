import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import * as z from 'zod'
import { getOwnSubject, getSubject, type Subject } from '../access.server.ts'
import { vietnamDay } from '../clock.ts'
import { refuseKept } from '../kept/rules.ts'
import { listKept } from '../kept/store.server.ts'
import { can } from '../policy.ts'
import { handle, profile, type Profile } from '../record/schema.ts'
import { profileView } from '../record/views.server.ts'
import { checkProfile } from './rules.ts'
import { profileInput, type ProfileChange } from './schema.ts'
import { addProfile, findProfile, setGeneralMeeting, updateProfile as storeProfile } from './store.server.ts'

export const getProfile = operation({
  id: 'register.getProfile',
  http: 'GET /organisations/{code}/profile',
  summary: 'What the organisation itself keeps up to date: contacts, members, workers, figures, meetings, consent.',
  reads: true,
  input: z.object({ code: handle }),
  output: profile,
  etag: (output) => String(output.version),
  allow: can.readOwnOrTerritory,
  run: async (ctx, { code }) => {
    const subject = await getSubject(ctx, code)
    const row = await findProfile(ctx.db, subject.id)
    if (!row) throw new AppError('not_found', 'register.profileNotFound', { name: subject.name })
    ctx.noteRead({ organisationId: subject.id, what: 'profile' })
    return profileView(row, await listKept(ctx.db, subject.id))
  },
})

/** The record's ETag ends with the profile's version: both may be sent back. */
const versionOf = (ifMatch: string | null): number => Number(ifMatch?.split('-').at(-1))

async function change(ctx: Ctx, subject: Subject, wanted: ProfileChange): Promise<Profile> {
  await addProfile(ctx.db, subject.id)
  const before = await findProfile(ctx.db, subject.id)
  const today = vietnamDay(ctx.now)
  const kept = await listKept(ctx.db, subject.id)
  const problems = before ? [...refuseKept(wanted, kept), ...checkProfile({ ...profileView(before, kept) as ProfileChange, ...wanted }, today)] : []
  if (problems.length > 0) throw new AppError('invalid', 'platform.invalid', {}, { fields: problems })
  // A profile that did not exist was shown with version 0 and begins at 1.
  const version = versionOf(ctx.ifMatch) || 1
  const after = await storeProfile(ctx.db, subject.id, version, wanted, today)
  if (!after) throw new AppError('precondition_failed', 'platform.ifMatchFailed')
  await ctx.emit('register.profileUpdated', { organisationId: subject.id })
  return profileView(after, kept)
}

export const updateProfile = operation({
  id: 'register.updateProfile',
  http: 'PATCH /organisations/{code}/profile',
  summary: 'The organisation changes what it owns; registration attributes need a correction request.',
  input: profileInput,
  output: profile,
  ifMatch: true,
  etag: (output) => String(output.version),
  allow: can.updateProfile,
  run: async (ctx, { code, ...wanted }) => change(ctx, await getOwnSubject(ctx, code), wanted),
})

export const confirmProfile = operation({
  id: 'register.confirmProfile',
  http: 'POST /organisations/{code}/confirmation',
  summary: 'The organisation says that its profile is still right: the record is fresh again.',
  input: z.object({ code: handle }),
  output: profile,
  allow: can.updateProfile,
  run: async (ctx, { code }) => {
    const subject = await getOwnSubject(ctx, code)
    const row = await findProfile(ctx.db, subject.id)
    if (!row) throw new AppError('not_found', 'register.profileNotFound', { name: subject.name })
    const after = await storeProfile(ctx.db, subject.id, row.version, {}, vietnamDay(ctx.now))
    if (!after) throw new AppError('precondition_failed', 'platform.ifMatchFailed')
    return profileView(after, await listKept(ctx.db, subject.id))
  },
})

export const recordGeneralMeeting = operation({
  id: 'register.recordGeneralMeeting',
  summary: 'An annual general meeting was held on this platform: the profile follows without anybody typing it.',
  input: z.object({ code: handle, heldOn: z.iso.date() }),
  output: z.object({ heldOn: z.string() }),
  allow: can.updateProfile,
  run: async (ctx, { code, heldOn }) => {
    const subject = await getOwnSubject(ctx, code)
    await addProfile(ctx.db, subject.id)
    await setGeneralMeeting(ctx.db, subject.id, heldOn)
    await ctx.emit('register.profileUpdated', { organisationId: subject.id })
    return { heldOn }
  },
})
