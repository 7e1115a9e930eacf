import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Channel } from '../channels/rules.ts'

export type CostRow = { channel: Channel; messages: number; amountDong: number }

/** By the day it left in Vietnam: a receipt, so that a later failure does not take the cost away. */
export async function sumCosts(ctx: Ctx, organisationId: string, from: Date, until: Date): Promise<CostRow[]> {
  const { rows } = await sql<CostRow>`
    select d.channel, count(*)::int as messages, sum(d.cost_dong)::bigint as "amountDong"
    from notices.delivery d join lateral (select min(r.at) as at from notices.receipt r
      where r.organisation_id = d.organisation_id and r.delivery_id = d.id and r.kind = 'sent') s on true
    where d.organisation_id = ${organisationId}::uuid and s.at >= ${from}::timestamptz and s.at < ${until}::timestamptz
    group by d.channel order by d.channel`.execute(ctx.db)
  return rows
}
