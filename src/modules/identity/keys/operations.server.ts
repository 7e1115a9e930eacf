import * as z from 'zod'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can } from '../policy.ts'
import { KEY_DAYS_MAX } from '../rules.ts'
import { keyView } from '../schema.ts'
import { makeKeySecret } from '../signin/credentials.server.ts'
import { currentIdentity, forgetPerson } from '../signin/runtime.server.ts'
import { insertKey, listOwnKeys, revokeOwnKey } from './store.server.ts'

const KEYS_MAX = 20
const DAY_SECONDS = 86_400

export const createKey = operation({
  id: 'identity.createKey',
  outside: true,
  secretAnswer: true,
  http: 'POST /keys',
  summary: 'Makes an API key that acts for its owner within the given grants; the key is shown once.',
  input: z.object({
    name: z.string().trim().min(1).max(80),
    scopes: z.union([z.array(z.string()).max(200), z.string().transform((scope) => [scope])]).default([])
      .meta({ description: 'Grants of the owner that the key may use; none: it reads what the owner may see without any grant.' }),
    days: z.coerce.number().int().min(1).max(KEY_DAYS_MAX).default(90),
  }),
  output: keyView.extend({ key: z.string().meta({ description: 'Send it as “Authorization: Bearer …”. It is not kept and cannot be shown again.' }) }),
  status: 201,
  allow: can.changeOwnAccess,
  run: async (ctx, { name, scopes, days }) => {
    const beyond = scopes.find((scope) => !ctx.actor.grants.has(scope))
    if (beyond !== undefined) throw new AppError('forbidden', 'identity.scopeBeyondOwn', { scope: beyond })
    if ((await listOwnKeys(ctx)).length >= KEYS_MAX) throw new AppError('conflict', 'identity.tooManyKeys', { max: KEYS_MAX })
    const made = await makeKeySecret(currentIdentity().auth, ctx.actor.id ?? '', name, days * DAY_SECONDS)
    const expiresAt = new Date(ctx.now.getTime() + days * DAY_SECONDS * 1000)
    const startsWith = made.key.slice(0, 12)
    await insertKey(ctx, { id: made.id, name, startsWith, scopes, expiresAt })
    return { id: made.id, name, startsWith, scopes, key: made.key, createdAt: ctx.now.toISOString(), expiresAt: expiresAt.toISOString() }
  },
})

export const listKeys = operation({
  id: 'identity.listKeys',
  http: 'GET /keys',
  summary: 'One’s own API keys that still work.',
  reads: true,
  input: z.object({}),
  output: z.object({ items: z.array(keyView) }),
  allow: can.readOwnProfile,
  run: async (ctx) => ({ items: await listOwnKeys(ctx) }),
})

export const revokeKey = operation({
  id: 'identity.revokeKey',
  http: 'DELETE /keys/{id}',
  summary: 'Ends an API key at once.',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: can.changeOwnAccess,
  run: async (ctx, { id }) => {
    if (!(await revokeOwnKey(ctx, id))) throw new AppError('not_found', 'identity.keyNotFound')
    forgetPerson(ctx.actor.id ?? '')
    return { id }
  },
})
