import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can } from '../policy.ts'
import { addressedChannel, outsideChannel } from '../schema.ts'
import { wordsOf } from '../words.ts'
import { insertPersonalWord, insertRecordedWord, listRecordedWords } from './store.server.ts'

/** Never assumed: each word is a step of its own, and what the person read stays with it (Law 91/2025 on personal data). */
export const giveConsent = operation({
  id: 'notices.giveConsent',
  http: 'POST /me/channels/{channel}/consents',
  summary: 'Consents to notices by one channel outside the platform, or withdraws it.',
  status: 201,
  input: z.object({ channel: outsideChannel, given: z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]) }),
  output: z.object({ channel: outsideChannel, given: z.boolean() }),
  allow: can.readOwn,
  run: async (ctx, { channel, given }) => {
    const t = wordsOf(ctx.locale)
    await insertPersonalWord(ctx, { channel, given, ground: t('notices.ground.self'), wording: t(given ? `notices.consent.${channel}` : 'notices.consent.withdrawn') })
    return { channel, given }
  },
})

export const recordConsent = operation({
  id: 'notices.recordConsent',
  http: 'POST /organisations/{code}/members/{memberId}/consents',
  summary: 'Writes down what a member without an account said about one channel, with its ground.',
  status: 201,
  input: z.object({
    code: z.string(), memberId: z.uuid(), channel: addressedChannel, given: z.boolean(),
    ground: z.string().trim().min(1, 'notices.groundMissing').max(300).transform((text) => text.normalize('NFC')).meta({ description: 'The paper or the conversation: "phiếu đồng ý ngày 3/10/2026".' }),
    onDay: z.iso.date(),
  }),
  output: z.object({ id: z.uuid() }),
  allow: can.keepLog,
  run: async (ctx, { code, ...word }) => {
    const { id } = await getOwnSubject(ctx, code)
    if (word.onDay > vietnamDay(ctx.now)) throw new AppError('invalid', 'notices.consentInFuture')
    return { id: await insertRecordedWord(ctx, id, word) }
  },
})

export const listConsents = operation({
  id: 'notices.listConsents',
  http: 'GET /organisations/{code}/members/{memberId}/consents',
  summary: 'What a member said about each channel, newest first; the first line of a channel is in force.',
  reads: true,
  input: z.object({ code: z.string(), memberId: z.uuid() }),
  output: z.object({ items: z.array(z.object({ id: z.uuid(), channel: addressedChannel, given: z.boolean(), ground: z.string(), onDay: z.string(), at: z.string() })) }),
  allow: can.keepLog,
  run: async (ctx, { code, memberId }) => {
    const { id } = await getOwnSubject(ctx, code)
    return { items: (await listRecordedWords(ctx, id, memberId)).map((word) => ({ ...word, at: word.at.toISOString() })) }
  },
})
