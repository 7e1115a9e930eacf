import * as z from 'zod'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can } from '../policy.ts'
import { currentProviders } from '../providers/registry.server.ts'
import { deleteDevice, insertDevice } from './store.server.ts'

const base64url = (max: number) => z.string().regex(/^[A-Za-z0-9_-]+=*$/).max(max)

export const addDevice = operation({
  id: 'notices.addDevice',
  http: 'POST /me/devices',
  summary: 'Lets this browser show notices; what it sends is its own push subscription.',
  status: 201,
  input: z.object({ endpoint: z.url().max(1000), p256dh: base64url(200), auth: base64url(100), label: z.string().trim().min(1).max(100).default('Trình duyệt') }),
  output: z.object({ id: z.uuid() }),
  allow: can.readOwn,
  run: async (ctx, device) => {
    const { push } = currentProviders()
    if (!push) throw new AppError('unavailable', 'notices.pushOff')
    if (!push.allows(device.endpoint)) throw new AppError('invalid', 'notices.pushHost')
    return { id: await insertDevice(ctx, device) }
  },
})

export const dropDevice = operation({
  id: 'notices.dropDevice',
  http: 'DELETE /me/devices/{id}',
  summary: 'Takes a browser off the list.',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: can.readOwn,
  run: async (ctx, { id }) => {
    if (!(await deleteDevice(ctx, ctx.actor.id ?? '', id))) throw new AppError('not_found', 'notices.noDevice')
    return { id }
  },
})
