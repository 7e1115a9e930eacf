import * as z from 'zod'
import { handleOf } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Job } from '#platform/module.ts'
import { operation } from '#platform/operation.server.ts'
import { can } from '../policy.ts'
import { dutiesOf, subjectOf, urgencyOf, YEARLY_FIELDS } from '../rules.ts'
import { wordsOf } from '../words.ts'
import { countOpen, listOpen, readFacts, writeStanding, type Standing } from './store.server.ts'

/** So many in one transaction: a night that is cut off goes on where it was. */
const BATCH = 5000

export const recountDuties = operation({
  id: 'duties.recountDuties',
  summary: 'The standing duties of a batch of organisations, computed anew from record and profile for lists over a territory.',
  input: z.object({ after: z.uuid().nullable().default(null), limit: z.int().min(1).max(20_000).default(BATCH) }),
  output: z.object({ organisations: z.int(), written: z.int(), next: z.uuid().nullable() }),
  allow: can.recount,
  run: async (ctx, { after, limit }) => {
    const today = vietnamDay(ctx.now)
    const counted = await readFacts(ctx, after, limit, YEARLY_FIELDS.length)
    const standing = counted.flatMap(({ id, province, commune, facts }) => dutiesOf(facts, today).map(({ urgency: _, ...fact }): Standing =>
      ({ ...fact, organisationId: id, subjectId: subjectOf(fact), province, commune })))
    const written = await writeStanding(ctx, counted.map((c) => c.id), standing)
    return { organisations: counted.length, written, next: counted.length === limit ? (counted.at(-1)?.id ?? null) : null }
  },
})

/** The days move on by themselves, and with them what is due: once a night for everybody. */
export const recountJob: Job = {
  name: 'duties.recount',
  nightly: true,
  run: async (job) => {
    let after: string | null = null
    let organisations = 0
    do {
      const step: { organisations: number; next: string | null } = await job.execute(recountDuties, { after })
      organisations += step.organisations
      after = step.next
      await job.report({ counts: { organisations } })
    } while (after !== null)
  },
}

export const listTerritoryDuties = operation({
  id: 'duties.listTerritoryDuties',
  http: 'GET /duties',
  summary: 'What organisations of the officer’s territory still owe, the earliest last day first, with counts by kind; of last night.',
  reads: true,
  input: z.object({
    kind: z.string().max(80).optional(), overdue: z.enum(['true', 'false']).optional(),
    offset: z.coerce.number().int().min(0).max(100_000).default(0), limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    counts: z.array(z.object({ kind: z.string(), open: z.int(), overdue: z.int() })),
    items: z.array(z.object({
      organisation: z.object({ code: z.string(), name: z.string() }), kind: z.string(), article: z.string(), startOn: z.string().nullable(), dueOn: z.string().nullable(),
      urgency: z.enum(['overdue', 'soon', 'later', 'done']), title: z.string(), explanation: z.string(), consequence: z.string(),
    })),
  }),
  allow: can.readTerritory,
  run: async (ctx, { kind, overdue, offset, limit }) => {
    const today = vietnamDay(ctx.now)
    const rows = await listOpen(ctx, { kind: kind ?? null, overdueOn: overdue === 'true' ? today : null, offset, limit })
    return {
      counts: await countOpen(ctx, today),
      items: rows.map(({ id, code, name, ...d }) => ({
        organisation: { code: handleOf({ id, code }), name }, kind: d.kind, article: d.article, startOn: d.startOn, dueOn: d.dueOn,
        urgency: urgencyOf(d.dueOn, null, today), ...wordsOf(d, ctx.say),
      })),
    }
  },
})
