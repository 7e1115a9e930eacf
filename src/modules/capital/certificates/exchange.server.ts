import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { operation } from '#platform/operation.server.ts'
import { can } from '../policy.ts'
import { code } from '../schema.ts'
import { listCertificates, replaceCertificate } from './operations.server.ts'

/** Each is a paper of some 80 ms; more would keep whoever pressed the button waiting. */
const AT_ONCE = 50

export const exchangeCertificates = operation({
  id: 'capital.exchangeCertificates',
  http: 'POST /organisations/{code}/certificates/exchange',
  summary: 'Exchanges certificates whose content changed, oldest number first, fifty at a time: one transfer changes everybody’s charter capital (L 75.3).',
  input: z.object({ code }),
  output: z.object({ exchanged: z.int(), waiting: z.int().meta({ description: 'Outdated ones that are left; call again with another key.' }), notYet: z.int().meta({ description: 'Holders who now owe a part of what they committed: theirs is exchanged when they have paid (L 75.1).' }) }),
  allow: can.keepBook,
  run: async (ctx, { code: handle }) => {
    await getOwnSubject(ctx, handle)
    const { items, exchangeable, outdated } = await ctx.call(listCertificates, { code: handle })
    const due = items.filter((one) => exchangeable.includes(one.id)).sort((a, b) => a.number - b.number)
    for (const { id } of due.slice(0, AT_ONCE)) await ctx.call(replaceCertificate, { code: handle, id, reason: 'changed' })
    return { exchanged: Math.min(due.length, AT_ONCE), waiting: Math.max(0, due.length - AT_ONCE), notYet: outdated.length - due.length }
  },
})
