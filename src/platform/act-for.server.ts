import { sql } from 'kysely'
import type { Ctx } from './operation.server.ts'

/**
 * A reaction works on the rows of the organisation that its fact names; no person acts, so nothing else would open
 * them. Only for the system, and only until the end of this transaction.
 */
export async function actFor(ctx: Ctx, organisationId: string): Promise<void> {
  if (ctx.actor.kind !== 'system') throw new Error('only a reaction or a job may act for an organisation')
  await sql`select set_config('app.org_ids', ${`{${organisationId}}`}, true)`.execute(ctx.db)
}
