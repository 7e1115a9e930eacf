import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import prices from '#data/notices/prices.json' with { type: 'json' }
import { addDays, addMonths, endOfDay, vietnamDay } from '#platform/day.ts'
import { operation } from '#platform/operation.server.ts'
import { channels } from '../channels/rules.ts'
import { can } from '../policy.ts'
import { sumCosts } from './store.server.ts'

export const countCosts = operation({
  id: 'notices.countCosts',
  http: 'GET /organisations/{code}/notices/costs',
  summary: 'What the messages of one month cost the organisation, by channel.',
  reads: true,
  input: z.object({ code: z.string(), month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).optional().meta({ description: 'yyyy-mm; this month unless said otherwise.' }) }),
  output: z.object({
    month: z.string(),
    items: z.array(z.object({ channel: z.enum(channels), messages: z.int(), amountDong: z.int() })),
    totalDong: z.int(),
    pricesVerified: z.boolean().meta({ description: 'false: prices are round figures, not those of a contract.' }),
  }),
  allow: can.keepLog,
  run: async (ctx, { code, month = vietnamDay(ctx.now).slice(0, 7) }) => {
    const { id } = await getOwnSubject(ctx, code)
    const first = `${month}-01`
    const before = (day: string): Date => endOfDay(addDays(day, -1))
    const items = await sumCosts(ctx, id, before(first), before(addMonths(first, 1)))
    return { month, items, totalDong: items.reduce((sum, item) => sum + item.amountDong, 0), pricesVerified: prices.verified }
  },
})
