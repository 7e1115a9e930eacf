import * as z from 'zod'

/** What follows from the registered record and the profile alone. */
export const registerKinds = ['yearlyUpdate', 'generalMeeting', 'meetingOverdue', 'members', 'suspension', 'notAtAddress', 'corrections'] as const

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const params = z.record(z.string(), z.union([z.string(), z.number()]))
export type DutyParams = z.output<typeof params>

/** One thing that the law asks of an organisation. */
export const duty = z.object({
  kind: z.string().meta({ description: 'What is due, for example "yearlyUpdate" or "governance.termEnd"; the module that knows of it owns the kind.' }),
  source: z.string().meta({ description: 'Who fed it; "register" follows from the record itself.' }),
  subjectId: z.string().meta({ description: 'What it is about; with the kind it names the duty.' }),
  article: z.string().meta({ description: 'Article of law, for example "C09.6" or "L103.1e"; see the glossary for the letters.' }),
  startOn: day.nullable().meta({ description: 'Since when it runs.' }),
  dueOn: day.nullable().meta({ description: 'Last day; null where the law names none.' }),
  doneOn: day.nullable(),
  urgency: z.enum(['overdue', 'soon', 'later', 'done']),
  params,
  title: z.string(),
  explanation: z.string(),
  consequence: z.string().meta({ description: 'What happens otherwise, in words a director understands.' }),
  href: z.string().nullable().meta({ description: 'Where to do it.' }),
})
export type Duty = z.output<typeof duty>
/** What the rules decide; words come later, in the reader's language. */
export type DutyFact = Pick<Duty, 'kind' | 'article' | 'startOn' | 'dueOn' | 'doneOn' | 'urgency' | 'params'>

/** What another module says when something becomes due. */
export type FedDuty = {
  organisationId: string
  /** `module.what`, for whoever asks where the row comes from. */
  source: string
  kind: string
  subjectId: string
  article: string
  /** From then on it is on the list; null: at once. */
  startOn: string | null
  dueOn: string | null
  params?: DutyParams
  /** Where to do it. */
  href?: string | null
  /** A message key; without it `duty.<kind>.consequence`. */
  consequence?: string
  /** True for what the officer over the territory may see too: grounds of revocation, never a person's affairs. */
  forOfficers?: boolean
}
