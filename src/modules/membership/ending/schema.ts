import * as z from 'zod'
import { day, warning } from '../schema.ts'
import { endingOrgans, reasons } from './rules.ts'

const optional = (max: number) => z.string().trim().max(max).transform((value) => value.normalize('NFC') || null).nullish().transform((value) => value ?? null)

export const endingInput = z.object({
  code: z.string().max(60), memberId: z.uuid(),
  endedOn: day.meta({ description: 'First day on which the member is no longer one.' }),
  reason: z.enum(reasons).meta({ description: 'Letter of L 33 (a, b, c, d, đ, e, g), or the unpaid fee.' }),
  organ: z.enum(endingOrgans).meta({ description: 'Who decided; "law" where no decision is needed (a, b, c).' }),
  resolutionRef: optional(200).meta({ description: 'Resolution, decision, or the paper that shows the ground.' }),
  note: optional(1000),
  votesFor: z.int().min(0).optional().meta({ description: 'THT: members in favour (D77 8.3, 11).' }),
  noticeOn: day.optional().meta({ description: 'THT: day on which the members were told (D77 11.2).' }),
})

export const ended = z.object({ id: z.uuid(), memberId: z.uuid(), warnings: z.array(warning) })

export const endingRules = z.object({
  reasons: z.array(z.enum(reasons)),
  article: z.string(),
  verified: z.boolean().meta({ description: 'False: the letters are applied from Article 33 and not yet checked word by word.' }),
})
