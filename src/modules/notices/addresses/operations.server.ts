import { timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { keyedHash } from '#platform/secrets.server.ts'
import { outside } from '../channels/rules.ts'
import { listPersonalWords } from '../consents/store.server.ts'
import { listDevices } from '../devices/store.server.ts'
import { can } from '../policy.ts'
import { currentProviders } from '../providers/registry.server.ts'
import { addressed, addressedChannel, email, outsideChannel, phone } from '../schema.ts'
import { quietHours } from '../timing/settings.server.ts'
import { codeFrom, CODE_MINUTES, judgeCode, refuseCode } from './rules.ts'
import { forgetAddress, listAddresses, putAddress, settleCode, takeAddress, type Address } from './store.server.ts'

export const VERIFY_JOB = 'notices.verifyAddress'
const MINUTE_MS = 60_000

const codeOf = (address: Pick<Address, 'personId' | 'channel' | 'address'>, nonce: string): string =>
  codeFrom(keyedHash(`notices:${address.personId}:${address.channel}:${address.address}:${nonce}`))

const channelView = z.object({
  channel: outsideChannel,
  available: z.boolean().meta({ description: 'The installation has this channel switched on.' }),
  consent: z.enum(['given', 'withdrawn', 'none']),
  address: z.string().nullable(),
  verified: z.boolean(),
  codeSent: z.boolean().meta({ description: 'A code is on its way and not used yet.' }),
  history: z.array(z.object({ given: z.boolean(), ground: z.string(), at: z.string() })),
})

export const getChannels = operation({
  id: 'notices.getChannels',
  http: 'GET /me/channels',
  summary: 'By which ways the platform may tell the person something, with consent and its history.',
  reads: true,
  input: z.object({}),
  output: z.object({
    channels: z.array(channelView),
    devices: z.array(z.object({ id: z.uuid(), label: z.string(), createdAt: z.string() })),
    pushKey: z.string().nullable().meta({ description: 'What a browser needs to subscribe; null where web push is off.' }),
    quietHours: z.object({ from: z.string(), to: z.string() }),
  }),
  allow: can.readOwn,
  run: async (ctx) => {
    const [addresses, words, devices] = await Promise.all([listAddresses(ctx), listPersonalWords(ctx), listDevices(ctx, ctx.actor.id ?? '')])
    const providers = currentProviders()
    return {
      channels: outside.map((channel) => {
        const own = addresses.find((one) => one.channel === channel)
        const history = words.filter((word) => word.channel === channel)
        const last = history[0]
        return {
          channel, available: providers[channel] !== undefined, consent: last === undefined ? ('none' as const) : last.given ? ('given' as const) : ('withdrawn' as const),
          address: own?.address ?? null, verified: own?.verifiedAt != null, codeSent: own?.nonce != null && own.expiresAt !== null && own.expiresAt > ctx.now,
          history: history.map((word) => ({ given: word.given, ground: word.ground, at: word.at.toISOString() })),
        }
      }),
      devices: devices.map(({ id, label, createdAt }) => ({ id, label, createdAt: createdAt.toISOString() })),
      pushKey: providers.push?.publicKey ?? null, quietHours: quietHours(),
    }
  },
})

const readAddress = (channel: (typeof addressed)[number], text: string): string => {
  const parsed = (channel === 'email' ? email : phone).safeParse(text)
  const key = channel === 'email' ? 'notices.badEmail' : 'notices.badPhone'
  if (!parsed.success) throw new AppError('invalid', 'platform.invalid', {}, { fields: [{ path: 'address', key }] })
  return parsed.data
}

export const setAddress = operation({
  id: 'notices.setAddress',
  http: 'POST /me/channels/{channel}/address',
  summary: 'Says where the person can be reached; a code goes there when the channel is on.',
  input: z.object({ channel: addressedChannel, address: z.string().max(254) }),
  output: z.object({ channel: addressedChannel, codeSent: z.boolean() }),
  allow: can.readOwn,
  run: async (ctx, { channel, address: text }) => {
    const address = readAddress(channel, text)
    const known = await takeAddress(ctx, channel)
    const sends = currentProviders()[channel] !== undefined && !(known?.address === address && known.verifiedAt !== null)
    const today = vietnamDay(ctx.now)
    const refusal = sends && known ? refuseCode(known, today, ctx.now) : null
    if (refusal) throw new AppError('too_many', `notices.${refusal}`)
    await putAddress(ctx, channel, address, sends ? { nonce: newId(), expiresAt: new Date(ctx.now.getTime() + CODE_MINUTES * MINUTE_MS), today } : null)
    if (sends) await ctx.enqueue(VERIFY_JOB, { channel })
    return { channel, codeSent: sends }
  },
})

export const dropAddress = operation({
  id: 'notices.dropAddress',
  http: 'DELETE /me/channels/{channel}/address',
  summary: 'Forgets where the person can be reached by this channel.',
  input: z.object({ channel: addressedChannel }),
  output: z.object({ channel: addressedChannel }),
  allow: can.readOwn,
  run: async (ctx, { channel }) => {
    if (!(await forgetAddress(ctx, channel))) throw new AppError('not_found', 'notices.noAddress')
    return { channel }
  },
})

/** Only the job asks: the code is made again from the root key and never stored. */
export const readCode = operation({
  id: 'notices.readCode',
  summary: 'The code that is to be sent to the actor’s own address.',
  input: z.object({ channel: addressedChannel }),
  output: z.object({ address: z.string(), code: z.string(), nonce: z.uuid() }).nullable(),
  allow: can.readOwn,
  run: async (ctx, { channel }) => {
    const own = await takeAddress(ctx, channel)
    if (!own?.nonce || own.address === null || own.expiresAt === null || own.expiresAt < ctx.now) return null
    return { address: own.address, code: codeOf(own, own.nonce), nonce: own.nonce }
  },
})

export const verifyAddress = operation({
  id: 'notices.verifyAddress',
  http: 'POST /me/channels/{channel}/verification',
  summary: 'Proves an address with the code that was sent to it.',
  input: z.object({ channel: addressedChannel, verification: z.string().trim().max(10).meta({ description: 'Six digits.' }) }),
  output: z.object({ channel: addressedChannel, result: z.enum(['right', 'wrong', 'expired', 'tooMany']) }),
  allow: can.readOwn,
  run: async (ctx, { channel, verification }) => {
    const own = await takeAddress(ctx, channel)
    if (!own?.address) throw new AppError('not_found', 'notices.noAddress')
    const expected = Buffer.from(own.nonce ? codeOf(own, own.nonce) : '')
    const given = Buffer.from(verification)
    const result = judgeCode({ expiresAt: own.nonce ? own.expiresAt : null, wrongCodes: own.wrongCodes }, expected.length === given.length && timingSafeEqual(expected, given), ctx.now)
    // A refusal would roll the count of wrong codes back: the result is an answer.
    if (result === 'right' || result === 'wrong') await settleCode(ctx, channel, result === 'right')
    return { channel, result }
  },
})
