import * as z from 'zod'
import { quorumView } from '../meetings/schema.ts'
import { states } from '../meetings/rules.ts'

/** What a watcher and the projector see; never how anybody votes. */
export const liveView = z.object({
  id: z.uuid(), title: z.string(), organisation: z.string(), state: z.enum(states), callNo: z.int(), quorum: quorumView,
  running: z.object({ position: z.int(), title: z.string(), ballot: z.enum(['open', 'secret']), votesIn: z.int(),
    fingerprint: z.string().nullable().meta({ description: 'Of the secret box: each voter compares it with the own screen.' }) }).nullable(),
  last: z.object({ position: z.int(), title: z.string(), passed: z.boolean(), for: z.int(), denominator: z.int(), shareHundredths: z.int() }).nullable(),
})
export type LiveView = z.output<typeof liveView>
