import * as z from 'zod'
import { subjects } from '../votes/rules.ts'
import { groupSubjects } from '../groups/rules.ts'
import { questionStates } from '../meetings/rules.ts'
import { effect } from '../effects/schema.ts'

export const allSubjects = [...new Set([...subjects, ...groupSubjects])] as [string, ...string[]]
const text = (max: number) => z.string().trim().min(1, 'assembly.textMissing').max(max).transform((value) => value.normalize('NFC'))
const dong = z.preprocess((value) => (value === '' ? null : typeof value === 'string' ? Number(value.replaceAll('.', '')) : value), z.int().min(1).max(1_000_000_000_000_000).nullish())

export const questionInput = z.object({
  id: z.uuid(),
  subject: z.enum(allSubjects).meta({ description: 'What is decided; it fixes the majority (L 61.2–61.3).' }),
  title: text(300),
  draft: text(20_000).meta({ description: 'Draft resolution, as it is sent with the notice (L 60.1).' }),
  ballot: z.enum(['open', 'secret']).default('open').meta({ description: 'Elections are secret whatever is said here (L 65.2, 69.1, 72.2).' }),
  seats: z.preprocess((value) => (value === '' ? null : value), z.coerce.number().int().min(1).max(15).nullish()),
  candidates: z.array(z.object({ name: text(200), memberId: z.uuid().nullish() })).max(40).default([]),
  assetValueDong: dong.meta({ description: 'Value of the deal (L 61.2b).' }),
  totalAssetsDong: dong.meta({ description: 'Total assets in the latest financial statement.' }),
  effect: effect.nullish().meta({ description: 'What happens when it carries.' }),
})
export type QuestionInput = z.output<typeof questionInput>

export const tallyView = z.object({ for: z.int(), against: z.int(), abstain: z.int(), invalid: z.int() })

export const questionView = z.object({
  id: z.uuid(), position: z.int(), subject: z.string(), title: z.string(), draft: z.string(), ballot: z.enum(['open', 'secret']),
  majority: z.enum(['qualified', 'simple', 'all']).meta({ description: 'qualified: at least 65 % (L 61.2); simple: more than 50 % (L 61.3); all: everybody (D77 21).' }),
  seats: z.int().nullable(),
  candidates: z.array(z.object({ id: z.uuid(), name: z.string(), memberId: z.uuid().nullable(), votes: z.int().nullable(), elected: z.boolean().nullable() })),
  state: z.enum(questionStates), startedAt: z.string().nullable(), stoppedAt: z.string().nullable(),
  presentVotes: z.int().nullable(), tally: tallyView.nullable(), denominator: z.int().nullable(), least: z.int().nullable(),
  shareHundredths: z.int().nullable().meta({ description: 'Hundredths of a percent in favour, cut and never rounded up.' }),
  passed: z.boolean().nullable(), resolutionNo: z.string().nullable(), effectKind: z.string().nullable(), effectLines: z.array(z.string()).meta({ description: 'What happens when it carries, one line each.' }), effectDone: z.boolean(),
  votesIn: z.int().meta({ description: 'Votes cast so far in an open vote; how they were cast stays unread until it closes.' }),
  mine: z.enum(['for', 'against', 'abstain']).nullable(),
  version: z.int(),
})
export type QuestionView = z.output<typeof questionView>
