import * as z from 'zod'

export const dutyKinds = ['yearlyUpdate', 'generalMeeting', 'meetingOverdue', 'members', 'suspension', 'notAtAddress', 'corrections'] as const
export type DutyKind = (typeof dutyKinds)[number]

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** One thing that the law asks of an organisation. Other modules will add kinds of their own. */
export const duty = z.object({
  kind: z.enum(dutyKinds),
  article: z.string().meta({ description: 'Article of law, for example "C09.6" or "L103.1e"; see the glossary for the letters.' }),
  startOn: day.nullable().meta({ description: 'Since when it runs.' }),
  dueOn: day.nullable().meta({ description: 'Last day; null where the law names none.' }),
  doneOn: day.nullable(),
  urgency: z.enum(['overdue', 'soon', 'later', 'done']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  title: z.string(),
  explanation: z.string(),
  consequence: z.string().meta({ description: 'What happens otherwise, in words a director understands.' }),
  href: z.string().nullable().meta({ description: 'Where to do it.' }),
})
export type Duty = z.output<typeof duty>
/** What the rules decide; words come later, in the reader's language. */
export type DutyFact = Pick<Duty, 'kind' | 'article' | 'startOn' | 'dueOn' | 'doneOn' | 'urgency' | 'params'>
