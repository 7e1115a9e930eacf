import * as z from 'zod'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { findMaker, type StoredOffice } from '../offices/store.server.ts'
import { can } from '../policy.ts'
import { reachOf, type Maker } from '../rules.ts'
import { accountView, personalId, profileView, type Account } from '../schema.ts'
import { tieSubject } from '../signin/credentials.server.ts'
import { currentIdentity, forgetPerson } from '../signin/runtime.server.ts'
import { chooseActing, findPersonByPersonalId, lockPosting, sealPersonalId, setSuspended } from './store.server.ts'
import { findAccount, listAccountsBelow, readProfile } from './views.server.ts'

export const getProfile = operation({
  id: 'identity.getProfile',
  http: 'GET /me',
  summary: 'Who is signed in, from which office, with which grants.',
  reads: true,
  input: z.object({}),
  output: profileView,
  allow: can.readOwnProfile,
  run: async (ctx) => {
    const profile = await readProfile(ctx)
    if (!profile) throw new AppError('not_found', 'identity.personNotFound')
    return profile
  },
})

export const chooseOffice = operation({
  id: 'identity.chooseOffice',
  http: 'POST /me/office',
  summary: 'Act from another of one’s own offices.',
  input: z.object({ postingId: z.uuid() }),
  output: z.object({ postingId: z.uuid() }),
  allow: can.changeOwnAccess,
  run: async (ctx, { postingId }) => {
    const personId = ctx.actor.id ?? ''
    if (!(await chooseActing(ctx, personId, postingId))) throw new AppError('not_found', 'identity.postingNotFound')
    forgetPerson(personId)
    return { postingId }
  },
})

export async function makerOf(ctx: Ctx): Promise<Maker & StoredOffice> {
  const maker = await findMaker(ctx)
  if (!maker) throw new AppError('forbidden', 'identity.noOffice')
  return maker
}

export const listAccounts = operation({
  id: 'identity.listAccounts',
  http: 'GET /accounts',
  summary: 'Accounts of the offices below one’s own.',
  reads: true,
  input: z.object({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({ items: z.array(accountView), next: z.uuid().nullable() }),
  allow: can.listAccounts,
  run: async (ctx, { cursor, limit }) => {
    const maker = await makerOf(ctx)
    const items = await listAccountsBelow(ctx, maker, reachOf(maker), { after: cursor ?? null, limit: limit + 1 })
    return { items: items.slice(0, limit), next: items.length > limit ? (items[limit - 1]?.postingId ?? null) : null }
  },
})

export async function lockable(ctx: Ctx, postingId: string): Promise<Account> {
  const account = await findAccount(ctx, await makerOf(ctx), postingId)
  // What one may not manage looks like what is not there.
  if (!account?.mayLock) throw new AppError('not_found', 'identity.postingNotFound', {}, { article: 'C09.9' })
  return account
}

/** C09 9.6 gives five working days; a locked account does no harm meanwhile, so it locks at once. */
export const endPosting = operation({
  id: 'identity.endPosting',
  http: 'POST /postings/{postingId}/end',
  summary: 'Ends an officer’s service in an office; the account is locked at the same moment.',
  input: z.object({ postingId: z.uuid(), reason: z.enum(['moved', 'left', 'locked']) }),
  output: z.object({ postingId: z.uuid() }),
  allow: can.manageAccounts,
  run: async (ctx, { postingId, reason }) => {
    const account = await lockable(ctx, postingId)
    await lockPosting(ctx, postingId, reason)
    await ctx.emit('identity.postingEnded', { postingId, personId: account.personId, officeId: account.office.id, reason })
    forgetPerson(account.personId)
    return { postingId }
  },
})

const suspend = (suspended: boolean) => async (ctx: Ctx, { postingId }: { postingId: string }) => {
  const account = await lockable(ctx, postingId)
  await setSuspended(ctx, account.personId, suspended)
  forgetPerson(account.personId)
  return { postingId }
}

export const suspendAccount = operation({
  id: 'identity.suspendAccount',
  http: 'POST /postings/{postingId}/suspension',
  summary: 'Shuts a person out at once, for instance when a phone was stolen.',
  input: z.object({ postingId: z.uuid() }),
  output: z.object({ postingId: z.uuid() }),
  allow: can.manageAccounts,
  run: suspend(true),
})

export const restoreAccount = operation({
  id: 'identity.restoreAccount',
  http: 'DELETE /postings/{postingId}/suspension',
  summary: 'Lets a suspended person in again.',
  input: z.object({ postingId: z.uuid() }),
  output: z.object({ postingId: z.uuid() }),
  allow: can.manageAccounts,
  run: suspend(false),
})

/** Only the sign-in service calls this, after the provider proved the subject; never by e-mail. */
export const linkSubject = operation({
  id: 'identity.linkSubject',
  summary: 'Ties an OpenID Connect subject to the person who has the same personal ID number.',
  outside: true,
  input: z.object({ subject: z.string().min(1), personalId }),
  output: z.object({ linked: z.boolean() }),
  allow: (actor) => actor.kind === 'system',
  run: async (ctx, input) => {
    const person = await findPersonByPersonalId(ctx, sealPersonalId(input.personalId).hash)
    if (!person) return { linked: false }
    await tieSubject(currentIdentity().auth, person.id, input.subject)
    return { linked: true }
  },
})
