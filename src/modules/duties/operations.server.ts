import * as z from 'zod'
import { getOrganisation, type FullRecord } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can } from './policy.ts'
import { dutiesOf, type Facts } from './rules.ts'
import { duty, type Duty, type DutyFact } from './schema.ts'
import { wordsOf } from './words.ts'

/** The yearly fields that the organisation itself keeps; the mirror's own are not its to fill. */
const yearlyFields = [
  'phone', 'officialMembers', 'contributingMembers', 'femaleMembers', 'workers', 'totalCapitalDong', 'revenueDong',
  'internalRevenueDong', 'profitDong', 'workerIncomeDong', 'lastGeneralMeetingOn', 'products',
] as const

export function factsOf(record: FullRecord): Facts {
  const { profile, registered } = record
  return {
    type: record.type, status: record.status, statusFrom: registered.statusFrom, statusUntil: registered.statusUntil,
    foundedOn: registered.foundedOn ?? registered.registeredOn,
    officialMembers: profile?.officialMembers ?? null,
    lastGeneralMeetingOn: profile?.lastGeneralMeetingOn ?? null,
    lastConfirmedOn: record.freshness.lastConfirmedOn,
    openCorrections: record.openCorrections,
    filled: { done: yearlyFields.filter((name) => profile?.[name] !== null && profile?.[name] !== undefined).length, all: yearlyFields.length },
  }
}

const isInDepth = (record: z.output<typeof getOrganisation.output>): record is FullRecord => record.registered !== undefined

const hrefOf = (fact: DutyFact, code: string): string =>
  fact.kind === 'corrections' ? `/ho-so/${code}/chinh-sua` : `/ho-so/${code}/cap-nhat`

const inWords = (ctx: Ctx, code: string) => (fact: DutyFact): Duty => ({ ...fact, ...wordsOf(fact, ctx.locale), href: hrefOf(fact, code) })

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
    return { items: dutiesOf(factsOf(record), vietnamDay(ctx.now)).map(inWords(ctx, code)) }
  },
})
