import * as z from 'zod'
import { getOrganisation, getSubject, type FullRecord } from '#modules/register/index.ts'
import { addDays, vietnamDay } from '#platform/day.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can } from './policy.ts'
import { byUrgency, dutiesOf, subjectOf, urgencyOf, YEARLY_FIELDS, type Facts } from './rules.ts'
import { duty, type Duty, type DutyFact } from './schema.ts'
import { listFed, type StoredDuty } from './store.server.ts'
import { wordsOf } from './words.ts'

/** So long what was done stays on the list. */
const DONE_DAYS = 60

export function factsOf(record: FullRecord): Facts {
  const { profile, registered } = record
  return {
    type: record.type, status: record.status, statusFrom: registered.statusFrom, statusUntil: registered.statusUntil,
    foundedOn: registered.foundedOn ?? registered.registeredOn,
    officialMembers: profile?.officialMembers ?? null,
    lastGeneralMeetingOn: profile?.lastGeneralMeetingOn ?? null,
    lastConfirmedOn: record.freshness.lastConfirmedOn,
    openCorrections: record.openCorrections,
    filled: { done: YEARLY_FIELDS.filter((name) => profile?.[name] !== null && profile?.[name] !== undefined).length, all: YEARLY_FIELDS.length },
  }
}

const isInDepth = (record: z.output<typeof getOrganisation.output>): record is FullRecord => record.registered !== undefined

const hrefOf = (fact: DutyFact, code: string): string =>
  fact.kind === 'corrections' ? `/ho-so/${code}/chinh-sua` : `/ho-so/${code}/cap-nhat`

const fromRegister = (ctx: Ctx, code: string) => (fact: DutyFact): Duty =>
  ({ ...fact, source: 'register', subjectId: subjectOf(fact), ...wordsOf(fact, ctx.say), href: hrefOf(fact, code) })

const fed = (ctx: Ctx, today: string) => ({ consequence, ...stored }: StoredDuty): Duty =>
  ({ ...stored, urgency: urgencyOf(stored.dueOn, stored.doneOn, today), ...wordsOf({ ...stored, consequence }, ctx.say) })

export const listDuties = operation({
  id: 'duties.listDuties',
  http: 'GET /organisations/{code}/duties',
  summary: 'What the law still asks of an organisation: article, start, last day, and what happens otherwise.',
  reads: true,
  input: z.object({ code: z.string().max(60) }),
  output: z.object({ items: z.array(duty) }),
  allow: can.readDuties,
  run: async (ctx, { code }) => {
    const record = await ctx.call(getOrganisation, { code })
    // An outsider gets the six public fields only, and from those nothing can be due.
    if (!isInDepth(record)) throw new AppError('forbidden', 'platform.forbidden')
    const today = vietnamDay(ctx.now)
    const { id } = await getSubject(ctx, code)
    const stored = can.readFed(ctx.actor) ? await listFed(ctx, id, today, addDays(today, -DONE_DAYS)) : []
    return { items: [...dutiesOf(factsOf(record), today).map(fromRegister(ctx, code)), ...stored.map(fed(ctx, today))].sort(byUrgency) }
  },
})
