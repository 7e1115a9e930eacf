import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Channel } from '../channels/rules.ts'

export type CostRow = { channel: Channel; messages: number; amountDong: number }

/** By the day it left in Vietnam: a receipt, so that a later failure does not take the cost away. */
export async function sumCosts(ctx: Ctx, organisationId: string, from: Date, until: Date): Promise<CostRow[]> {
  const { rows } = await sql<CostRow>`
    select d.channel, count(*)::int as messages, sum(d.cost_dong)::bigint as "amountDong"
    from notices.receipt r join notices.delivery d on d.organisation_id = r.organisation_id and d.id = r.delivery_id
    where r.organisation_id = ${organisationId}::uuid and r.kind = 'sent' and r.at >= ${from}::timestamptz and r.at < ${until}::timestamptz
    group by d.channel order by d.channel`.execute(ctx.db)
  return rows
}
