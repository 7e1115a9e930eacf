import * as z from 'zod'
import { mayChange } from '../votes/schema.ts'

const list = z.preprocess((value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]), z.array(z.uuid()).min(2, 'assembly.holdersMissing').max(15))

export const holdersInput = z.object({
  id: z.uuid(), questionId: z.uuid(),
  memberIds: list.meta({ description: 'Official members who sign in themselves; each keeps a part of the key on a device of their own.' }),
  mayChange,
})

const channel = z.enum(['paper', 'electronic'])
export const secretView = z.object({
  kind: z.enum(['plain', 'verifiable']), mayChange: z.boolean(),
  state: z.enum(['none', 'preparing', 'open', 'closed', 'counted']).meta({ description: 'none: a plain box that opens with the vote.' }),
  mayBeVerifiable: z.boolean().meta({ description: 'One mark among at most three choices.' }),
  fingerprint: z.string().nullable(),
  threshold: z.int().nullable().meta({ description: 'So many key holders open the sums together.' }),
  holders: z.array(z.object({ name: z.string(), introduced: z.boolean(), sent: z.boolean(), confirmed: z.boolean(), opened: z.boolean() })),
  holder: z.boolean().meta({ description: 'The reader holds a part of the key.' }),
  accounts: z.array(z.object({ memberId: z.uuid(), name: z.string(), number: z.int() })).meta({ description: 'Who could hold a key; for who conducts the meeting.' }),
  mine: z.array(z.object({ memberId: z.uuid(), name: z.string(), votes: z.int(), channel: channel.nullable(), handed: z.boolean() }))
    .meta({ description: 'The reader’s own vote and those carried: on paper, with the paper in hand, or at a screen.' }),
  turnout: z.object({ paper: z.int(), handed: z.int(), electronic: z.int() }),
  exposed: z.boolean().meta({ description: 'So few vote at a screen that the published ballots point at them.' }),
})
export type SecretView = z.output<typeof secretView>
