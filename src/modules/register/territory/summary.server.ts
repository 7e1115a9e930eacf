import { sql } from 'kysely'
import * as z from 'zod'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { addDays, vietnamDay } from '../clock.ts'
import { periodOf } from '../deadlines/rules.ts'
import { can } from '../policy.ts'
import { fields, organisationTypes } from '../schema.ts'

/** From here on an organisation counts as silent: somebody should visit. */
const SILENT_DAYS = 183

const count = z.number().int()
export const territorySummary = z.object({
  asOf: z.string(),
  byType: z.record(z.enum(organisationTypes), count),
  byField: z.array(z.object({ field: z.enum(fields).nullable(), count })).meta({ description: 'HTX only, the largest first.' }),
  confirmed: count.meta({ description: 'HTX and unions confirmed in the running reporting period (C09 6).' }),
  obliged: count.meta({ description: 'HTX and unions that must confirm: all that have not ended.' }),
  dueOn: z.string(),
  silent: count.meta({ description: 'HTX and unions of which nothing was heard for half a year.' }),
})

/** One scan of a province at most: the nation has rollups. */
export const summariseTerritory = operation({
  id: 'register.summariseTerritory',
  http: 'GET /territory/summary',
  summary: "The officer's territory in a few numbers: how many of each type and field, how many confirmed this year, how many are silent.",
  reads: true,
  input: z.object({}),
  output: territorySummary,
  allow: can.readTerritory,
  run: async (ctx) => {
    const territory = ctx.actor.territory ?? ctx.actor.alliance
    if (territory === null || territory.level === 'nation') throw new AppError('forbidden', 'register.summaryOfTerritoryOnly')
    const today = vietnamDay(ctx.now)
    // On the fifteenth itself the old period may still be confirmed.
    const period = periodOf(addDays(today, -1))
    const { rows } = await sql<{ type: 'THT' | 'HTX' | 'LHHTX'; field: (typeof fields)[number] | null; n: number; confirmed: number; silent: number }>`
      select o.type, o.field, count(*)::int as n,
        count(*) filter (where coalesce(p.last_confirmed_on, o.last_confirmed_on) >= ${period.from}::date)::int as confirmed,
        count(*) filter (where coalesce(p.last_confirmed_on, o.last_confirmed_on, '-infinity') < ${today}::date - ${SILENT_DAYS}::int)::int as silent
      from register.organisation o left join register.profile p on p.organisation_id = o.id
      where o.province_code = ${territory.province} and o.status <> 'ended'
        ${territory.level === 'commune' ? sql`and o.commune_code = ${territory.commune}` : sql``}
      group by o.type, o.field`.execute(ctx.db)
    const sum = (of: typeof rows, key: 'n' | 'confirmed' | 'silent'): number => of.reduce((total, row) => total + row[key], 0)
    const obliged = rows.filter((row) => row.type !== 'THT')
    return {
      asOf: today,
      byType: { THT: sum(rows.filter((r) => r.type === 'THT'), 'n'), HTX: sum(rows.filter((r) => r.type === 'HTX'), 'n'), LHHTX: sum(rows.filter((r) => r.type === 'LHHTX'), 'n') },
      byField: rows.filter((r) => r.type === 'HTX').map((r) => ({ field: r.field, count: r.n })).sort((a, b) => b.count - a.count),
      confirmed: sum(obliged, 'confirmed'), obliged: sum(obliged, 'n'), dueOn: period.due.organisation, silent: sum(obliged, 'silent'),
    }
  },
})
