import * as z from 'zod'
import { meetingModes } from '../attendance/rules.ts'
import { questionView } from '../agenda/schema.ts'
import { states } from './rules.ts'

export const kinds = ['annual', 'periodic', 'extraordinary'] as const
export const forms = ['full', 'delegates'] as const
export const conveners = ['board', 'director', 'supervisors', 'members', 'head'] as const

export const text = (max: number) => z.string().trim().min(1, 'assembly.textMissing').max(max).transform((value) => value.normalize('NFC'))
export const optionalText = (max: number) => z.string().trim().max(max).transform((value) => value.normalize('NFC') || null).nullish().transform((value) => value ?? null)
/** Forms of a page send "" for what was left out. */
export const blank = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? null : value), schema.nullish())

/** As a clerk types it, in the time of Viet Nam, or as a program sends it, with its zone. */
export const moment = z.string().trim().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/, 'assembly.badTime')
  .transform((value) => new Date(/(Z|[+-]\d{2}:\d{2})$/.test(value) ? value : `${value}+07:00`))
  .refine((value) => !Number.isNaN(value.getTime()), 'assembly.badTime')

export const planInput = z.object({
  code: z.string().max(60),
  title: text(200),
  kind: z.enum(kinds).meta({ description: 'annual (L 59.1), periodic: every three months under the reduced model (L 57.1), extraordinary (L 59.2).' }),
  fiscalYear: blank(z.coerce.number().int().min(1990).max(2200)).meta({ description: 'The year that an annual meeting is about.' }),
  form: z.enum(forms).default('full').meta({ description: 'All members, or delegates from fifty official members on (L 57.2).' }),
  mode: z.enum(meetingModes).meta({ description: 'In the hall, online, or both (L 57.3).' }),
  convener: z.enum(conveners).optional().meta({ description: 'Left out: who the model of governance names (L 59.1).' }),
  requestedOn: blank(z.iso.date()).meta({ description: 'Day of the request for an extraordinary meeting (L 59.3).' }),
  requesters: blank(z.coerce.number().int().min(0)),
  plannedAt: moment.meta({ description: 'Opening; without a zone it is the time of Viet Nam.' }),
  place: text(300),
  onlineAt: optionalText(500).meta({ description: 'Where to join online.' }),
})
export type Plan = z.output<typeof planInput>

export const callView = z.object({
  number: z.int(), plannedAt: z.string(), place: z.string(), onlineAt: z.string().nullable(),
  noticeDueOn: z.string().meta({ description: 'Last day for the notice (L 60.1).' }),
  notifiedAt: z.string().nullable(), closedAt: z.string().nullable(), outcome: z.enum(['held', 'no_quorum']).nullable(),
  base: z.int().nullable(), attending: z.int().nullable(),
})

export const quorumView = z.object({
  base: z.int().meta({ description: 'Official members, or delegates convened (L 59.7).' }),
  attending: z.int(), least: z.int(), missing: z.int(), reached: z.boolean(),
  votes: z.int().meta({ description: 'Votes of those attending; a delegate carries those who authorised him (L 61.4).' }),
  inPerson: z.int(), online: z.int(), byProxy: z.int(), guests: z.int(),
})
export type QuorumView = z.output<typeof quorumView>

export const meetingHead = z.object({
  id: z.uuid(), title: z.string(), kind: z.enum(kinds), fiscalYear: z.int().nullable(), form: z.enum(forms), mode: z.enum(meetingModes),
  state: z.enum(states), callNo: z.int(), plannedAt: z.string(), place: z.string(), openedAt: z.string().nullable(), closedAt: z.string().nullable(),
})

export const meetingView = meetingHead.extend({
  organisation: z.object({ id: z.uuid(), code: z.string(), name: z.string(), type: z.enum(['THT', 'HTX', 'LHHTX']) }),
  convener: z.enum(conveners), denominator: z.enum(['present', 'cast']), proposalDueOn: z.string(),
  chairName: z.string().nullable(), secretaryName: z.string().nullable(), note: z.string().nullable(),
  calls: z.array(callView), questions: z.array(questionView), quorum: quorumView,
  clerks: z.array(z.object({ personId: z.uuid(), name: z.string(), task: z.enum(['check_in', 'count', 'secretary']) })),
  may: z.object({ conduct: z.boolean(), checkIn: z.boolean(), count: z.boolean() }),
  me: z.object({ memberId: z.uuid(), name: z.string(), attending: z.boolean(), votes: z.int(), code: z.string() }).nullable()
    .meta({ description: 'The reader as an entitled member; null for others.' }),
  missing: z.array(z.object({ key: z.string(), text: z.string() })).meta({ description: 'What still stands in the way of the next step.' }),
  version: z.int(),
})
export type MeetingView = z.output<typeof meetingView>
