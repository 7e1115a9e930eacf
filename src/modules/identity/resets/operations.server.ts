import * as z from 'zod'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { lockable } from '../people/operations.server.ts'
import { can } from '../policy.ts'
import { RESET_HOURS } from '../rules.ts'
import { newPassword } from '../schema.ts'
import { replaceCredentials } from '../signin/credentials.server.ts'
import { currentIdentity, forgetPerson } from '../signin/runtime.server.ts'
import { newToken } from '../token.server.ts'
import { insertReset, markUsed, takeReset, type Reset } from './store.server.ts'

export const issueReset = operation({
  id: 'identity.issueReset',
  secretAnswer: true,
  http: 'POST /postings/{postingId}/reset',
  summary: 'For a forgotten password or a lost phone: a link, shown once, with which the person sets a new password.',
  input: z.object({ postingId: z.uuid() }),
  output: z.object({ path: z.string().meta({ description: 'To hand over to the person; it works once.' }), expiresAt: z.string() }),
  status: 201,
  allow: can.manageAccounts,
  run: async (ctx, { postingId }) => {
    const account = await lockable(ctx, postingId)
    const token = newToken()
    const expiresAt = new Date(ctx.now.getTime() + RESET_HOURS * 3_600_000)
    await insertReset(ctx, account.personId, token, expiresAt)
    return { path: `/dat-lai/${token}`, expiresAt: expiresAt.toISOString() }
  },
})

async function usable(ctx: Ctx, token: string): Promise<Reset> {
  const reset = await takeReset(ctx, token)
  if (!reset?.usable) throw new AppError('not_found', 'identity.resetNotFound')
  return reset
}

export const readReset = operation({
  id: 'identity.readReset',
  summary: 'For whom a reset link is.',
  input: z.object({ token: z.string().max(100) }),
  output: z.object({ name: z.string(), login: z.string() }),
  allow: can.anyone,
  run: async (ctx, { token }) => {
    const { name, login } = await usable(ctx, token)
    return { name, login }
  },
})

/** The second factor falls too: with the phone it was lost, and the level above vouched for the person. */
export const useReset = operation({
  id: 'identity.useReset',
  summary: 'The person sets a new password; every session, passkey and second factor of before ends.',
  outside: true,
  input: z.object({ token: z.string().max(100), password: newPassword }),
  output: z.object({ login: z.string() }),
  allow: can.anyone,
  run: async (ctx, { token, password }) => {
    const reset = await usable(ctx, token)
    await markUsed(ctx, reset.id)
    await replaceCredentials(currentIdentity().auth, reset.personId, password)
    forgetPerson(reset.personId)
    return { login: reset.login }
  },
})
